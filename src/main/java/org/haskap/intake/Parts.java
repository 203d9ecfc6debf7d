package org.haskap.intake;

import java.util.List;
import org.haskap.kernel.Place;

/**
 * A document cut into parts of {@value #LINES} lines that are shown one at a time. Pure.
 *
 * @param base address of the page, without a query
 * @param cuts first place of each part, in order
 */
record Parts(String base, List<Place> cuts) {
    /** How many lines a part has. */
    static final int LINES = 200;

    /** Copies the list; a document without lines is one part. */
    Parts {
        cuts = cuts.isEmpty() ? List.of(Place.line(1, 1)) : List.copyOf(cuts);
    }

    int count() {
        return cuts.size();
    }

    /** The number of a part there is that is nearest to the one asked for. */
    int nearest(int number) {
        return Math.clamp(number, 1, count());
    }

    /** The first place of a part. */
    Place first(int number) {
        return cuts.get(number - 1);
    }

    /** The last place that a part may hold: just before the next one begins. */
    Place last(int number) {
        return number == count()
                ? Place.line(Integer.MAX_VALUE, Integer.MAX_VALUE)
                : Place.line(cuts.get(number).page(), cuts.get(number).line() - 1);
    }

    /** The number of the part that holds a place. */
    int holding(Place place) {
        Place line = Place.line(place.page(), place.line());
        int number = 1;
        for (int i = 1; i < count(); i++) {
            if (cuts.get(i).compareTo(line) <= 0) {
                number = i + 1;
            }
        }
        return number;
    }

    /** Whether a place stands in a part. */
    boolean holds(int number, Place place) {
        return holding(place) == number;
    }

    /** Where something at a place is shown. */
    String href(Place place, String anchor) {
        int number = holding(place);
        return base + (number == 1 ? "" : "?part=" + number) + "#" + anchor;
    }
}

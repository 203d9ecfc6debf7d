package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.haskap.document.Stretch;
import org.haskap.kernel.Place;
import org.haskap.reading.LineFate.Fate;

/**
 * A document cut into parts that are shown one at a time, each of at most {@link Stretch#LONGEST} lines. Pages of the
 * document stay whole where they are not longer than that. Pure.
 *
 * @param parts the parts in order, at least one
 */
record DocumentParts(List<Part> parts) {

    /** Copies the list. */
    DocumentParts {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param first its first place
     * @param last the last place it may hold
     */
    record Part(Place first, Place last) {}

    /** Cuts a document; with a fate given, into parts that each hold so many lines of that fate. */
    static DocumentParts of(List<Stretch> stretches, Optional<Fate> only) {
        ToIntFunction<Stretch> size = s -> only.map(s::lines).orElseGet(s::lines);
        var parts = new ArrayList<Part>();
        int lines = 0;
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            boolean opensPage = i == 0 || stretches.get(i - 1).page() != stretch.page();
            int next = opensPage ? page(stretches, i, size) : size.applyAsInt(stretch);
            if (parts.isEmpty() || (lines + next > Stretch.LONGEST && lines > 0)) {
                parts.add(new Part(stretch.first(), stretch.last()));
                lines = 0;
            } else {
                parts.set(parts.size() - 1, new Part(parts.getLast().first(), stretch.last()));
            }
            lines += size.applyAsInt(stretch);
        }
        return new DocumentParts(parts.isEmpty() ? List.of(new Part(Place.line(1, 1), Place.line(1, 1))) : parts);
    }

    /** The lines of the page that begins with a stretch, as far as they fit into one part. */
    private static int page(List<Stretch> stretches, int from, ToIntFunction<Stretch> size) {
        int lines = 0;
        int page = stretches.get(from).page();
        for (int i = from; i < stretches.size() && stretches.get(i).page() == page; i++) {
            lines += size.applyAsInt(stretches.get(i));
        }
        return Math.min(lines, Stretch.LONGEST);
    }

    /** How many parts there are. */
    int count() {
        return parts.size();
    }

    /** The part of a number from 1; the nearest there is. */
    Part part(int number) {
        return parts.get(nearest(number) - 1);
    }

    /** The number of a part there is that is nearest to the one asked for. */
    int nearest(int number) {
        return Math.clamp(number, 1, count());
    }

    /**
     * The number of the part that holds a stretch, written as {@link Sources} writes it into links: the page, or the page
     * and the number of the stretch with a hyphen between them. Anything else is the first part.
     */
    int holding(String from) {
        var written = from.split("-", -1);
        try {
            int page = Integer.parseInt(written[0]);
            int stretch = written.length > 1 ? Integer.parseInt(written[1]) : 1;
            var first =
                    new Stretch(page, Math.clamp(stretch, 1, Integer.MAX_VALUE / Stretch.LONGEST), Map.of()).first();
            int number = 1;
            for (int i = 0; i < count(); i++) {
                if (parts.get(i).first().compareTo(first) <= 0) {
                    number = i + 1;
                }
            }
            return number;
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}

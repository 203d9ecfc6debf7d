package org.haskap.strategy;

import org.haskap.kernel.Place;
import org.haskap.web.ui.Link;

/** Links from what a page says to the line it came from. Pure. */
final class Sources {
    private Sources() {}

    /** Where a line of a document is shown. */
    static String href(long document, Place place) {
        return "/documents/" + document + "#" + place.anchor();
    }

    /** The line in words: 「3ページ 120行目」. */
    static String words(Place place) {
        return place.page() + "ページ " + place.line() + "行目";
    }

    /** A link to a line. */
    static Link line(long document, Place place) {
        return new Link("資料の" + words(place), href(document, place));
    }
}

package org.haskap.strategy;

import org.haskap.document.SourceDocument;
import org.haskap.document.Stretch;
import org.haskap.kernel.Place;
import org.haskap.plan.PlanTree;
import org.haskap.register.Register;
import org.haskap.web.ui.Link;

/**
 * Links from what a page says to the line of a document it came from.
 *
 * @param document the document
 * @param paged whether it has pages to speak of: a text or a table is one page, and saying so would only puzzle
 */
public record Sources(long document, boolean paged) {

    /** Links into a document. */
    public static Sources of(SourceDocument document) {
        return new Sources(document.id(), document.pages() > 1);
    }

    /** Links into the document a plan came from. */
    static Sources of(PlanTree tree) {
        return new Sources(
                tree.edition().documentId(),
                tree.nodes().stream().anyMatch(node -> node.place().page() > 1));
    }

    /** Links into the document a register came from. */
    static Sources of(Register register) {
        return new Sources(
                register.documentId(),
                register.programmes().stream()
                        .anyMatch(programme -> programme.place().page() > 1));
    }

    /**
     * Where a line is shown. A long document is shown in parts; the first needs no mention, every other is named by the
     * page and the stretch of it that the line stands in.
     */
    public String href(Place place) {
        int stretch = Stretch.of(place);
        String from =
                place.page() == 1 && stretch == 1 ? "" : "?from=" + place.page() + (stretch == 1 ? "" : "-" + stretch);
        return "/documents/" + document + from + "#" + place.anchor();
    }

    /** The line in words: 「3ページ 120行目」, or 「120行目」. */
    public String words(Place place) {
        return (paged ? place.page() + "ページ " : "") + place.line() + "行目";
    }

    /** A link to a line. */
    Link line(Place place) {
        return new Link("資料の" + words(place), href(place));
    }
}

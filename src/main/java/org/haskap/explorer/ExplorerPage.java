package org.haskap.explorer;

import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The facts found, or, before a kind is chosen, the kinds.
 *
 * @param filter what is looked for
 * @param doors where facts come in, as far as this person may
 * @param kinds the kinds with how many facts each has in these days; empty once one is chosen
 * @param sentence what one fact of the kind says; empty before
 * @param totals what they come to
 * @param rows the facts, the newest day first
 * @param first the top of the list, or null there
 * @param next where the list goes on, or null at its end
 * @param months the same by months
 * @param files the same as a file
 */
public record ExplorerPage(
        Filter filter,
        List<Link> doors,
        List<Kind> kinds,
        String sentence,
        List<org.haskap.web.ui.Fact> totals,
        List<Row> rows,
        @Nullable Link first,
        @Nullable Link next,
        @Nullable Link months,
        List<Download> files) {
    /** Copies the lists. */
    public ExplorerPage {
        doors = List.copyOf(doors);
        kinds = List.copyOf(kinds);
        totals = List.copyOf(totals);
        rows = List.copyOf(rows);
        files = List.copyOf(files);
    }

    /**
     * A kind in the list of kinds.
     *
     * @param facts how many facts count
     * @param sum what their quantities come to, with the unit
     */
    public record Kind(Link name, String code, String sentence, String facts, String sum) {}

    /**
     * A fact in the list.
     *
     * @param day its day, the link to its page
     * @param quantity signed, with the unit
     * @param source the record it came from; without an address where there is no page
     */
    public record Row(
            Link day, Chip state, String quantity, String node, String dimensions, Link source, String recorded) {}
}

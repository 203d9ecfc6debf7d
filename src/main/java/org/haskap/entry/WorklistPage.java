package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;

/**
 * What the current person has to do.
 *
 * @param summary how much, and how much of it is late
 * @param filter what is looked for
 * @param rows the work, the most urgent first
 * @param pages links to the other pages
 */
public record WorklistPage(String summary, Filter filter, List<Row> rows, Pagination pages) {
    /** Copies the list. */
    public WorklistPage {
        rows = List.copyOf(rows);
    }

    /**
     * A piece of work.
     *
     * @param due by when
     * @param kind what is to be done
     * @param subject what it is about, leading to where it is done
     * @param plan the plan's name
     * @param state since when it waits, and for whom
     * @param responsible who answers for it
     */
    public record Row(Chip due, String kind, Link subject, String plan, String state, String responsible) {}
}

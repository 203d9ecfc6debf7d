package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;

/**
 * What the current person has to do.
 *
 * @param summary how much, and how much of it is late
 * @param filter what is looked for
 * @param rows the work, the most urgent first
 * @param confirms whether some of it can be confirmed here
 * @param downloads the same as a file
 * @param pages links to the other pages
 */
public record WorklistPage(
        String summary, Filter filter, List<Row> rows, boolean confirms, List<Download> downloads, Pagination pages) {
    /** Copies the lists. */
    public WorklistPage {
        rows = List.copyOf(rows);
        downloads = List.copyOf(downloads);
    }

    /**
     * Work that is done in one go.
     *
     * @param field the box's name: of a value that the current person may confirm, or of what only goes into a file
     * @param key the box's value
     * @param due by when, the oldest of several
     * @param kind what is to be done
     * @param subject what it is about, leading to where it is done
     * @param plan the plan's name
     * @param state since when it waits, and for whom
     * @param words what was entered, its source and comment, where a value is to be looked at
     * @param responsible who answers for it
     */
    public record Row(
            String field,
            String key,
            Chip due,
            String kind,
            Link subject,
            String plan,
            String state,
            List<String> words,
            String responsible) {
        /** Copies the list. */
        public Row {
            words = List.copyOf(words);
        }
    }
}

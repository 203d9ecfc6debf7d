package org.haskap.explorer;

import java.util.List;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;

/**
 * Facts counted by month or year and by the values of a dimension.
 *
 * @param filter what is looked for and how it is counted
 * @param caption what the figures are
 * @param columns the months or years
 * @param rows one for each value
 * @param total the last row, over all values
 * @param notes what must be known to read it
 * @param list the facts themselves
 * @param files the same as a file
 */
public record MonthsPage(
        Filter filter,
        String caption,
        List<String> columns,
        List<Row> rows,
        Row total,
        List<String> notes,
        Link list,
        List<Download> files) {
    /** Copies the lists. */
    public MonthsPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /**
     * A row.
     *
     * @param label the value, with a link to its facts; without an address for the last row
     * @param cells one for each column
     * @param total over all columns
     */
    public record Row(Link label, List<String> cells, String total) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }
}

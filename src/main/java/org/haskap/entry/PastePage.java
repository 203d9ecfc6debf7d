package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A table of values as a text, what it would change, and the button that does it.
 *
 * @param action where it is sent
 * @param back the page it belongs to
 * @param columns which columns a table has, in words
 * @param origin where the table came from, as it is noted of each value
 * @param stood the newest value there was when this was shown
 * @param text the table
 * @param source what counts as source where a row's is blank
 * @param comment the same for the comment
 * @param banner what came of the last step, or null
 * @param errors why the table as a whole cannot be taken
 * @param rows what each row comes to; empty before the first check
 * @param more how many rows are not shown
 * @param choice whether the right rows may go in without the wrong ones
 * @param partly whether that is chosen
 * @param odd whether something looks odd and must be owned
 * @param sure whether somebody did
 * @param ready whether there is anything to enter
 */
public record PastePage(
        String action,
        String back,
        String columns,
        String origin,
        long stood,
        String text,
        String source,
        String comment,
        @Nullable Banner banner,
        List<Link> errors,
        List<Row> rows,
        int more,
        boolean choice,
        boolean partly,
        boolean odd,
        boolean sure,
        boolean ready) {
    /** Characters the text may have. */
    public static final int MOST = Sheet.MOST_CHARACTERS;

    /** Copies the lists. */
    public PastePage {
        errors = List.copyOf(errors);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param line its number
     * @param indicator the indicator's name, or what was typed
     * @param period the time, or what was typed
     * @param before what stands, or 「－」
     * @param after what would be entered, or what was typed
     * @param result what would become of it
     * @param words what is wrong in which column, or looks odd
     */
    public record Row(
            int line, String indicator, String period, String before, String after, Chip result, List<String> words) {
        /** Copies the list. */
        public Row {
            words = List.copyOf(words);
        }
    }
}

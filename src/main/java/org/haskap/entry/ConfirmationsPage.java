package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The values that wait for a chief's word.
 *
 * @param problem why nothing was confirmed, or null
 * @param rows the values, the oldest first
 */
public record ConfirmationsPage(@Nullable Banner problem, List<Row> rows) {
    /** Copies the list. */
    public ConfirmationsPage {
        rows = List.copyOf(rows);
    }

    /**
     * A value.
     *
     * @param id its key
     * @param indicator the indicator, leading to all its values
     * @param period its period
     * @param before what is public now, or 「－」
     * @param after what was entered
     * @param firmness how firm it is
     * @param words source, comment, and what looks odd
     * @param document its source in the archive, or null
     * @param who who entered it and when
     * @param responsible who answers for it
     * @param own why the current person cannot confirm it, or empty
     * @param checked whether its box is checked
     * @param sendBack where it is sent back
     */
    public record Row(
            long id,
            Link indicator,
            String period,
            String before,
            String after,
            Chip firmness,
            List<String> words,
            @Nullable Link document,
            String who,
            String responsible,
            String own,
            boolean checked,
            String sendBack) {
        /** Copies the list. */
        public Row {
            words = List.copyOf(words);
        }
    }
}

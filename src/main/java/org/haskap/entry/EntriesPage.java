package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * All values of an indicator, period by period, with what became of each.
 *
 * @param facts what the indicator is, and who answers for it
 * @param notice what somebody should know before entering, or null
 * @param acts what the current person may do
 * @param rows one a period, in order of time
 * @param history everything that was ever entered, the newest first
 * @param downloads the same as files
 */
public record EntriesPage(
        List<Fact> facts,
        @Nullable Banner notice,
        List<Link> acts,
        List<Row> rows,
        List<Past> history,
        List<Download> downloads) {
    /** Copies the lists. */
    public EntriesPage {
        facts = List.copyOf(facts);
        acts = List.copyOf(acts);
        rows = List.copyOf(rows);
        history = List.copyOf(history);
        downloads = List.copyOf(downloads);
    }

    /**
     * A period.
     *
     * @param period its name
     * @param shown the value that pages show now, or 「－」
     * @param origin where that came from and how firm it is, or empty
     * @param entered the newest value entered, or empty
     * @param chips where that stands
     * @param source what it is from, or empty
     * @param comment the department's words; why it was sent back, where it was
     * @param who who entered it and when, or empty
     * @param due by when the figure is due, while it is
     * @param acts what may be done
     */
    public record Row(
            String period,
            String shown,
            String origin,
            String entered,
            List<Chip> chips,
            String source,
            List<String> comment,
            String who,
            @Nullable Chip due,
            List<Link> acts) {
        /** Copies the lists. */
        public Row {
            chips = List.copyOf(chips);
            comment = List.copyOf(comment);
            acts = List.copyOf(acts);
        }
    }

    /**
     * A value as it was once entered.
     *
     * @param at when, for programs
     * @param when the same for people
     * @param who who entered it
     * @param period its period
     * @param value what was entered
     * @param state where it stands, or stood when another superseded it
     * @param words source, comment, and what was decided
     */
    public record Past(
            String at, String when, String who, String period, String value, Chip state, List<String> words) {
        /** Copies the list. */
        public Past {
            words = List.copyOf(words);
        }
    }
}

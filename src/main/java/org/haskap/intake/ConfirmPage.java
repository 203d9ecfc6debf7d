package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation before something that many will see, or the list of differences alone.
 *
 * @param title what is asked
 * @param lead what will happen
 * @param banner why it cannot be, or null
 * @param summary the differences in one sentence, or empty
 * @param changes the differences, as far as they are shown
 * @param more how many further differences there are
 * @param action where it is sent, or null when there is nothing to confirm
 * @param submit what the button says
 * @param edition the draft that is confirmed, or 0
 * @param reason a field for why, or null
 * @param back the draft's page
 */
public record ConfirmPage(
        String title,
        String lead,
        @Nullable Banner banner,
        String summary,
        List<Row> changes,
        int more,
        @Nullable String action,
        String submit,
        long edition,
        @Nullable Ask reason,
        String back) {
    static final int SHOWN = 500;

    /** Copies the list. */
    public ConfirmPage {
        changes = List.copyOf(changes);
    }

    /**
     * A difference.
     *
     * @param kind added, changed or gone
     * @param what the thing
     * @param field its part
     * @param before what stood there
     * @param after what will stand there
     */
    public record Row(String kind, String what, String field, String before, String after) {}

    static List<Row> rows(org.haskap.kernel.Difference difference) {
        return difference.changes().stream()
                .limit(SHOWN)
                .map(c -> new Row(c.kind().label(), c.what() + "「" + c.title() + "」", c.field(), c.before(), c.after()))
                .toList();
    }
}

package org.haskap.intake;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.haskap.document.Mend;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;

/**
 * The mends of a draft, the newest first.
 *
 * @param rows one for each
 * @param version the last mend
 * @param back the draft's page
 */
public record MendListPage(List<Row> rows, long version, String back) {

    /** Copies the list. */
    public MendListPage {
        rows = List.copyOf(rows);
    }

    /**
     * A mend.
     *
     * @param sentence what it did
     * @param who who made it, and when
     * @param reason why, or empty
     * @param undone whether it was taken back
     * @param unfit why it does not fit, or empty
     * @param undo where it can be taken back, or null
     */
    public record Row(
            String sentence,
            String who,
            String reason,
            boolean undone,
            String unfit,
            @Nullable String undo) {}

    static MendListPage of(
            DraftReader.Draft draft, String base, Function<@Nullable Long, String> nameOf, boolean mendable) {
        var undone = Mend.undone(draft.mends());
        var later = new HashSet<List<Object>>();
        var rows = draft.mends().reversed().stream()
                .map(mend -> {
                    Mend.Change what = mend.what();
                    boolean counts = what.action() != Mend.Action.UNDO && !undone.contains(mend.id());
                    // An older mend of the same field carries the newer one; only the newest can go.
                    boolean newest = !counts || later.add(List.of(what.sort(), what.target(), what.field()));
                    return new Row(
                            MendWords.sentence(mend, draft),
                            JapanTime.minute(mend.at()) + " " + nameOf.apply(mend.person()),
                            what.reason(),
                            undone.contains(mend.id()),
                            draft.unfit().stream()
                                    .filter(unfit -> unfit.mend().id() == mend.id())
                                    .map(unfit -> unfit.sentence())
                                    .findFirst()
                                    .orElse(""),
                            mendable && counts && newest ? base + "/mends/" + mend.id() + "/reversal" : null);
                })
                .toList();
        return new MendListPage(rows, draft.version(), base);
    }
}

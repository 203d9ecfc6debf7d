package org.haskap.intake;

import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.kernel.TextWidth;

/**
 * Leaving something out of a draft: it needs a reason. Pure.
 *
 * @param reason why, as typed
 */
record Removal(String reason) {
    private static final int LONGEST = 400;

    /** Why it cannot be done so; empty when it can. */
    String problem() {
        String why = TextWidth.trim(reason);
        return why.isEmpty() || why.length() > LONGEST ? "外す理由を" + LONGEST + "文字以内で入力してください。" : "";
    }

    /** The change it makes, when nothing is wrong. */
    Optional<Mend.Change> of(Editable editable) {
        return problem().isEmpty()
                ? Optional.of(Mend.Change.remove(
                        editable.sort(), editable.target(), editable.place(), editable.title(), TextWidth.trim(reason)))
                : Optional.empty();
    }
}

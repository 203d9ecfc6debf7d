package org.haskap.indicator;

import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/** How pages mark what became of a value. */
final class EntryWords {
    private EntryWords() {}

    static Chip chip(Observation.State state) {
        return switch (state) {
            case WAITING -> new Chip(Tone.BLUE, "…", state.label());
            case CONFIRMED -> new Chip(Tone.GREEN, "✓", state.label());
            case RETURNED -> new Chip(Tone.ORANGE, "↩", state.label());
            case WITHDRAWN -> new Chip(Tone.GRAY, "－", state.label());
        };
    }

    /** How firm a value is, or that it is one to be taken away. */
    static Chip firmness(Observation one) {
        if (one.isWithdrawal()) {
            return Chip.mark("取り下げ");
        }
        return one.value() == null ? Chip.mark("値なし") : Chip.mark(one.status().label());
    }

    static Chip due(Due due, java.time.LocalDate today) {
        long over = due.daysOver(today);
        String label = Shown.day(due.day()) + "（" + Shown.due(due.day(), today).replace("▲", "") + "）";
        return over > 0
                ? new Chip(Tone.RED, "▲", label)
                : over == 0 ? new Chip(Tone.YELLOW, "!", label) : new Chip(Tone.GRAY, "", label);
    }

    static String decided(Observation.Decision decision, String who) {
        return who + "が" + JapanTime.minute(decision.at()) + "に" + (decision.confirmed() ? "確認しました。" : "差し戻しました。")
                + (decision.reason().isEmpty() ? "" : "理由：" + decision.reason());
    }
}

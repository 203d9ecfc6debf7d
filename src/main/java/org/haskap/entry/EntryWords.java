package org.haskap.entry;

import java.time.LocalDate;
import org.haskap.indicator.Observation;
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

    /** 「2026年11月20日（超過2日）」「2026年11月22日（今日）」「2026年11月24日（あと2日）」. */
    static Chip due(Due due, LocalDate today) {
        long over = due.daysOver(today);
        String distance = over == 0 ? "今日" : over > 0 ? "超過%,d日".formatted(over) : "あと%,d日".formatted(-over);
        String label = day(due.day()) + "（" + distance + "）";
        return over > 0
                ? new Chip(Tone.RED, "▲", label)
                : over == 0 ? new Chip(Tone.YELLOW, "!", label) : new Chip(Tone.GRAY, "", label);
    }

    static String decided(Observation.Decision decision, String who) {
        return who + "が" + JapanTime.minute(decision.at()) + "に" + (decision.confirmed() ? "確認しました。" : "差し戻しました。")
                + (decision.reason().isEmpty() ? "" : "理由：" + decision.reason());
    }

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}

package org.haskap.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.haskap.indicator.Observation;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
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

    /** 「2015年度～2018年度、2020年度の5年分」; a single period is named alone. */
    static String periods(List<Period> inTime) {
        if (inTime.size() == 1) {
            return inTime.getFirst().label();
        }
        var runs = new ArrayList<String>();
        for (int i = 0; i < inTime.size(); ) {
            int last = i;
            while (last + 1 < inTime.size() && follows(inTime.get(last), inTime.get(last + 1))) {
                last++;
            }
            String first = name(inTime.get(i));
            runs.add(last == i ? first : first + (last == i + 1 ? "、" : "～") + name(inTime.get(last)));
            i = last + 1;
        }
        return String.join("、", runs) + "の" + inTime.size() + "年分";
    }

    private static boolean follows(Period one, Period next) {
        return one.getClass() == next.getClass() && one.end().plusDays(1).equals(next.start());
    }

    private static String name(Period year) {
        return switch (year) {
            case FiscalYear(int number) -> number + "年度";
            case CalendarYear(int number) -> number + "年";
            default -> year.label();
        };
    }

    static String decided(Observation.Decision decision, String who) {
        return who + "が" + JapanTime.minute(decision.at()) + "に" + (decision.confirmed() ? "確認しました。" : "差し戻しました。")
                + (decision.reason().isEmpty() ? "" : "理由：" + decision.reason());
    }

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}

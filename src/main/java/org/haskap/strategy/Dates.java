package org.haskap.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.haskap.register.Programme;
import org.jspecify.annotations.Nullable;

/** Days and months in words. Pure. */
public final class Dates {
    private Dates() {}

    /** 「2026年4月1日」: the day in Japan at an instant. */
    public static String day(Instant instant) {
        return day(JapanTime.day(instant));
    }

    /** The same of a day. */
    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 「2025年5月17日（土）」. */
    static String full(LocalDate day) {
        return day.getYear() + "年" + brief(day);
    }

    /** 「5月17日（土）」. */
    static String brief(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日（"
                + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE) + "）";
    }

    /** 「2025年5月」. */
    static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    /** From the first to the last day, each of which stays on one line; what could not be read is shown as printed. */
    static List<String> span(Programme programme) {
        String start = day(programme.start(), programme.startText());
        String end = day(programme.end(), programme.endText());
        return start.equals(end) || end.isEmpty() ? List.of(start) : List.of(start, "～" + end);
    }

    private static String day(@Nullable LocalDate day, String printed) {
        return day != null ? full(day) : printed.isBlank() ? "" : printed + "（日付を読み取れません）";
    }
}

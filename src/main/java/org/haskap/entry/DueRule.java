package org.haskap.entry;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.Period;

/**
 * By when a year's figure is to be entered: the first such day after the period's end, or that many years later for a
 * statistic that comes late (数値確定時期).
 *
 * @param month 1 to 12
 * @param day 1 to 31; the last of the month where it has fewer
 * @param lagYears how many years later than the first such day
 * @param note why, such as when the statistic is published; or empty
 */
public record DueRule(int month, int day, int lagYears, String note) {
    /** The usual day for a fiscal year: 31 May after it, when last year's actuals are asked for (KPI conventions section 6). */
    static final DueRule FISCAL = new DueRule(5, 31, 0, "");

    /** The usual day for a calendar year: 31 March after it. */
    static final DueRule CALENDAR = new DueRule(3, 31, 0, "");

    private static final int MOST_LAG = 9;

    /** Refuses days that no year has. */
    public DueRule {
        if (month < 1
                || month > 12
                || day < 1
                || day > MonthDay.of(month, 1).getMonth().maxLength()) {
            throw new IllegalArgumentException("no year has a day " + month + "-" + day);
        }
        if (lagYears < 0 || lagYears > MOST_LAG) {
            throw new IllegalArgumentException("a lag of 0 to " + MOST_LAG + " years");
        }
    }

    /** The rule for periods of a scope where nobody has set another. */
    static DueRule usual(Period period) {
        return period instanceof CalendarYear ? CALENDAR : FISCAL;
    }

    /** The day on which a period's figure is due. */
    LocalDate dueDay(Period period) {
        LocalDate end = period.end();
        LocalDate first = in(end.getYear());
        return in((first.isAfter(end) ? end.getYear() : end.getYear() + 1) + lagYears);
    }

    private LocalDate in(int year) {
        var inMonth = YearMonth.of(year, month);
        return inMonth.atDay(Math.min(day, inMonth.lengthOfMonth()));
    }

    /** As a sentence's part: 「期間の後の最初の5月31日」. */
    String told() {
        return (lagYears == 0 ? "その年が終わった後の最初の" : "その年が終わった後の最初の日から" + lagYears + "年後の") + month + "月" + day + "日";
    }
}

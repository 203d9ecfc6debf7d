package org.haskap.explorer;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.FiscalYear;

/** The columns of a table by time: months, or fiscal years where there would be too many months. Pure. */
final class Spans {
    /** Three years; more columns nobody reads. */
    static final int MOST_MONTHS = 36;

    private static final int MOST_IN_FILE = 360;

    private Spans() {}

    /**
     * A column.
     *
     * @param label its head
     * @param code the same for programs: {@code 2026-04}, {@code 2026}
     * @param first its first day, not before the first day asked for
     * @param last its last day, not after the last day asked for
     */
    record Span(String label, String code, LocalDate first, LocalDate last) {}

    /** Whether months are shown: when they are asked for, or nothing is, and there are not too many. */
    static boolean monthly(FactSearch.Days days, String per) {
        return !per.equals("year") && months(days).size() <= MOST_MONTHS;
    }

    static List<Span> months(FactSearch.Days days) {
        var months = new ArrayList<Span>();
        for (YearMonth month = YearMonth.from(days.first());
                !month.isAfter(YearMonth.from(days.last()));
                month = month.plusMonths(1)) {
            months.add(cut(
                    month.getYear() + "年" + month.getMonthValue() + "月",
                    month.toString(),
                    month.atDay(1),
                    month.atEndOfMonth(),
                    days));
        }
        return months;
    }

    /** Months, as far as they are asked for with one statement; years for centuries. */
    static List<Span> ofFile(FactSearch.Days days) {
        List<Span> months = months(days);
        return months.size() <= MOST_IN_FILE ? months : years(days);
    }

    static List<Span> years(FactSearch.Days days) {
        var years = new ArrayList<Span>();
        for (FiscalYear year = FiscalYear.of(days.first());
                year.year() <= FiscalYear.of(days.last()).year();
                year = new FiscalYear(year.year() + 1)) {
            years.add(cut(year.year() + "年度", Integer.toString(year.year()), year.start(), year.end(), days));
        }
        return years;
    }

    private static Span cut(String label, String code, LocalDate first, LocalDate last, FactSearch.Days days) {
        return new Span(
                label,
                code,
                first.isBefore(days.first()) ? days.first() : first,
                last.isAfter(days.last()) ? days.last() : last);
    }
}

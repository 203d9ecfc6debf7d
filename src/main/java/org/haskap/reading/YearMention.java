package org.haskap.reading;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.YearSpan;

/**
 * A year that a text speaks of: 「令和7年度」「2025年」「2025」.
 *
 * @param year Western year
 * @param scope what kind of year the text means
 * @param text as printed
 */
record YearMention(int year, Scope scope, String text) {

    /** 年度, 年, or a bare number that may be either. */
    enum Scope {
        FISCAL,
        CALENDAR,
        EITHER
    }

    /** Four digits of a year that the text itself does not call one: 祭り2026. */
    private static final Pattern BARE = Pattern.compile("(?<![\\d.,])(?:19|20)\\d{2}(?![\\d,]|\\.\\d)");

    /** All years that the text mentions, in order. */
    static List<YearMention> in(String text) {
        var found = new ArrayList<YearMention>();
        int from = 0;
        for (PrintedPeriod printed : PrintedPeriod.in(text)) {
            bare(text.substring(from, printed.start()), found);
            from = printed.end();
            Period period = printed.period();
            if (period instanceof YearSpan(Period first, Period last)) {
                found.add(of(first, printed));
                found.add(of(last, printed));
            } else if (period != null) {
                found.add(of(period, printed));
            }
        }
        bare(text.substring(from), found);
        return found;
    }

    private static void bare(String text, List<YearMention> found) {
        Matcher year = BARE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (year.find()) {
            found.add(new YearMention(Integer.parseInt(year.group()), Scope.EITHER, year.group()));
        }
    }

    private static YearMention of(Period period, PrintedPeriod printed) {
        Scope scope =
                printed.scopeAssumed() ? Scope.EITHER : period instanceof FiscalYear ? Scope.FISCAL : Scope.CALENDAR;
        return new YearMention(period.start().getYear(), scope, printed.text());
    }

    /** Whether a programme of these days is held in that year. */
    boolean covers(LocalDate start, LocalDate end) {
        boolean calendar = start.getYear() <= year && year <= end.getYear();
        boolean fiscal = FiscalYear.of(start).year() <= year
                && year <= FiscalYear.of(end).year();
        return switch (scope) {
            case FISCAL -> fiscal;
            case CALENDAR -> calendar;
            case EITHER -> fiscal || calendar;
        };
    }

    /** How many years away from the days, so that a year that is the subject (「1945年の記憶」) can be told from a slip. */
    int distance(LocalDate start, LocalDate end) {
        return Math.max(0, Math.max(FiscalYear.of(start).year() - year, year - end.getYear()));
    }
}

package org.haskap.reading;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.FiscalYear;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern YEAR =
            Pattern.compile("(?:(令和|平成|昭和)\\s*(元|\\d{1,2})\\s*|(?<![\\d.,])((?:19|20)\\d{2})(?![\\d,]|\\.\\d))(年度|年)?");

    /** All years that the text mentions, in order. */
    static List<YearMention> in(String text) {
        var found = new ArrayList<YearMention>();
        Matcher year = YEAR.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (year.find()) {
            String scope = year.group(4);
            found.add(new YearMention(
                    western(year.group(1), year.group(2), year.group(3)),
                    scope == null ? Scope.EITHER : scope.equals("年度") ? Scope.FISCAL : Scope.CALENDAR,
                    year.group()));
        }
        return found;
    }

    private static int western(@Nullable String era, String eraYear, String western) {
        if (era == null) {
            return Integer.parseInt(western);
        }
        int offset = switch (era) {
            case "令和" -> 2018;
            case "平成" -> 1988;
            default -> 1925;
        };
        return offset + (eraYear.equals("元") ? 1 : Integer.parseInt(eraYear));
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

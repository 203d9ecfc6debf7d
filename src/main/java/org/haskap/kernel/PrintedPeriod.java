package org.haskap.kernel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as printed and as understood: 「2014 年度」「平成32年度」「H33(2021)」「令和5〜7年度」「2010 年（平成22 年）6 月 30日」.
 * A fiscal year's end (年度末) is that fiscal year; a month is the span of its days.
 *
 * @param text as printed
 * @param period the time meant, or null when {@code problem} says why it cannot be told
 * @param scopeAssumed whether neither 年 nor 年度 is printed (R3), so that 年度 was assumed
 * @param problem Japanese: what is wrong (both calendars disagree, no such day), or null
 * @param start position of its first character in the text it was found in
 * @param end position behind its last character
 */
public record PrintedPeriod(
        String text,
        @Nullable Period period,
        boolean scopeAssumed,
        @Nullable String problem,
        int start,
        int end) {

    /** Reads a text that is a time and nothing else, apart from outer white space and 現在 or 時点 behind it. */
    public static Optional<PrintedPeriod> read(String text) {
        String trimmed = TextWidth.trim(text);
        if (trimmed.isEmpty() || trimmed.length() > PeriodScanner.LONGEST_TEXT) {
            return Optional.empty();
        }
        return Optional.ofNullable(new PeriodScanner(trimmed).at(0, true))
                .filter(found -> found.end() == trimmed.length());
    }

    /**
     * Every time printed in a longer text, in order. Years without 年, 年度 or era (2014) are not taken for a time there,
     * unless brackets enclose them.
     */
    public static List<PrintedPeriod> in(String text) {
        return new PeriodScanner(text).all();
    }
}

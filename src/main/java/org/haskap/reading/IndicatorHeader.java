package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.IndicatorColumn.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads headings of indicator tables: 「数値目標 実績値（2014 年度） 目標値（2019 年度）」, 「指標 R1実績 R7（目標値） 方向性」. A text with any
 * other word in it is no heading, except for a name before the first column.
 */
final class IndicatorHeader {
    private static final int LONGEST_LINE = 240;
    private static final int LONGEST_NAME = 30;

    private final String plain;
    private final Map<Integer, PrintedPeriod> periods = new TreeMap<>();
    private final List<IndicatorColumn> columns = new ArrayList<>();
    private int at;
    private int depth;
    private boolean cumulative;
    private @Nullable PrintedPeriod before;

    private IndicatorHeader(String text) {
        this.plain = TextWidth.narrow(text);
        PrintedPeriod.in(text).forEach(period -> periods.put(period.start(), period));
    }

    /** The columns of a whole line, or an empty list when it is no heading of a table with targets. */
    static List<IndicatorColumn> line(String text) {
        List<IndicatorColumn> columns = fragment(text, true);
        return complete(columns) ? columns : List.of();
    }

    /** The columns of a row of cells, or an empty list. */
    static List<IndicatorColumn> cells(List<String> cells) {
        var columns = new ArrayList<IndicatorColumn>();
        for (String cell : cells) {
            List<IndicatorColumn> own = fragment(cell, false);
            Kind other = IndicatorWords.YEARS.contains(TextWidth.compact(cell)) ? Kind.YEAR : Kind.WORDS;
            columns.add(own.isEmpty() ? new IndicatorColumn(other, TextWidth.trim(cell), null, false) : merged(own));
        }
        List<IndicatorColumn> dated = years(columns);
        return complete(dated) ? dated : List.of();
    }

    /** One cell's words are one column, whatever it says. */
    private static IndicatorColumn merged(List<IndicatorColumn> own) {
        IndicatorColumn first = own.getFirst();
        for (IndicatorColumn other : own) {
            if (first.period() == null && other.period() != null) {
                first = first.with(other.period());
            }
        }
        return first;
    }

    /** Whether columns make a table of indicators: a target beside a name or a figure to start from. */
    static boolean complete(List<IndicatorColumn> columns) {
        boolean target = columns.stream().anyMatch(c -> c.kind() == Kind.TARGET);
        boolean start = columns.stream().anyMatch(c -> c.kind() == Kind.BASELINE || c.kind() == Kind.ACTUAL);
        boolean name = columns.stream().anyMatch(c -> c.kind() == Kind.NAME);
        return target && (start || name);
    }

    /** Columns of a text that is nothing but headings, or an empty list. */
    static List<IndicatorColumn> fragment(String text, boolean nameAllowed) {
        String trimmed = TextWidth.trim(text);
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_LINE) {
            return List.of();
        }
        var header = new IndicatorHeader(trimmed);
        return header.scan(nameAllowed) ? years(paired(header.columns)) : List.of();
    }

    /** 基準年度 beside 基準値, and 目標年度 beside 目標値, hold the years of those; alone they hold figures. */
    static List<IndicatorColumn> years(List<IndicatorColumn> columns) {
        boolean start = columns.stream().anyMatch(c -> starts(c) && !ofYears(c));
        boolean target = columns.stream().anyMatch(c -> c.kind() == Kind.TARGET && !ofYears(c));
        return columns.stream()
                .map(c -> ofYears(c) && (starts(c) ? start : target)
                        ? new IndicatorColumn(Kind.YEAR, c.heading(), null, false)
                        : c)
                .toList();
    }

    private static boolean starts(IndicatorColumn column) {
        return column.kind() == Kind.BASELINE || column.kind() == Kind.ACTUAL;
    }

    private static boolean ofYears(IndicatorColumn column) {
        return column.kind().figure() && column.period() == null && IndicatorWords.YEARS.contains(column.heading());
    }

    /** The years of a line that prints nothing else, such as a second line of headings: （2014 年度） （2019 年度）. */
    static List<PrintedPeriod> years(String text) {
        if (text.length() > LONGEST_LINE) {
            return List.of();
        }
        List<PrintedPeriod> found = PrintedPeriod.in(text);
        int at = 0;
        for (PrintedPeriod period : found) {
            if (!signs(text, at, period.start())) {
                return List.of();
            }
            at = period.end();
        }
        return signs(text, at, text.length()) ? found : List.of();
    }

    private static boolean signs(String text, int from, int to) {
        return TextWidth.compact(text.substring(from, to))
                .chars()
                .allMatch(c -> IndicatorWords.HEADING_SIGNS.indexOf(c) >= 0);
    }

    private boolean scan(boolean nameAllowed) {
        while (at < plain.length()) {
            if (!(sign() || year() || years() || heading() || filler() || remark() || (nameAllowed && name()))) {
                return false;
            }
        }
        endYear();
        return !columns.isEmpty();
    }

    private boolean sign() {
        char c = plain.charAt(at);
        if (c != ' ' && IndicatorWords.HEADING_SIGNS.indexOf(c) < 0) {
            return false;
        }
        if (c == '(') {
            depth++;
        } else if (c == ')') {
            depth--;
        } else if (c == ' ' && depth <= 0) {
            endYear();
        }
        at++;
        return true;
    }

    /** A year not followed by a word is a column of its own, until {@link #paired} knows all columns. */
    private void endYear() {
        if (before != null) {
            columns.add(new IndicatorColumn(Kind.ACTUAL, "", before, cumulative));
            cumulative = false;
            before = null;
        }
    }

    /**
     * Columns where headings and years take turns, apart only by spaces: 「基準値 R1 目標値 R7」, 「R1 実績 R7 目標」. Where they do not
     * take turns all along (基準値 H27 H28 H29 目標値), each is a column of its own.
     */
    private static List<IndicatorColumn> paired(List<IndicatorColumn> columns) {
        List<IndicatorColumn> figures =
                columns.stream().filter(c -> c.kind().figure()).toList();
        boolean yearLast = takeTurns(figures, false);
        boolean yearFirst = takeTurns(figures, true) && figures.size() > 2;
        if (!yearLast && !yearFirst) {
            return List.copyOf(columns);
        }
        var pairs = new ArrayList<IndicatorColumn>();
        int next = 0;
        while (next < columns.size()) {
            IndicatorColumn column = columns.get(next++);
            if (!column.kind().figure()) {
                pairs.add(column);
                continue;
            }
            if (next == columns.size() || !columns.get(next).kind().figure()) {
                return List.copyOf(columns);
            }
            IndicatorColumn other = columns.get(next++);
            PrintedPeriod year = (yearLast ? other : column).period();
            IndicatorColumn heading = yearLast ? column : other;
            pairs.add(year == null ? heading : heading.with(year));
        }
        return List.copyOf(pairs);
    }

    private static boolean takeTurns(List<IndicatorColumn> figures, boolean yearFirst) {
        for (int i = 0; i < figures.size(); i++) {
            boolean year = (i % 2 == 0) == yearFirst;
            IndicatorColumn figure = figures.get(i);
            if (year != (figure.heading().isEmpty() && figure.period() != null) || (!year && figure.period() != null)) {
                return false;
            }
        }
        return !figures.isEmpty() && figures.size() % 2 == 0;
    }

    private static boolean lacksYear(IndicatorColumn column) {
        return column.kind().figure() && column.period() == null;
    }

    private boolean year() {
        PrintedPeriod period = periods.get(at);
        if (period == null) {
            return false;
        }
        endYear();
        if (depth > 0 && !columns.isEmpty() && lacksYear(columns.getLast())) {
            columns.set(columns.size() - 1, columns.getLast().with(period));
        } else {
            before = period;
        }
        at = period.end();
        return true;
    }

    /** 5ヵ年, 5年間, 累計, 延べ: the column counts up. */
    private boolean years() {
        int end = PrintedQuantity.yearsTogether(plain, at);
        if (end == at) {
            for (String word : List.of("累計", "延べ", "累積")) {
                end = plain.startsWith(word, at) ? at + word.length() : end;
            }
        }
        if (end == at) {
            return false;
        }
        at = end;
        if (depth > 0 && !columns.isEmpty() && columns.getLast().kind().figure()) {
            IndicatorColumn last = columns.getLast();
            columns.set(columns.size() - 1, new IndicatorColumn(last.kind(), last.heading(), last.period(), true));
        } else {
            cumulative = true;
        }
        return true;
    }

    private boolean heading() {
        for (int length = Math.min(IndicatorWords.LONGEST_HEADING, plain.length() - at); length > 0; length--) {
            String word = plain.substring(at, at + length);
            Kind kind = IndicatorWords.HEADINGS.get(word);
            if (kind != null) {
                add(kind, word);
                at += length;
                return true;
            }
        }
        return false;
    }

    private void add(Kind kind, String word) {
        IndicatorColumn last = columns.isEmpty() ? null : columns.getLast();
        if (depth > 0 && before != null && kind.figure()) {
            columns.add(new IndicatorColumn(kind, word, before, cumulative));
            before = null;
            cumulative = false;
        } else if (depth > 0 && last != null) {
            boolean says = last.kind() == Kind.ACTUAL && kind.figure();
            columns.set(
                    columns.size() - 1,
                    says ? new IndicatorColumn(kind, word, last.period(), last.cumulative()) : last);
        } else if (last != null && last.kind() == Kind.NAME && kind == Kind.NAME) {
            endYear();
        } else {
            columns.add(new IndicatorColumn(kind, word, kind.figure() ? before : null, cumulative));
            before = null;
            cumulative = false;
        }
    }

    private boolean filler() {
        for (String word : IndicatorWords.HEADING_FILLERS) {
            if (!columns.isEmpty() && plain.startsWith(word, at)) {
                at += word.length();
                return true;
            }
        }
        return false;
    }

    /** Other words in brackets behind a heading. */
    private boolean remark() {
        int close = plain.indexOf(')', at);
        if (depth <= 0 || close < 0 || close - at > LONGEST_NAME) {
            return false;
        }
        at = close;
        return true;
    }

    /** What the table calls its first column, in words unknown here. */
    private boolean name() {
        boolean first = columns.stream().allMatch(c -> c.kind() == Kind.NUMBER) && before == null;
        int end = plain.indexOf(' ', at);
        String word = end < 0 ? "" : plain.substring(at, end);
        if (!first || end < 0 || end - at > LONGEST_NAME || word.contains("。")) {
            return false;
        }
        columns.add(new IndicatorColumn(Kind.NAME, word, null, false));
        at = end;
        return true;
    }
}

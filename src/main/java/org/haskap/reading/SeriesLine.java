package org.haskap.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.IndicatorColumn.Kind;
import org.haskap.reading.IndicatorRow.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures by year that say what they are: 「観光客数 H26 10万人（基準値） H30 12万人（現状値） R6 15万人（目標値）」, on one line or, below the
 * name, on several; also 「基準値（R1）：186万人　目標値（R7）：218万人」.
 *
 * @param name what stands before the first figure; empty when the line holds figures only
 * @param cells the figures with what they are and their years
 */
record SeriesLine(String name, List<Cell> cells) {
    private static final int LONGEST_LINE = 400;
    private static final String BEFORE_A_FIGURE = " :、,/・→⇒)]】〕=|.";
    private static final String BEHIND_A_FIGURE = " :([【〔、,/・→⇒|";

    /** Words that say what a figure is, the longest first. */
    static final List<String> TAGS = IndicatorWords.HEADINGS.entrySet().stream()
            .filter(heading -> heading.getValue().figure() && heading.getValue() != Kind.RATE)
            .map(Map.Entry::getKey)
            .filter(word -> word.length() >= 3)
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
            .toList();

    /** Words that say so only alone in brackets, or with a colon at a line's beginning. */
    static final List<String> SHORT_TAGS = List.of("基準", "現状", "実績", "目標", "現況");

    private static final Map<Character, List<String>> TAGS_BY_BEGINNING =
            TAGS.stream().collect(Collectors.groupingBy(tag -> tag.charAt(0)));

    /** Copies the list. */
    SeriesLine {
        cells = List.copyOf(cells);
    }

    /** The line as figures by year; null when it has other words, or no word that says what a figure is. */
    static @Nullable SeriesLine read(String text) {
        if (text.length() > LONGEST_LINE || text.endsWith("。")) {
            return null;
        }
        List<Anchor> anchors = anchors(text);
        return anchors.isEmpty() || anchors.stream().noneMatch(a -> a.tag != null) ? null : read(text, anchors);
    }

    /** The same, also with years and figures only and no name, as lines of a series are that need no word: 平成28年度 6人. */
    static @Nullable SeriesLine within(String text) {
        SeriesLine told = read(text);
        if (told != null || text.length() > LONGEST_LINE || text.endsWith("。")) {
            return told;
        }
        List<Anchor> anchors = anchors(text);
        SeriesLine years = anchors.isEmpty() ? null : read(text, anchors);
        boolean dated = years != null
                && years.name.isEmpty()
                && years.cells.stream().allMatch(c -> c.column().period() != null);
        return dated ? years : null;
    }

    /** Whether figures make an indicator: a target, and another figure beside it. */
    static boolean complete(List<Cell> cells) {
        boolean target = cells.stream().anyMatch(c -> c.column().kind() == Kind.TARGET);
        boolean other = cells.stream().anyMatch(c -> c.column().kind() != Kind.TARGET);
        return target && other;
    }

    /** A word that says what a figure is, or a time; exactly one of the two. */
    private record Anchor(
            int start,
            int end,
            @Nullable String tag,
            @Nullable PrintedPeriod period) {}

    private static List<Anchor> anchors(String text) {
        var anchors = new ArrayList<Anchor>();
        List<PrintedPeriod> periods = PrintedPeriod.in(text);
        int next = 0;
        int at = 0;
        while (at < text.length()) {
            while (next < periods.size() && periods.get(next).start() < at) {
                next++;
            }
            if (next < periods.size() && periods.get(next).start() == at) {
                PrintedPeriod period = periods.get(next);
                anchors.add(new Anchor(at, period.end(), null, period));
                at = period.end();
                continue;
            }
            String tag = tagAt(text, at);
            if (tag != null) {
                anchors.add(new Anchor(at, at + tag.length(), tag, null));
            }
            at += tag == null ? 1 : tag.length();
        }
        return anchors;
    }

    private static @Nullable String tagAt(String text, int at) {
        for (String tag : TAGS_BY_BEGINNING.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(tag, at)) {
                return tag;
            }
        }
        for (String tag : SHORT_TAGS) {
            if (text.startsWith(tag, at) && apart(TextWidth.narrow(text), at, at + tag.length())) {
                return tag;
            }
        }
        return null;
    }

    private static boolean apart(String narrow, int from, int to) {
        char behind = to < narrow.length() ? narrow.charAt(to) : ' ';
        return from > 0 ? narrow.charAt(from - 1) == '(' && behind == ')' : behind == ':';
    }

    private static @Nullable SeriesLine read(String text, List<Anchor> anchors) {
        String head = text.substring(0, anchors.getFirst().start);
        var items = new Items();
        String name = cleaned(head);
        if (IndicatorRow.figure(name)) {
            items.figure(name);
            name = "";
        } else {
            int split = figureBehind(head);
            if (split > 0) {
                name = TextWidth.trim(head.substring(0, split));
                items.figure(cleaned(head.substring(split)));
            }
        }
        for (int i = 0; i < anchors.size(); i++) {
            items.anchor(anchors.get(i));
            int end = i + 1 < anchors.size() ? anchors.get(i + 1).start : text.length();
            String between = cleaned(text.substring(anchors.get(i).end, end));
            if (!between.isEmpty() && !IndicatorRow.figure(between)) {
                return null;
            }
            if (!between.isEmpty()) {
                items.figure(between);
            }
        }
        return items.close() ? new SeriesLine(name, items.cells) : null;
    }

    /** Where the last word of a name-and-figure begins when it is a figure: 「観光客数 10人（」. */
    private static int figureBehind(String head) {
        String plain = TextWidth.narrow(head);
        int last = plain.length();
        for (int words = 0; words < 3; words++) {
            last = plain.lastIndexOf(' ', last - 1);
            if (last <= 0) {
                return 0;
            }
            String behind = cleaned(head.substring(last));
            if (!behind.isEmpty() && IndicatorRow.figure(behind)) {
                return last;
            }
        }
        return 0;
    }

    private static String cleaned(String piece) {
        String plain = TextWidth.narrow(piece);
        int from = 0;
        int to = plain.length();
        while (from < to && BEFORE_A_FIGURE.indexOf(plain.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BEHIND_A_FIGURE.indexOf(plain.charAt(to - 1)) >= 0) {
            to--;
        }
        return piece.substring(from, to);
    }

    /** Puts words, times and figures together: each figure has at most one of the others, and a repeated kind begins anew. */
    private static final class Items {
        private final List<Cell> cells = new ArrayList<>();
        private @Nullable String tag;
        private @Nullable PrintedPeriod period;
        private @Nullable String figure;
        private boolean broken;

        void anchor(Anchor anchor) {
            if (anchor.tag != null) {
                next(tag != null);
                tag = anchor.tag;
            } else {
                next(period != null);
                period = anchor.period;
            }
        }

        void figure(String text) {
            next(figure != null);
            figure = text;
        }

        private void next(boolean repeated) {
            if (repeated) {
                close();
            }
        }

        /** Ends the figure at hand; tells whether every one so far was whole. */
        boolean close() {
            if (figure == null) {
                broken = true;
            } else {
                Kind kind = tag == null ? Kind.ACTUAL : IndicatorWords.HEADINGS.getOrDefault(tag, Kind.ACTUAL);
                cells.add(new Cell(new IndicatorColumn(kind, tag == null ? "" : tag, period, false), figure));
            }
            tag = null;
            period = null;
            figure = null;
            return !broken;
        }
    }
}

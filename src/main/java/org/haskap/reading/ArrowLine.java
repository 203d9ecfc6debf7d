package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.IndicatorColumn.Kind;
import org.haskap.reading.IndicatorRow.Cell;
import org.haskap.reading.IndicatorRow.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 名：基準値 → 目標値} on one line: 「新規創業件数：― → 10件」「①合計特殊出生率：7.2‰（平成24年）→7.9‰（平成30年）」「子育て支援センター：なし →
 * 設置」. Both sides must be figures, or stages of a milestone, and nothing else; so an arrow in prose is none.
 */
final class ArrowLine {
    private static final int LONGEST_LINE = 240;
    private static final int LONGEST_FIGURE = 60;
    private static final int MOST_FIGURES = 40;
    private static final String ARROW_BEGINS = Stream.concat(
                    IndicatorWords.ARROWS.stream(), IndicatorWords.WEAK_ARROWS.stream())
            .map(arrow -> arrow.substring(0, 1))
            .collect(Collectors.joining());
    private static final String SEPARATORS = "、，；;　";

    private ArrowLine() {}

    /**
     * Every {@code 名：基準値 → 目標値} of the line, which 、 ； or a full-width space may part; empty when the line, or a part of it,
     * is something else.
     */
    static List<Parts> all(String text) {
        Parts whole = read(text);
        if (whole != null || text.length() > LONGEST_LINE) {
            return whole == null ? List.of() : List.of(whole);
        }
        var found = new ArrayList<Parts>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            boolean end = at == text.length();
            if (end || SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                Parts part = read(TextWidth.trim(text.substring(from, at)));
                if (part != null) {
                    found.add(part);
                    from = at + 1;
                } else if (end && from < at) {
                    return List.of();
                }
            }
        }
        return List.copyOf(found);
    }

    /** Whether a line is such indicators, so that a number before it numbers them and heads nothing. */
    static boolean indicators(String text) {
        boolean arrow = IndicatorWords.ARROWS.stream().anyMatch(text::contains);
        return arrow && !all(text).isEmpty();
    }

    /** Name and figures of the line, or null when it is something else. */
    private static @Nullable Parts read(String text) {
        if (text.length() > LONGEST_LINE) {
            return null;
        }
        Parts strong = read(split(text, IndicatorWords.ARROWS), false);
        if (strong != null) {
            return strong;
        }
        Parts weak = read(split(text, IndicatorWords.WEAK_ARROWS), true);
        return weak != null ? weak : read(changed(text), false);
    }

    /** Both sides of 「人口　18,000人（平成26年）を19,000人（平成31年）に増加」, or nothing. */
    private static List<String> changed(String text) {
        int to = text.lastIndexOf('に');
        int from = text.lastIndexOf('を', to);
        boolean changes = to > from
                && from > 0
                && IndicatorWords.DIRECTIONS.containsKey(TextWidth.compact(text.substring(to + 1)));
        return changes ? List.of(text.substring(0, from), text.substring(from + 1, to)) : List.of();
    }

    /** With {@code weak}, a name, a colon and units or years on both sides are asked for: 「20～30 歳代」 is no arrow. */
    private static @Nullable Parts read(List<String> sides, boolean weak) {
        if (sides.size() < 2 || sides.size() > MOST_FIGURES) {
            return null;
        }
        Start start = start(sides.getFirst());
        if (start == null || !IndicatorRow.nameable(start.name) || (weak && !start.colon)) {
            return null;
        }
        var figures = new ArrayList<String>();
        figures.add(start.figure);
        for (String side : sides.subList(1, sides.size())) {
            figures.add(tagless(side));
        }
        boolean all = figures.subList(0, figures.size() - 1).stream().allMatch(ArrowLine::figure)
                && (figure(figures.getLast()) || (!weak && IndicatorRow.direction(figures.getLast())));
        boolean sure = figures.stream().anyMatch(IndicatorRow::stage)
                || (weak
                        ? figures.stream().allMatch(ArrowLine::measured)
                        : start.colon || figures.stream().anyMatch(ArrowLine::measured));
        boolean told = figures.stream()
                .anyMatch(f -> IndicatorRow.stage(f) || IndicatorRow.number(f) || IndicatorRow.range(f));
        return all && sure && told && !IndicatorRow.mixed(figures) ? new Parts(start.name, cells(figures)) : null;
    }

    private static List<Cell> cells(List<String> figures) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < figures.size(); i++) {
            Kind kind = i == 0 ? Kind.BASELINE : i == figures.size() - 1 ? Kind.TARGET : Kind.INTERIM;
            String heading = i == 0 ? "基準値" : i == figures.size() - 1 ? "目標値" : "";
            cells.add(new Cell(new IndicatorColumn(kind, heading, null, false), figures.get(i)));
        }
        return cells;
    }

    /** Name and first figure, which a colon or a space parts. */
    private record Start(String name, String figure, boolean colon) {}

    private static @Nullable Start start(String left) {
        String plain = TextWidth.narrow(left);
        int colon = plain.lastIndexOf(':');
        while (colon > 0) {
            String figure = tagless(left.substring(colon + 1));
            if (figure(figure)) {
                return new Start(untagged(left.substring(0, colon)), figure, true);
            }
            colon = plain.lastIndexOf(':', colon - 1);
        }
        int from = Math.max(1, plain.length() - LONGEST_FIGURE);
        for (int at = plain.indexOf(' ', from); at >= 0; at = plain.indexOf(' ', at + 1)) {
            String figure = tagless(left.substring(at));
            if (!figure.isEmpty() && figure(figure)) {
                return new Start(untagged(left.substring(0, at)), figure, false);
            }
        }
        return null;
    }

    /** A figure that is no date, page or address. */
    private static boolean figure(String text) {
        if (text.length() > LONGEST_FIGURE || !IndicatorRow.figure(text)) {
            return false;
        }
        boolean time = PrintedPeriod.read(text).filter(p -> !p.scopeAssumed()).isPresent();
        Optional<PrintedQuantity> printed = PrintedQuantity.read(text);
        String unit =
                printed.map(p -> p.quantity().unit()).map(TextWidth::compact).orElse("");
        return !time && !IndicatorWords.NO_MEASURES.contains(unit);
    }

    /** A unit, a year or a fraction: more than a bare count of something. */
    private static boolean measured(String text) {
        return PrintedQuantity.read(text)
                .filter(p -> p.quantity().unit() != null
                        || p.period() != null
                        || (p.quantity().value() != null && text.contains(".")))
                .isPresent();
    }

    /** Without 目標値： before a figure and （目標値） behind it, a year beside the word kept. */
    static String tagless(String side) {
        String text = TextWidth.trim(side);
        if (figure(text)) {
            return text; // 「基準値より3割減」 begins with a word that is part of the figure.
        }
        for (String tag : SeriesLine.TAGS) {
            String narrow = TextWidth.narrow(text);
            if (narrow.startsWith(tag) && narrow.length() > tag.length()) {
                String rest = TextWidth.trim(text.substring(tag.length()));
                text = rest.startsWith(":") || rest.startsWith("：") ? TextWidth.trim(rest.substring(1)) : rest;
            }
        }
        return bracketed(text);
    }

    private static String bracketed(String text) {
        String narrow = TextWidth.narrow(text);
        int open = narrow.lastIndexOf('(');
        if (open < 0 || !narrow.endsWith(")")) {
            return text;
        }
        String inside = text.substring(open + 1, text.length() - 1);
        if (SeriesLine.SHORT_TAGS.contains(TextWidth.trim(inside))) {
            return TextWidth.trim(text.substring(0, open));
        }
        for (String tag : SeriesLine.TAGS) {
            if (inside.contains(tag)) {
                String rest = TextWidth.trim(inside.replace(tag, "").replace("・", " "));
                String figure = TextWidth.trim(text.substring(0, open));
                return rest.isEmpty() ? figure : figure + "（" + rest + "）";
            }
        }
        return text;
    }

    /** A name without 基準値 at its end, which names the figure behind it. */
    private static String untagged(String name) {
        String text = TextWidth.trim(name);
        for (String tag : SeriesLine.TAGS) {
            if (text.endsWith(tag) && text.length() > tag.length()) {
                text = TextWidth.trim(text.substring(0, text.length() - tag.length()));
            }
        }
        while (!text.isEmpty() && ":：、,　（(".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = TextWidth.trim(text.substring(0, text.length() - 1));
        }
        return text;
    }

    private static List<String> split(String text, List<String> arrows) {
        var sides = new ArrayList<String>();
        int from = 0;
        int at = 0;
        String plain = TextWidth.narrow(text);
        while (at < plain.length()) {
            int length = 0;
            if (arrow(plain.charAt(at))) {
                for (String arrow : arrows) {
                    length = plain.startsWith(arrow, at) ? arrow.length() : length;
                }
            }
            if (length > 0) {
                sides.add(text.substring(from, at));
                from = at + length;
            }
            at += Math.max(1, length);
        }
        sides.add(text.substring(from));
        return sides;
    }

    /** Whether an arrow may begin so; nearly no character of a text does. */
    private static boolean arrow(char c) {
        return ARROW_BEGINS.indexOf(c) >= 0;
    }
}

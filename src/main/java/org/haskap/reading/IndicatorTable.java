package org.haskap.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.Document.Line;
import org.haskap.reading.IndicatorColumn.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A table while it is read line by line: rows in cells, rows flattened to one line, and rows whose name or cells go on
 * over several lines.
 */
final class IndicatorTable {
    /** How many lines a name may be wrapped over before the table is taken to have ended. */
    private static final int MOST_LINES_OF_A_NAME = 3;

    private static final int LONGEST_PART = 120;
    private static final int LONG_ENOUGH_TO_WRAP = 12;
    private static final String GOES_ON = "のをにがはとでやへも・、,（(「／/及";

    private static final IndicatorColumn UNIT = new IndicatorColumn(Kind.UNIT, "単位", null, false);

    private final List<IndicatorColumn> columns;
    private final String unit;
    private final List<Line> pending = new ArrayList<>();
    private final List<Line> lacking = new ArrayList<>();
    private boolean open = true;

    /**
     * A table below its heading.
     *
     * @param unit the unit a line above gives the whole table, or empty
     */
    IndicatorTable(List<IndicatorColumn> columns, String unit) {
        this.columns = List.copyOf(columns);
        this.unit = unit;
    }

    /** Whether a heading of these columns goes on with this table. */
    boolean sameAs(List<IndicatorColumn> others, String unitAbove) {
        return open && columns.equals(others) && (unitAbove.isEmpty() || unitAbove.equals(unit));
    }

    long figures() {
        return columns.stream().filter(c -> c.kind().figure()).count();
    }

    /** Lines so far that begin like a row and have fewer figures than the table has columns of them. */
    List<Line> lacking() {
        return List.copyOf(lacking);
    }

    /** Whether more rows may follow. */
    boolean open() {
        return open;
    }

    void close() {
        open = false;
        drop(List.of());
    }

    /** Forgets the lines that wait to be completed, but for those that lack figures. */
    private void drop(List<Place> used) {
        for (Line line : pending) {
            String words = flat(cellsOf(line));
            if (!used.contains(line.place()) && (endsWithFigure(words) || rowLike(words))) {
                lacking.add(line);
            }
        }
        pending.clear();
    }

    /** Whether words that can name an indicator end with a figure and its unit, one or two words long. */
    private static boolean endsWithFigure(String text) {
        String plain = TextWidth.narrow(text);
        int at = plain.length();
        for (int words = 0; words < 2; words++) {
            at = plain.lastIndexOf(' ', at - 1);
            if (at <= 0) {
                return false;
            }
            if (IndicatorRow.measured(text.substring(at)) && IndicatorRow.nameable(text.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether words are a row of this table that was not understood, and so no part of another row's name. */
    private boolean rowLike(String words) {
        int gaps = 0;
        boolean figure = false;
        String[] parts = TextWidth.trim(words).split("(?<=[^ 　])(?=[ 　])", -1);
        for (int i = 1; i < parts.length; i++) {
            gaps += parts[i].startsWith("　") || parts[i].startsWith("  ") ? 1 : 0;
            figure = figure || IndicatorRow.measured(parts[i]);
        }
        return parts.length > 1 && IndicatorRow.nameable(parts[0]) && (figure || (gaps > 1 && gaps >= figures()));
    }

    /** Cells of a line: those of its format, or what stands between upright strokes. */
    static List<String> cellsOf(Line line) {
        if (line.cells().size() > 1) {
            return line.cells();
        }
        String text = TextWidth.trim(line.text());
        String plain = TextWidth.narrow(text).replace('│', '|').replace('┃', '|');
        if (plain.indexOf('|') < 0) {
            return List.of(text);
        }
        int from = plain.startsWith("|") ? 1 : 0;
        int to = plain.length() > from && plain.endsWith("|") ? plain.length() - 1 : plain.length();
        var cells = new ArrayList<String>();
        int at = from;
        while (at <= to) {
            int stroke = plain.indexOf('|', at);
            int end = stroke < 0 || stroke > to ? to : stroke;
            cells.add(TextWidth.trim(text.substring(at, end)));
            at = end + 1;
        }
        return List.copyOf(cells);
    }

    /** A line of dashes between a table's heading and its rows. */
    static boolean rule(List<String> cells) {
        String all = String.join("", cells).strip();
        return all.length() >= 3 && all.chars().allMatch(c -> "-:=─━―+ ".indexOf(c) >= 0) && cells.size() > 1;
    }

    /** The line's words without strokes, cells joined by a space. */
    static String flat(List<String> cells) {
        return TextWidth.trim(String.join(" ", cells).replace('\t', ' '));
    }

    /** Offers the next line that is not blank; the row it completes, or null. */
    @Nullable
    IndicatorRow offer(Line line) {
        List<String> cells = cellsOf(line);
        String text = flat(cells);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 4 * LONGEST_PART || ends(text)) {
            close();
            return null;
        }
        IndicatorRow row = cells.size() > 1 ? inCells(line, cells) : null;
        if (row == null) {
            row = flattened(line, text);
        }
        if (row == null && figures() == 2 && IndicatorWords.ARROWS.stream().anyMatch(text::contains)) {
            row = flattened(line, withoutArrows(text));
        }
        if (row != null) {
            drop(row.lines());
            return unit.isEmpty() ? row : row.in(UNIT, unit);
        }
        if (text.length() > LONGEST_PART || text.endsWith("。") || pending.size() >= MOST_LINES_OF_A_NAME + figures()) {
            close();
        } else {
            pending.add(line);
        }
        return null;
    }

    /** Whether a line alone is a row of this table. */
    boolean row(String text) {
        return IndicatorRow.flat(text, columns) != null;
    }

    /** 「相談件数 10件 → 20件」 in a table whose headings have the years. */
    private static String withoutArrows(String text) {
        String plain = text;
        for (String arrow : IndicatorWords.ARROWS) {
            plain = plain.replace(arrow, " ");
        }
        return plain;
    }

    private static boolean ends(String text) {
        return IndicatorWords.PASSAGE_MARKS.indexOf(text.charAt(0)) >= 0;
    }

    private @Nullable IndicatorRow inCells(Line line, List<String> cells) {
        int used = cells.size();
        while (used > 0 && TextWidth.trim(cells.get(used - 1)).isEmpty()) {
            used--;
        }
        boolean aligned = cells.size() == columns.size()
                || (used <= columns.size()
                        && columns.stream().anyMatch(c -> c.kind() == Kind.NAME)
                        && IndicatorRow.flat(flat(cells), columns) == null);
        IndicatorRow.Parts parts = aligned ? IndicatorRow.cells(cells, columns) : null;
        if (parts == null || !IndicatorRow.nameable(parts.name())) {
            return null;
        }
        return new IndicatorRow(parts.name(), parts.cells(), line.place(), List.of(line.place()));
    }

    private @Nullable IndicatorRow flattened(Line line, String text) {
        IndicatorRow.Parts alone = IndicatorRow.flat(text, columns);
        if (alone != null && !alone.name().isEmpty()) {
            return IndicatorRow.nameable(alone.name()) ? named(line, alone) : null;
        }
        var before = new ArrayList<Line>();
        String joined = text;
        for (Line part : pending.reversed()) {
            before.addFirst(part);
            String words = flat(cellsOf(part));
            joined = words + " " + joined;
            IndicatorRow.Parts parts = IndicatorRow.flat(joined, columns);
            if (parts != null && IndicatorRow.nameable(parts.name()) && !rowLike(parts.name())) {
                return wrapped(before, line, parts);
            }
        }
        return null;
    }

    /** A row that has its own name; the line before belongs to it when that line cannot end where it does. */
    private IndicatorRow named(Line line, IndicatorRow.Parts parts) {
        Line before = pending.isEmpty() ? null : pending.getLast();
        String words = before == null ? "" : flat(cellsOf(before));
        if (before == null || !goesOn(words, parts.name())) {
            return new IndicatorRow(parts.name(), parts.cells(), line.place(), List.of(line.place()));
        }
        String name = join(words, parts.name());
        return new IndicatorRow(name, parts.cells(), before.place(), List.of(before.place(), line.place()));
    }

    private boolean goesOn(String words, String name) {
        boolean open = words.chars().filter(c -> c == '(' || c == '（').count()
                > words.chars().filter(c -> c == ')' || c == '）').count();
        if (!open && rowLike(words)) {
            return false;
        }
        boolean cut = GOES_ON.indexOf(words.charAt(words.length() - 1)) >= 0;
        return open
                || cut
                || (!endsWithFigure(words)
                        && words.length() >= LONG_ENOUGH_TO_WRAP
                        && name.length() <= words.length() / 2);
    }

    /** A name, or cells, over several lines; further lines directly before them are the name's beginning. */
    private IndicatorRow wrapped(List<Line> before, Line line, IndicatorRow.Parts parts) {
        int first = pending.size() - before.size();
        boolean nameOnly = TextWidth.trim(parts.name()).equals(flat(cellsOf(before.getFirst())));
        String name = parts.name();
        while (nameOnly && first > 0 && goesOn(flat(cellsOf(pending.get(first - 1))), name)) {
            first--;
            before.addFirst(pending.get(first));
            name = join(flat(cellsOf(before.getFirst())), name);
        }
        var lines = new ArrayList<Place>();
        before.forEach(part -> lines.add(part.place()));
        lines.add(line.place());
        return new IndicatorRow(name, parts.cells(), before.getFirst().place(), lines);
    }

    /** Two parts of one wrapped text; a space only between Latin words. */
    private static String join(String left, String right) {
        boolean latin = left.charAt(left.length() - 1) < 0x80 && right.charAt(0) < 0x80;
        return left + (latin ? " " : "") + right;
    }

    /** The columns with years that stand on a line of their own below them; null when the line is something else. */
    static @Nullable List<IndicatorColumn> dated(List<IndicatorColumn> columns, String text) {
        var years = new ArrayList<>(IndicatorHeader.years(text));
        long lacking = columns.stream()
                .filter(c -> c.kind().figure() && c.period() == null)
                .count();
        if (years.isEmpty() || years.size() != lacking) {
            return null;
        }
        var dated = new IndicatorColumn[columns.size()];
        Arrays.setAll(dated, i -> {
            IndicatorColumn column = columns.get(i);
            return column.kind().figure() && column.period() == null ? column.with(years.removeFirst()) : column;
        });
        return List.of(dated);
    }
}

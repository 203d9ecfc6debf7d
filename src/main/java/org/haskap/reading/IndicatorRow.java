package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.Units;
import org.haskap.reading.IndicatorColumn.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One indicator as its cells print it, before it is judged.
 *
 * @param name with notes' marks and numbering
 * @param cells the other cells with their columns, in order
 * @param place where its name begins
 * @param lines every line it took
 */
record IndicatorRow(String name, List<Cell> cells, Place place, List<Place> lines) {
    private static final int MOST_WORDS_OF_A_FIGURE = 6;
    private static final int LONGEST_LINE = 240;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_RANGE = 40;

    /** Copies the lists. */
    IndicatorRow {
        cells = List.copyOf(cells);
        lines = List.copyOf(lines);
    }

    /** A cell and the column it stands in. */
    record Cell(IndicatorColumn column, String text) {}

    /** Name and cells of a row whose place is not known yet. */
    record Parts(String name, List<Cell> cells) {}

    /** The text of the first cell of a kind, or an empty text. */
    String text(Kind kind) {
        return cells.stream()
                .filter(cell -> cell.column().kind() == kind)
                .map(Cell::text)
                .findFirst()
                .orElse("");
    }

    /** The same with the years that a line below it gives its figures, or null when their numbers differ. */
    @Nullable
    IndicatorRow dated(List<PrintedPeriod> years, Place line) {
        long figures = cells.stream().filter(c -> c.column().kind().figure()).count();
        if (figures != years.size()) {
            return null;
        }
        var dated = new ArrayList<Cell>();
        int next = 0;
        for (Cell cell : cells) {
            boolean figure = cell.column().kind().figure();
            dated.add(figure ? new Cell(cell.column().with(years.get(next++)), cell.text()) : cell);
        }
        var all = new ArrayList<>(lines);
        all.add(line);
        return new IndicatorRow(name, dated, place, all);
    }

    /** The same in a unit that its table gives, unless the row or its name has one. */
    IndicatorRow in(IndicatorColumn column, String unit) {
        boolean own = !text(Kind.UNIT).isEmpty() || IndicatorNames.unit(name).isPresent();
        if (own) {
            return this;
        }
        var all = new ArrayList<>(cells);
        all.add(new Cell(column, unit));
        return new IndicatorRow(name, all, place, lines);
    }

    /**
     * Whether a text can stand in a figure's cell: a figure, a range of figures, a reason for having none, or a stage of a
     * milestone.
     */
    static boolean figure(String text) {
        return stage(text)
                || range(text)
                || (!TextWidth.trim(text).isEmpty()
                        && PrintedQuantity.read(text).isPresent());
    }

    /** Whether a text says which way is good in place of a figure: 減少, ↘. */
    static boolean direction(String text) {
        return IndicatorWords.DIRECTIONS.containsKey(TextWidth.compact(text));
    }

    static boolean stage(String text) {
        String word = TextWidth.compact(text);
        boolean notYet = word.startsWith("未") && IndicatorWords.DONE.contains(word.substring(1));
        return notYet || IndicatorWords.DONE.contains(word) || IndicatorWords.NOT_YET.contains(word);
    }

    /** Stages and numbers side by side are no row; なし beside a number may be a missing figure. */
    static boolean mixed(List<String> figures) {
        boolean stages = figures.stream()
                .anyMatch(f -> stage(f) && PrintedQuantity.read(f).isEmpty());
        return stages && figures.stream().anyMatch(IndicatorRow::number);
    }

    /** Whether a text has a number, or a change that comes to one. */
    static boolean number(String text) {
        return PrintedQuantity.read(text)
                .filter(q -> q.quantity().value() != null || q.change() != null)
                .isPresent();
    }

    /** Whether a text is a range: 10～20人, 5％～10％. Years and what counts places or the clock are none. */
    static boolean range(String text) {
        String plain = TextWidth.narrow(text).replace('〜', '~');
        int wave = plain.indexOf('~');
        if (wave <= 0 || wave != plain.lastIndexOf('~') || text.length() > LONGEST_RANGE) {
            return false;
        }
        String last = text.substring(wave + 1);
        String unit = PrintedQuantity.read(last)
                .map(q -> q.quantity().unit())
                .map(TextWidth::compact)
                .orElse("");
        return number(text.substring(0, wave))
                && number(last)
                && !unit.equals("年")
                && !IndicatorWords.NO_MEASURES.contains(unit);
    }

    /** Whether a text has a number and its unit. */
    static boolean measured(String text) {
        return PrintedQuantity.read(text)
                .filter(q -> q.quantity().value() != null && q.quantity().unit() != null)
                .isPresent();
    }

    /** Whether words can name an indicator. */
    static boolean nameable(String text) {
        String name = TextWidth.trim(text);
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.endsWith("。")
                && name.codePoints().filter(Character::isLetter).count() >= 2;
    }

    /** Maps a row's cells to a table's columns by position; null when nothing but words stands in it. */
    static @Nullable Parts cells(List<String> texts, List<IndicatorColumn> columns) {
        var cells = new ArrayList<Cell>();
        String name = "";
        boolean figures = false;
        for (int i = 0; i < columns.size(); i++) {
            IndicatorColumn column = columns.get(i);
            String text = i < texts.size() ? TextWidth.trim(texts.get(i)) : "";
            if (column.kind() == Kind.NAME) {
                name = text.isEmpty() ? name : text;
            } else {
                cells.add(new Cell(column, text));
                figures = figures || (column.kind().figure() && figure(text));
            }
        }
        return figures ? new Parts(name, dated(cells)) : null;
    }

    /** Gives each figure the year that stands in the column beside it; a year that cannot be read stays a cell. */
    private static List<Cell> dated(List<Cell> cells) {
        var dated = new ArrayList<>(cells);
        for (Cell cell : cells) {
            PrintedPeriod year = cell.column().kind() == Kind.YEAR
                    ? PrintedPeriod.read(cell.text()).orElse(null)
                    : null;
            int figure = year == null ? -1 : beside(dated, dated.indexOf(cell));
            if (year != null && figure >= 0) {
                Cell of = dated.get(figure);
                dated.set(figure, new Cell(of.column().with(year), of.text()));
                dated.remove(cell);
            }
        }
        return dated;
    }

    /** The figure without a year that a cell of years is about: the nearest of its kind, the one before first. */
    private static int beside(List<Cell> cells, int at) {
        String heading = cells.get(at).column().heading();
        boolean target = heading.startsWith("目標") || heading.startsWith("達成");
        for (int distance = 1; distance < cells.size(); distance++) {
            for (int other : new int[] {at - distance, at + distance}) {
                if (other >= 0 && other < cells.size()) {
                    IndicatorColumn column = cells.get(other).column();
                    boolean kind = heading.length() < 3 || target == (column.kind() == Kind.TARGET);
                    if (kind && column.kind().figure() && column.kind() != Kind.RATE && column.period() == null) {
                        return other;
                    }
                }
            }
        }
        return -1;
    }

    /** Splits a row flattened to one line, from its right end; null when the line does not end with its figures. */
    static @Nullable Parts flat(String text, List<IndicatorColumn> columns) {
        return text.length() > LONGEST_LINE ? null : new Flat(text, columns).split();
    }

    /** The search for where each cell begins. */
    private static final class Flat {
        private final String text;
        private final List<IndicatorColumn> columns;
        private final List<int[]> words = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        /** Column and word from which no way led on; keeps the search from trying them twice. */
        private final boolean[][] dead;

        Flat(String text, List<IndicatorColumn> columns) {
            this.text = text;
            int name = 0;
            for (int i = 0; i < columns.size(); i++) {
                name = columns.get(i).kind() == Kind.NAME ? i + 1 : name;
            }
            this.columns = columns.subList(name, columns.size());
            String plain = TextWidth.narrow(text);
            int at = 0;
            while (at < plain.length()) {
                int end = plain.indexOf(' ', at);
                end = end < 0 ? plain.length() : end;
                if (end > at) {
                    words.add(new int[] {at, end});
                }
                at = end + 1;
            }
            this.dead = new boolean[this.columns.size() + 1][words.size() + 1];
        }

        @Nullable
        Parts split() {
            int rest = back(columns.size() - 1, words.size());
            if (rest < 0 || doubtful()) {
                return null;
            }
            String name = rest == 0 ? "" : text.substring(0, words.get(rest - 1)[1]);
            return new Parts(TextWidth.trim(name), dated(cells.reversed()));
        }

        /** Fills the columns up to one from the words up to one; tells how many words are left for the name. */
        private int back(int column, int end) {
            if (column < 0) {
                return end;
            }
            if (dead[column][end]) {
                return -1;
            }
            IndicatorColumn here = columns.get(column);
            int most = here.kind().figure() || here.kind() == Kind.YEAR ? MOST_WORDS_OF_A_FIGURE : 1;
            for (int begin = Math.max(0, end - most); begin < end; begin++) {
                String cell = text.substring(words.get(begin)[0], words.get(end - 1)[1]);
                if (fits(here.kind(), cell)) {
                    cells.add(new Cell(here, cell));
                    int rest = back(column - 1, begin);
                    if (rest >= 0) {
                        return rest;
                    }
                    cells.removeLast();
                }
            }
            if (here.kind() == Kind.WORDS || here.kind() == Kind.DIRECTION) {
                int rest = back(column - 1, end);
                if (rest >= 0) {
                    return rest;
                }
            }
            dead[column][end] = true;
            return -1;
        }

        private static boolean fits(Kind kind, String cell) {
            return switch (kind) {
                case UNIT -> Units.read(cell).isPresent();
                case DIRECTION -> IndicatorWords.DIRECTIONS.containsKey(TextWidth.compact(cell));
                case YEAR -> PrintedPeriod.read(cell).isPresent() || missing(cell);
                case WORDS -> !figure(cell);
                case TARGET -> figure(cell) || direction(cell);
                default -> figure(cell);
            };
        }

        private static boolean missing(String cell) {
            return PrintedQuantity.read(cell)
                    .filter(q -> q.quantity().missing() == Missing.NOT_AVAILABLE)
                    .isPresent();
        }

        /** Stages and numbers in one row are words that only look like cells; one bare number is not enough. */
        private boolean doubtful() {
            List<String> figures = cells.stream()
                    .filter(c -> c.column().kind().figure())
                    .map(Cell::text)
                    .toList();
            boolean unsure = figures.size() == 1 && !measured(figures.getFirst());
            boolean tells = figures.stream().anyMatch(f -> stage(f) || number(f) || range(f));
            return unsure || !tells || mixed(figures);
        }
    }
}

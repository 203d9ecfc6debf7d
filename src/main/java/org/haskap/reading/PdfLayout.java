package org.haskap.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From characters placed on a page to rows of cells. Characters on one baseline make a row; a gap of two characters
 * or more parts its cells; a blank row stands where the distance to the next is clearly wider than usual. Columns of
 * prose, which fill their width line after line, are read one after the other.
 */
final class PdfLayout {
    private PdfLayout() {}

    /**
     * A character, or a few printed as one.
     *
     * @param text its characters
     * @param x left edge, in points from the page's left
     * @param baseline in points from the page's top, downwards
     * @param width in points
     * @param size of its font, in points
     */
    record Glyph(String text, float x, float baseline, float width, float size) {
        float right() {
            return x + width;
        }

        boolean blank() {
            return text.isBlank() || text.chars().allMatch(Character::isSpaceChar);
        }
    }

    /**
     * A row of the page.
     *
     * @param cells its texts from left to right; one empty text for a blank row
     */
    record Row(List<String> cells) {}

    /** Characters whose baselines differ by less than this share of their size stand in one row. */
    private static final float SAME_BASELINE = 0.35f;

    /** A gap this many characters wide parts cells. */
    private static final float CELL_GAP = 1.8f;

    /** A gap this many characters wide parts words of scripts that use spaces. */
    private static final float WORD_GAP = 0.18f;

    /** A distance this many times the usual one leaves a blank row. */
    private static final float BLANK_ROW = 1.6f;

    /** So many rows with a gap at one place, both sides filled, are two columns of prose. */
    private static final int COLUMN_ROWS = 6;

    /** A page has no more; the search for columns must stay short on a hostile one. */
    private static final int COLUMN_ROWS_AT_MOST = 200;

    /** How full a column of prose is on average: only the last lines of its paragraphs are short. */
    private static final float COLUMN_FILL = 0.75f;

    static List<Row> rows(List<Glyph> glyphs) {
        List<Line> lines = readingOrder(lines(glyphs));
        float pitch = usualPitch(lines);
        var rows = new ArrayList<Row>();
        Line before = null;
        for (Line line : lines) {
            if (before != null && line.baseline - before.baseline > pitch * BLANK_ROW) {
                rows.add(new Row(List.of("")));
            }
            rows.add(new Row(line.cells()));
            before = line;
        }
        return rows;
    }

    /** Characters on one baseline, from left to right. */
    private static final class Line {
        private final List<Glyph> glyphs = new ArrayList<>();
        private final float baseline;
        private final float size;

        private Line(Glyph first) {
            this(first.baseline, first.size);
            glyphs.add(first);
        }

        private Line(float baseline, float size) {
            this.baseline = baseline;
            this.size = size;
        }

        private boolean takes(Glyph glyph) {
            // A raised note mark is small: the larger size decides.
            return Math.abs(glyph.baseline - baseline) < SAME_BASELINE * Math.max(size, glyph.size);
        }

        private float left() {
            return glyphs.getFirst().x;
        }

        private float right() {
            return glyphs.getLast().right();
        }

        private List<String> cells() {
            var cells = new ArrayList<String>();
            var cell = new StringBuilder();
            Glyph before = null;
            boolean space = false;
            for (Glyph glyph : glyphs) {
                if (glyph.blank()) {
                    space = true;
                    continue;
                }
                if (before != null) {
                    float gap = (glyph.x - before.right()) / Math.max(1, Math.min(before.size, glyph.size));
                    if (gap >= CELL_GAP) {
                        cells.add(cell.toString());
                        cell.setLength(0);
                    } else if (space || (gap >= WORD_GAP && (spaced(before) || spaced(glyph)))) {
                        cell.append(' ');
                    }
                }
                cell.append(glyph.text);
                before = glyph;
                space = false;
            }
            cells.add(cell.toString());
            return cells;
        }

        /** Whether its script puts spaces between words. */
        private static boolean spaced(Glyph glyph) {
            return glyph.text.codePointAt(0) < 0x2E80;
        }
    }

    private static List<Line> lines(List<Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.removeIf(glyph -> glyph.text.isEmpty() || !Float.isFinite(glyph.x + glyph.baseline + glyph.width));
        sorted.sort(Comparator.comparingDouble(Glyph::baseline));
        var lines = new ArrayList<Line>();
        for (Glyph glyph : sorted) {
            Line last = lines.isEmpty() ? null : lines.getLast();
            if (last != null && last.takes(glyph)) {
                last.glyphs.add(glyph);
            } else {
                lines.add(new Line(glyph));
            }
        }
        for (Line line : lines) {
            line.glyphs.sort(Comparator.comparingDouble(Glyph::x));
        }
        lines.removeIf(line -> line.glyphs.stream().allMatch(Glyph::blank));
        return lines;
    }

    private static float usualPitch(List<Line> lines) {
        var pitches = new ArrayList<Float>();
        for (int i = 1; i < lines.size(); i++) {
            float pitch = lines.get(i).baseline - lines.get(i - 1).baseline;
            if (pitch > 0) {
                pitches.add(pitch);
            }
        }
        pitches.sort(null);
        // The lower quartile: in a document with blank rows between all its lines the median is already a wide one.
        return pitches.isEmpty() ? Float.MAX_VALUE : pitches.get(pitches.size() / 4);
    }

    /** Top to bottom, but each stretch of two columns of prose column by column. */
    private static List<Line> readingOrder(List<Line> lines) {
        var ordered = new ArrayList<Line>();
        int i = 0;
        while (i < lines.size()) {
            int end = i;
            float gutter = gutter(lines.get(i));
            while (end < lines.size() && end - i < COLUMN_ROWS_AT_MOST && gutter > 0 && clear(lines.get(end), gutter)) {
                end++;
            }
            if (end - i >= COLUMN_ROWS && prose(lines.subList(i, end), gutter)) {
                for (boolean leftSide : new boolean[] {true, false}) {
                    for (Line line : lines.subList(i, end)) {
                        Line part = side(line, gutter, leftSide);
                        if (!part.glyphs.isEmpty()) {
                            ordered.add(part);
                        }
                    }
                }
                i = end;
            } else {
                ordered.add(lines.get(i));
                i++;
            }
        }
        return ordered;
    }

    /** The middle of the only wide gap of a line, or 0 when it has none or several. */
    private static float gutter(Line line) {
        float found = 0;
        Glyph before = null;
        for (Glyph glyph : line.glyphs) {
            if (glyph.blank()) {
                continue;
            }
            if (before != null && glyph.x - before.right() > CELL_GAP * glyph.size) {
                if (found > 0) {
                    return 0;
                }
                found = (before.right() + glyph.x) / 2;
            }
            before = glyph;
        }
        return found;
    }

    private static boolean clear(Line line, float gutter) {
        return line.glyphs.stream().noneMatch(glyph -> !glyph.blank() && glyph.x < gutter && glyph.right() > gutter);
    }

    private static boolean prose(List<Line> lines, float gutter) {
        return fill(lines, gutter, true) >= COLUMN_FILL && fill(lines, gutter, false) >= COLUMN_FILL;
    }

    /** Mean width of one side's lines as a share of its widest. */
    private static float fill(List<Line> lines, float gutter, boolean leftSide) {
        float widest = 0;
        float sum = 0;
        for (Line line : lines) {
            Line part = side(line, gutter, leftSide);
            float width = part.glyphs.isEmpty() ? 0 : part.right() - part.left();
            widest = Math.max(widest, width);
            sum += width;
        }
        return widest == 0 ? 0 : sum / lines.size() / widest;
    }

    private static Line side(Line line, float gutter, boolean leftSide) {
        var part = new Line(line.baseline, line.size);
        for (Glyph glyph : line.glyphs) {
            if (glyph.x < gutter == leftSide && !glyph.blank()) {
                part.glyphs.add(glyph);
            }
        }
        return part;
    }
}

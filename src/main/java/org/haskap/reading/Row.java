package org.haskap.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.haskap.kernel.Place;

/**
 * A line that is not blank, as the plan's readers look at it.
 *
 * @param index its index in the document's lines
 * @param line the line itself
 * @param text its text without white space around it
 * @param gap blank lines before it; a change of page counts as many
 * @param wraps whether by space and wording it may be the continuation of the row before
 * @param breaks whether it begins a page
 */
record Row(int index, Document.Line line, String text, int gap, boolean wraps, boolean breaks) {
    /** Lines at least this part of the usual full width are taken to have been broken by the margin. */
    private static final double FULL = 0.6;

    /** A finished sentence goes on in the next line only when it fills its own to the margin. */
    private static final double BRIM = 0.93;

    Place place() {
        return line.place();
    }

    /** The same, told whether it goes on with the row before. */
    Row wrapping(boolean goesOn) {
        return new Row(index, line, text, gap, goesOn, breaks);
    }

    /** The document's lines that are not blank, with what their neighbours tell about them. */
    static List<Row> of(Document document) {
        List<Document.Line> lines = document.lines();
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).blank() && !Text.strip(lines.get(i).text()).isEmpty()) {
                filled.add(i);
            }
        }
        List<String> texts =
                filled.stream().map(i -> Text.strip(lines.get(i).text())).toList();
        int[] widths = texts.stream().mapToInt(Text::width).sorted().toArray();
        double wide = widths.length == 0 ? 0 : Math.min(100, widths[(int) ((widths.length - 1) * 0.98)]);
        int[] gaps = new int[filled.size()];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = k == 0 ? filled.get(0) : filled.get(k) - filled.get(k - 1) - 1;
        }
        int usual = usual(gaps);
        List<Row> rows = new ArrayList<>(filled.size());
        for (int k = 0; k < gaps.length; k++) {
            Document.Line line = lines.get(filled.get(k));
            boolean breaks = k == 0 || breaks(lines.get(filled.get(k - 1)), line, gaps[k], usual);
            boolean wraps = !breaks && gaps[k] <= usual && wraps(texts.get(k - 1), texts.get(k), wide);
            rows.add(new Row(filled.get(k), line, texts.get(k), gaps[k], wraps, breaks));
        }
        return List.copyOf(rows);
    }

    /** Half of the gaps are no wider than this. */
    private static int usual(int[] gaps) {
        int[] sorted = Arrays.stream(gaps).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /**
     * A page begins where the place says so or a form feed stands. Text whose form feeds became spaces shows it in
     * another way: in a text set with blank lines throughout, an indented line without one.
     */
    private static boolean breaks(Document.Line before, Document.Line line, int gap, int usual) {
        boolean feed = line.text().indexOf('\f') >= 0;
        boolean indented = line.text().startsWith(" ") && gap == 0 && usual > 0;
        return feed || indented || before.place().page() != line.place().page();
    }

    private static boolean wraps(String before, String text, double wide) {
        int width = Text.width(before);
        return Text.sentence(before)
                ? width >= BRIM * wide && wide >= 60
                : width >= FULL * wide || Text.leans(before, text);
    }
}

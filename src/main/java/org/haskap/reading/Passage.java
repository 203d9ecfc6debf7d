package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.reading.IndicatorColumn.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a named passage: 「■施策概要」, 「【現状と課題】」, 「対象：市民」, or the head of a table of figures.
 *
 * @param name the vocabulary's name of the passage
 * @param whole whether the row is only a heading; otherwise the row itself belongs to the passage
 * @param rest what stands behind a heading on the same line; empty when the row is only a heading
 */
record Passage(String name, boolean whole, String rest) {
    private static final String DECORATION = "■□◆◇●○◎★▶▼【［[〔《〈＜<";
    /** How many figures may stand below an indicator's name, one a line. */
    private static final int MOST_FIGURES = 6;

    /** How many cells a heading printed one cell a line may have. */
    private static final int MOST_CELLS = 14;

    private static final String CLOSING = "】］]〕》〉＞>";

    /** The passage that begins here, or null. */
    static @Nullable Passage of(String text) {
        if (text.length() > 120) {
            return null;
        }
        int from = 0;
        while (from < text.length() && DECORATION.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && CLOSING.indexOf(text.charAt(to)) < 0 && ":：\t".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        Vocabulary vocabulary = Vocabulary.standard();
        var group = vocabulary.group("section", Text.core(text.substring(from, to)));
        if (group.isPresent()) {
            String rest = to < text.length() ? Mark.separated(text.substring(to + 1)) : "";
            boolean table = rest.isEmpty() || !heads(rest);
            return new Passage(group.get(), table, table ? rest : "");
        }
        return heads(text) ? tableHead(text) : null;
    }

    /**
     * The passage that begins at a row, or null: not where the row is one cell of a table's heading printed one cell a
     * line, nor where it is a figure of the indicator named above (指標：…, 現状：…, 目標：…).
     */
    static @Nullable Passage of(List<Row> rows, int at) {
        Passage passage = of(rows.get(at).text());
        return passage == null || cell(rows, at) || (passage.figure() && belowName(rows, at)) ? null : passage;
    }

    private boolean figure() {
        return IndicatorRow.number(rest);
    }

    private static boolean belowName(List<Row> rows, int at) {
        for (int i = at - 1; i >= Math.max(0, at - MOST_FIGURES); i--) {
            Passage above = of(rows.get(i).text());
            if (above == null || !above.figure()) {
                return above != null && above.figures() && !above.rest.isEmpty();
            }
        }
        return false;
    }

    private static boolean cell(List<Row> rows, int at) {
        if (column(rows.get(at)) == null) {
            return false;
        }
        int from = at;
        while (from > 0 && at - from < MOST_CELLS && column(rows.get(from - 1)) != null) {
            from--;
        }
        var columns = new ArrayList<IndicatorColumn>();
        for (int i = from; i < rows.size() && i - from <= 2 * MOST_CELLS; i++) {
            IndicatorColumn column = column(rows.get(i));
            if (column == null) {
                break;
            }
            boolean again = column.kind() == Kind.NAME && columns.stream().anyMatch(c -> c.kind() == Kind.NAME);
            if (again && i <= at) {
                columns.clear(); // What stood above is the passage's own heading.
            } else if (again) {
                break;
            }
            columns.add(column);
        }
        return columns.size() > 1 && IndicatorHeader.complete(columns);
    }

    /** The one column that a row heads, or null. */
    private static @Nullable IndicatorColumn column(Row row) {
        List<IndicatorColumn> columns =
                row.line().cells().size() > 1 ? List.of() : IndicatorHeader.fragment(row.text(), false);
        return columns.size() == 1 ? columns.getFirst() : null;
    }

    /** A row of columns' headings that begins with the name of a passage of figures. */
    private static @Nullable Passage tableHead(String text) {
        Vocabulary vocabulary = Vocabulary.standard();
        String folded = Text.fold(text);
        for (String name : vocabulary.words("role", "figures")) {
            for (String word : vocabulary.words("section", name)) {
                if (folded.startsWith(word)) {
                    return new Passage(name, false, "");
                }
            }
        }
        return null;
    }

    /** Whether the text holds at least two words that head columns of figures. */
    static boolean heads(String text) {
        String folded = Text.fold(text);
        return text.length() <= 120
                && folded.indexOf('。') < 0
                && Vocabulary.standard().words("table", "heads").stream()
                                .filter(folded::contains)
                                .count()
                        >= 2
                && folded.contains("値");
    }

    boolean projects() {
        return Vocabulary.standard().is("role", "projects", name);
    }

    boolean figures() {
        return Vocabulary.standard().is("role", "figures", name);
    }

    /** The departments a line like 「担当課：商工課・観光課」 names, or null when it is no such line. */
    static @Nullable List<String> departments(String text) {
        Passage passage = of(text);
        return passage != null && Vocabulary.standard().is("role", "departments", passage.name())
                ? Title.departmentLine(passage.rest())
                : null;
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.Document.Line;
import org.jspecify.annotations.Nullable;

/**
 * Finds indicators with baseline, target and series among the lines that belong to one node: tables (in cells, flattened
 * to lines, or one cell a line), {@code name：baseline → target}, and series by year.
 */
final class IndicatorReader {
    /** What a line that heads a table is called in the account. */
    static final String HEADING = "見出し行";

    /** How many lines a heading printed one cell a line may take. */
    private static final int MOST_LINES_OF_A_HEADING = 14;

    /** How many lines the figures of one series may take. */
    private static final int MOST_LINES_OF_A_SERIES = 16;

    /** How far below an indicator outside a table its footnote may stand. */
    private static final int MOST_LINES_TO_A_NOTE = 1;

    /** How many lines a footnote may be wrapped over. */
    private static final int MOST_LINES_OF_A_NOTE = 4;

    private final String node;
    private final List<Line> lines;
    private final List<PlanDraft.Indicator> found = new ArrayList<>();
    private final Map<Place, String> consumed = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** Rows that share their footnotes: one table, or free lines that follow one another. */
    private final List<IndicatorRow> group = new ArrayList<>();

    private final List<IndicatorNotes.Note> notes = new ArrayList<>();
    private final Set<Place> taken = new HashSet<>();
    private @Nullable IndicatorTable table;
    /** The unit that the line just read gives the table below it, or empty. */
    private String unit = "";

    private int at;
    private int lastFree;

    private IndicatorReader(String node, List<Line> block) {
        this.node = node;
        this.lines = block.stream().filter(line -> !line.blank()).toList();
    }

    /**
     * What was found.
     *
     * @param indicators with the block's node; their codes still numbered from {@code k1} within the block
     * @param consumed the lines that became part of an indicator (its code; for a footnote of several the first one's)
     *     or head a table ({@link #HEADING})
     * @param findings what a person should look at
     */
    record Found(List<PlanDraft.Indicator> indicators, Map<Place, String> consumed, List<Finding> findings) {}

    /**
     * Reads one block. Never fails, and takes time linear in the block's length.
     *
     * @param node code of the node the block belongs to; codes become {@code node-k1}, {@code node-k2} …
     * @param block lines of the node in order, blank ones included; may hold prose and tables alike
     */
    static Found read(String node, List<Document.Line> block) {
        return new IndicatorReader(node, block).read();
    }

    private Found read() {
        while (at < lines.size()) {
            if (!unit() && !heading() && !note()) {
                row();
                at++;
            }
        }
        finish();
        return new Found(List.copyOf(found), Map.copyOf(consumed), List.copyOf(findings));
    }

    /** A line that gives the table below it its unit. */
    private boolean unit() {
        Line line = lines.get(at);
        boolean above = line.text().contains("単位")
                && at + 1 < lines.size()
                && (!headingAt(at + 1).isEmpty() || stacked(at + 1) > 0);
        String told = above ? IndicatorNames.unitOfTable(line.text()).orElse("") : "";
        if (told.isEmpty()) {
            return false;
        }
        unit = told;
        consumed.put(line.place(), HEADING);
        at++;
        return true;
    }

    /** A table's heading on one line, or one cell a line. */
    private boolean heading() {
        List<IndicatorColumn> columns = headingAt(at);
        int length = 1;
        if (columns.isEmpty()) {
            length = stacked(at);
            columns = length == 0 ? List.of() : stackedColumns(at, length);
        }
        if (columns.isEmpty()) {
            return false;
        }
        for (int i = at; i < at + length; i++) {
            consumed.put(lines.get(i).place(), HEADING);
        }
        Place place = lines.get(at).place();
        at += length;
        List<IndicatorColumn> dated =
                at < lines.size() ? IndicatorTable.dated(columns, lines.get(at).text()) : null;
        if (dated != null) {
            consumed.put(lines.get(at).place(), HEADING);
            columns = dated;
            at++;
        }
        if (table == null || !table.sameAs(columns, unit)) {
            finish();
            table = new IndicatorTable(columns, unit);
            doubts(columns, place);
        }
        unit = "";
        return true;
    }

    private List<IndicatorColumn> headingAt(int index) {
        List<String> cells = IndicatorTable.cellsOf(lines.get(index));
        List<IndicatorColumn> columns = cells.size() > 1 ? IndicatorHeader.cells(cells) : List.of();
        return columns.isEmpty() ? IndicatorHeader.line(IndicatorTable.flat(cells)) : columns;
    }

    /** How many lines from here on are nothing but one heading each and together head a table; 0 when they do not. */
    private int stacked(int from) {
        var columns = new ArrayList<IndicatorColumn>();
        int length = 0;
        while (from + length < lines.size() && length < MOST_LINES_OF_A_HEADING) {
            Line line = lines.get(from + length);
            List<IndicatorColumn> own = stackedCell(line);
            boolean begins = length > 0 && !headingAt(from + length).isEmpty();
            if (own.isEmpty() || begins) {
                break;
            }
            columns.addAll(own);
            length++;
        }
        return length > 1 && IndicatorHeader.complete(columns) ? length : 0;
    }

    private static List<IndicatorColumn> stackedCell(Line line) {
        String text = IndicatorTable.flat(IndicatorTable.cellsOf(line));
        boolean passage = text.isEmpty() || IndicatorWords.PASSAGE_MARKS.indexOf(text.charAt(0)) >= 0;
        return passage ? List.of() : IndicatorHeader.fragment(text, false);
    }

    private List<IndicatorColumn> stackedColumns(int from, int length) {
        var columns = new ArrayList<IndicatorColumn>();
        for (Line line : lines.subList(from, from + length)) {
            columns.addAll(stackedCell(line));
        }
        return IndicatorHeader.years(columns);
    }

    private void doubts(List<IndicatorColumn> columns, Place place) {
        for (IndicatorColumn column : columns) {
            PrintedPeriod period = column.period();
            if (period != null && period.problem() != null) {
                findings.add(new Finding(Finding.Severity.WARNING, "calendars-disagree", period.problem(), place));
            }
        }
        columns.stream()
                .map(IndicatorColumn::period)
                .filter(period -> period != null && period.scopeAssumed())
                .findFirst()
                .ifPresent(period -> findings.add(new Finding(
                        Finding.Severity.NOTICE,
                        "year-scope-assumed",
                        "「" + period.text() + "」は年度か暦年か書かれていないので、年度として読みました。暦年のときは直してください。",
                        place)));
    }

    private boolean note() {
        Line line = lines.get(at);
        boolean follows = table != null ? table.open() : at <= lastFree + MOST_LINES_TO_A_NOTE;
        IndicatorNotes.Note note = group.isEmpty() || !follows ? null : IndicatorNotes.read(line.text(), line.place());
        if (note == null) {
            return false;
        }
        at++;
        for (int lines = 1; lines < MOST_LINES_OF_A_NOTE && at < this.lines.size() && wraps(at); lines++) {
            note = note.with(
                    TextWidth.trim(this.lines.get(at).text()),
                    this.lines.get(at).place());
            at++;
        }
        notes.add(note);
        lastFree = at - 1;
        return true;
    }

    /** Whether a line goes on with the footnote on the line before, and is nothing else. */
    private boolean wraps(int index) {
        Line line = lines.get(index);
        String text = IndicatorTable.flat(IndicatorTable.cellsOf(line));
        return line.cells().size() <= 1
                && IndicatorNotes.goesOn(lines.get(index - 1).text(), text)
                && IndicatorNotes.read(text, line.place()) == null
                && IndicatorNames.unitOfTable(text).isEmpty()
                && headingAt(index).isEmpty()
                && ArrowLine.all(text).isEmpty()
                && SeriesLine.read(text) == null
                && (table == null || !table.row(text));
    }

    private void row() {
        Line line = lines.get(at);
        if (table != null && table.open()) {
            if (IndicatorTable.rule(IndicatorTable.cellsOf(line))) {
                consumed.put(line.place(), HEADING);
                return;
            }
            if (years(line)) {
                return;
            }
            IndicatorRow row = table.offer(line);
            if (row != null) {
                group.add(row);
                taken.addAll(row.lines());
                return;
            }
        }
        String text = IndicatorTable.flat(IndicatorTable.cellsOf(line));
        if (!arrow(line, text)) {
            series(text);
        }
    }

    /** A line of nothing but years directly below a row dates its figures, one year each; it never names the next row. */
    private boolean years(Line line) {
        boolean below = at > 0
                && !group.isEmpty()
                && group.getLast().lines().contains(lines.get(at - 1).place());
        List<PrintedPeriod> years =
                below ? IndicatorHeader.years(IndicatorTable.flat(IndicatorTable.cellsOf(line))) : List.of();
        IndicatorRow dated = years.isEmpty() ? null : group.getLast().dated(years, line.place());
        if (dated != null) {
            group.set(group.size() - 1, dated);
            taken.add(line.place());
        }
        return !years.isEmpty();
    }

    private boolean arrow(Line line, String text) {
        List<IndicatorRow.Parts> all = ArrowLine.all(text);
        IndicatorRow.Parts target = all.isEmpty() ? TargetLine.read(text) : null;
        if (target != null) {
            all = List.of(target);
        }
        for (IndicatorRow.Parts parts : all) {
            free(new IndicatorRow(parts.name(), parts.cells(), line.place(), List.of(line.place())), at);
        }
        return !all.isEmpty();
    }

    /** Figures by year on this line, or on this and the next ones with the name on the line before. */
    private void series(String text) {
        SeriesLine first = SeriesLine.within(text);
        if (first == null) {
            return;
        }
        var cells = new ArrayList<>(first.cells());
        var places = new ArrayList<Place>();
        String name = first.name();
        if (name.isEmpty() && at > 0) {
            Line before = lines.get(at - 1);
            name = consumed.containsKey(before.place()) || taken.contains(before.place()) ? "" : before.text();
            places.add(before.place());
        }
        places.add(lines.get(at).place());
        int last = at;
        while (!single(first, cells) && last + 1 < Math.min(lines.size(), at + MOST_LINES_OF_A_SERIES)) {
            SeriesLine more = SeriesLine.within(IndicatorTable.flat(IndicatorTable.cellsOf(lines.get(last + 1))));
            if (more == null || !more.name().isEmpty()) {
                break;
            }
            cells.addAll(more.cells());
            last++;
            places.add(lines.get(last).place());
        }
        String bare = IndicatorNames.bare(name);
        if (SeriesLine.complete(cells) && IndicatorRow.nameable(bare) && SeriesLine.within(bare) == null) {
            free(new IndicatorRow(bare, cells, places.getFirst(), places), last);
            at = last;
        }
    }

    /** Whether the first line says it all, so that the next one begins something else. */
    private static boolean single(SeriesLine first, List<IndicatorRow.Cell> cells) {
        return !first.name().isEmpty() && SeriesLine.complete(cells);
    }

    /** An indicator outside a table; its footnotes are those that follow before the next table. */
    private void free(IndicatorRow row, int end) {
        if (table != null || at > lastFree + MOST_LINES_TO_A_NOTE) {
            finish();
        }
        group.add(row);
        taken.addAll(row.lines());
        lastFree = end;
    }

    /** Turns the rows of the group into indicators, now that all their footnotes are known. */
    private void finish() {
        lacking();
        unexplained();
        List<List<IndicatorNotes.Note>> assigned = IndicatorNotes.assign(group, notes);
        for (int i = 0; i < group.size(); i++) {
            IndicatorRow row = group.get(i);
            String code = node + "-k" + (found.size() + 1);
            List<IndicatorNotes.Note> own = assigned.get(i);
            found.add(IndicatorJudge.judge(code, node, row, own, findings));
            row.lines().forEach(place -> consumed.putIfAbsent(place, code));
            own.forEach(note -> note.places().forEach(place -> consumed.putIfAbsent(place, code)));
        }
        for (IndicatorNotes.Note note : notes) {
            if (!consumed.containsKey(note.place())) {
                findings.add(new Finding(
                        Finding.Severity.NOTICE,
                        "note-without-mark",
                        "注「" + note.text() + "」がどの指標のものか分かりません。あてはまる指標に書き添えてください。",
                        note.place()));
            }
        }
        group.clear();
        notes.clear();
        table = null;
    }

    private void lacking() {
        if (table == null) {
            return;
        }
        table.close();
        for (Line line : table.lacking()) {
            findings.add(new Finding(
                    Finding.Severity.WARNING,
                    "value-missing-in-row",
                    "「" + TextWidth.trim(line.text()) + "」の数値が、表の見出しの" + table.figures()
                            + "列より少ないため、指標として読んでいません。原文を見て、足りない数値か、値がない理由を補ってください。",
                    line.place()));
        }
    }

    /** Marks that no footnote of the group explains. */
    private void unexplained() {
        var explained = new HashSet<String>();
        notes.forEach(note -> explained.add(note.key()));
        for (IndicatorRow row : group) {
            List<String> open = IndicatorNotes.marks(row).stream()
                    .filter(mark -> !explained.contains(mark))
                    .map(mark -> "※" + mark)
                    .toList();
            if (!open.isEmpty()) {
                findings.add(new Finding(
                        Finding.Severity.NOTICE,
                        "mark-without-note",
                        "指標「" + row.name() + "」の印「" + String.join("、", open) + "」の注が、表のすぐ下に見つかりません。原文で注を探して書き添えてください。",
                        row.place()));
            }
        }
    }
}

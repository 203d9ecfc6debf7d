package org.haskap.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Shown;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A form with a row for each year of an indicator.
 *
 * @param action where it is sent
 * @param back the page it belongs to
 * @param unit the indicator's unit, or empty
 * @param statuses what a status can be
 * @param source what counts as source where a row's is blank
 * @param comment the same for the comment
 * @param rows one a year
 * @param errors what is wrong, with links to the cells
 * @param warnings what looks odd and must be owned
 * @param sure whether somebody did
 */
public record EntryGrid(
        String action,
        String back,
        String unit,
        List<Field.Option> statuses,
        String source,
        String comment,
        List<Row> rows,
        List<Link> errors,
        List<String> warnings,
        boolean sure) {
    /** Copies the lists. */
    public EntryGrid {
        statuses = List.copyOf(statuses);
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * A year.
     *
     * @param code its machine form, part of the names of its cells
     * @param label its name
     * @param printed what the plan's document prints for it, or empty
     * @param stands what is entered now, or empty
     * @param seen key of that; 0 for none
     * @param cells value, status, source, comment and day as typed
     * @param problems sentences by the cell's name
     */
    public record Row(
            String code,
            String label,
            String printed,
            String stands,
            long seen,
            Map<String, String> cells,
            Map<String, String> problems) {
        /** Copies the maps. */
        public Row {
            cells = Map.copyOf(cells);
            problems = Map.copyOf(problems);
        }

        /** What a cell holds, or empty. */
        public String of(String cell) {
            return cells.getOrDefault(cell, "");
        }

        /** What is wrong about a cell, or null. */
        public @Nullable String problem(String cell) {
            return problems.get(cell);
        }

        /** Name of a cell's parameter, also its id. */
        public String name(String cell) {
            return cell + "-" + code;
        }
    }

    /** The cells of a row that are lines of text beside its value. */
    public static final List<Cell> TEXTS =
            List.of(new Cell("source", "出典の資料"), new Cell("comment", "コメント"), new Cell("measured", "測定した日"));

    /**
     * A cell.
     *
     * @param name the first part of its parameters' names
     * @param label what it is
     */
    public record Cell(String name, String label) {}

    /** The cells of a row, each with its column. */
    static final Map<String, SheetColumn> CELLS = cells();

    private static Map<String, SheetColumn> cells() {
        var cells = new LinkedHashMap<String, SheetColumn>();
        cells.put("value", SheetColumn.VALUE);
        cells.put("status", SheetColumn.STATUS);
        cells.put("source", SheetColumn.SOURCE);
        cells.put("comment", SheetColumn.COMMENT);
        cells.put("measured", SheetColumn.MEASURED_ON);
        return cells;
    }

    /** The years that have begun, and others that have a value. */
    static List<Period> periods(EntryDesk.Opened opened, Indicator indicator, Map<String, Observation> stands) {
        var periods = new TreeSet<Period>(Period.IN_TIME);
        Due.years(indicator, opened.tree().plan().period()).stream()
                .filter(year -> !year.start().isAfter(opened.today()))
                .forEach(periods::add);
        stands.values().forEach(one -> periods.add(one.period()));
        return List.copyOf(periods);
    }

    /** A row as it stands. */
    static Row stored(Indicator indicator, Period period, @Nullable Observation stands) {
        var cells = new LinkedHashMap<String, String>();
        if (stands != null && !stands.isWithdrawal()) {
            cells.put("value", stands.value() == null ? "" : stands.value().toPlainString());
            cells.put(
                    "status",
                    stands.missing() == null
                            ? stands.status().name()
                            : stands.missing().name());
            cells.put("source", stands.source());
            cells.put("comment", stands.comment());
            cells.put(
                    "measured",
                    stands.measuredOn() == null ? "" : stands.measuredOn().toString());
        }
        return row(indicator, period, stands, stands == null ? 0 : stands.id(), cells, Map.of());
    }

    /** A row as somebody filled it in. */
    static Row typed(Indicator indicator, Period period, @Nullable Observation stands, Given given) {
        var cells = new LinkedHashMap<String, String>();
        CELLS.keySet().forEach(cell -> cells.put(cell, given.one(cell + "-" + period.code())));
        long seen;
        try {
            seen = Long.parseLong(given.one("seen-" + period.code()));
        } catch (NumberFormatException _) {
            seen = -1;
        }
        return row(indicator, period, stands, seen, cells, Map.of());
    }

    private static Row row(
            Indicator indicator,
            Period period,
            @Nullable Observation stands,
            long seen,
            Map<String, String> cells,
            Map<String, String> problems) {
        String printed = indicator.series().stream()
                .filter(point -> point.period().equals(period) && !Due.isTarget(indicator, point.period(), point.tag()))
                .map(point -> point.text())
                .findFirst()
                .orElse(
                        period.equals(indicator.baseline().period())
                                ? indicator.baseline().text()
                                : "");
        return new Row(
                period.code(),
                period.label(),
                printed,
                stands == null
                        ? ""
                        : Shown.value(stands, indicator) + "（" + stands.state().label() + "）",
                seen,
                cells,
                problems);
    }

    /** Whether somebody filled anything in, beside the status that is there from the start. */
    static boolean filled(Row row) {
        String status = row.of("status");
        return !(status.isEmpty() || status.equals(Actual.Status.FINAL.name()))
                || CELLS.keySet().stream()
                        .anyMatch(
                                cell -> !cell.equals("status") && !row.of(cell).isBlank());
    }

    /** Whether a row still says what somebody was shown, so that it is not theirs to save. */
    static boolean untouched(Row typed, Row shown) {
        return CELLS.keySet().stream()
                .allMatch(cell -> typed.of(cell).strip().equals(shown.of(cell).strip()));
    }

    /**
     * The filled rows as a table.
     *
     * @param untouched whether a row says what its person was shown
     */
    static Sheet sheet(List<Row> rows, Predicate<Row> untouched) {
        var sheet = new ArrayList<Sheet.Row>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (filled(row) && !untouched.test(row)) {
                var cells = new EnumMap<SheetColumn, String>(SheetColumn.class);
                cells.put(SheetColumn.PERIOD, row.code());
                cells.put(SheetColumn.SEEN, Long.toString(row.seen()));
                CELLS.forEach((cell, column) -> {
                    if (!row.of(cell).isBlank()) {
                        cells.put(column, row.of(cell).strip());
                    }
                });
                sheet.add(new Sheet.Row(i, cells));
            }
        }
        return new Sheet(sheet, null);
    }

    /** A row with what is wrong about it; one that came too late shows what stands now, and counts as having seen it. */
    static Row judged(Row row, SheetCheck.Line line, String who) {
        var problems = new LinkedHashMap<String, String>();
        for (SheetCheck.Problem problem : line.errors()) {
            String cell = CELLS.entrySet().stream()
                    .filter(each -> each.getValue() == problem.column())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("value");
            problems.merge(cell, problem.sentence(), (a, b) -> a + " " + b);
        }
        long seen = row.seen();
        if (line.stale()) {
            Observation stands = line.stands();
            seen = stands == null ? 0 : stands.id();
            problems.merge(
                    "value",
                    "開いているあいだに、" + who + "がこの年の値を「" + row.stands() + "」に変えました。それでも自分の値にするときは、もう一度送ってください。",
                    (a, b) -> a + " " + b);
        }
        return new Row(row.code(), row.label(), row.printed(), row.stands(), seen, row.cells(), problems);
    }

    /** A row whose value somebody cleared; an empty row takes nothing back. */
    static Row cleared(Row row) {
        return new Row(
                row.code(),
                row.label(),
                row.printed(),
                row.stands(),
                row.seen(),
                row.cells(),
                Map.of("value", "空にしても、入っている値はなくなりません。値をなくすときは、一覧に戻って、この時期の「取り下げる」を使ってください。そのままにするときは、値を入れ直してください。"));
    }

    /** What is wrong, with links to the cells. */
    static List<Link> errors(List<Row> rows) {
        var errors = new ArrayList<Link>();
        rows.forEach(row -> CELLS.keySet().forEach(cell -> {
            String problem = row.problem(cell);
            if (problem != null) {
                errors.add(new Link(row.label() + "：" + problem, "#" + row.name(cell)));
            }
        }));
        return errors;
    }
}

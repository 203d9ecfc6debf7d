package org.haskap.entry;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Observation;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.TypedDay;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.jspecify.annotations.Nullable;

/** What each row of a table of values means, what is wrong with it and what looks odd. Pure. */
final class SheetCheck {
    static final int SOURCE = 200;
    static final int COMMENT = 400;
    private static final int TEXT = 200;
    private static final int EARLIEST = 1950;

    private final PlanTree tree;
    private final Mine mine;
    private final Map<String, List<Observation>> entered;
    private final Actual.Origin origin;
    private final LocalDate today;

    /** Whether the current person may enter an indicator's values. */
    @FunctionalInterface
    interface Mine {
        boolean is(Indicator indicator);
    }

    SheetCheck(
            PlanTree tree, Mine mine, Map<String, List<Observation>> entered, Actual.Origin origin, LocalDate today) {
        this.tree = tree;
        this.mine = mine;
        this.entered = entered;
        this.origin = origin;
        this.today = today;
    }

    /**
     * What a row comes to.
     *
     * @param row as typed
     * @param indicator which indicator, or null when it names none
     * @param period the time, or null when it cannot be told
     * @param stands the value that stands now, or null
     * @param entry what would be entered, or null when something is wrong
     * @param errors what must be mended, by column
     * @param warnings what looks odd
     */
    record Line(
            Sheet.Row row,
            @Nullable Indicator indicator,
            @Nullable Period period,
            @Nullable Observation stands,
            @Nullable Entry entry,
            List<Problem> errors,
            List<String> warnings) {
        Line {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        /** The same with another document as its source. */
        Line from(@Nullable Long document) {
            return new Line(
                    row, indicator, period, stands, entry == null ? null : entry.from(document), errors, warnings);
        }

        /** Whether the value stands already, so that nothing is to be entered. */
        boolean unchanged() {
            return entry != null
                    && stands != null
                    && stands.state() != Observation.State.RETURNED
                    && stands.saysTheSame(entry);
        }

        /** Whether it cannot be entered as it is. */
        boolean wrong(long stood) {
            return !errors.isEmpty() || late(stood);
        }

        /** Whether somebody entered the value after the newest one that its person was shown. */
        boolean late(long stood) {
            return entry != null && !unchanged() && stands != null && stands.id() > stood;
        }

        /** Whether somebody entered another value since the preview was shown. */
        boolean stale() {
            return entry != null && !unchanged() && entry.seen() != (stands == null ? 0 : stands.id());
        }
    }

    /** What is wrong in a column and how to mend it. */
    record Problem(SheetColumn column, String sentence) {}

    List<Line> check(Sheet sheet, @Nullable String code) {
        var lines = new ArrayList<Line>();
        var seen = new HashMap<String, Integer>();
        var values = new HashMap<String, Map<Period, BigDecimal>>();
        for (Sheet.Row row : sheet.rows()) {
            Line line = line(code == null ? row : row.or(SheetColumn.KPI, code), seen);
            lines.add(line);
            if (line.entry() != null && line.entry().value() != null) {
                values.computeIfAbsent(line.entry().indicator(), _ -> new HashMap<>())
                        .put(line.entry().period(), line.entry().value());
            }
        }
        return lines.stream().map(line -> withWarnings(line, values)).toList();
    }

    private Line line(Sheet.Row row, Map<String, Integer> seen) {
        var errors = new ArrayList<Problem>();
        Indicator indicator = indicator(row, errors);
        Period period = period(row, errors);
        if (indicator == null || period == null) {
            return new Line(row, indicator, period, null, null, errors, List.of());
        }
        Integer before = seen.put(indicator.code() + " " + period.code(), row.line());
        if (before != null) {
            errors.add(new Problem(SheetColumn.PERIOD, before + "行目にも、同じ指標の同じ時期があります。どちらかを消してください。"));
        }
        Observation stands = entered.getOrDefault(indicator.code(), List.of()).stream()
                .filter(one -> one.period().equals(period))
                .findFirst()
                .orElse(null);
        Entry entry = entry(row, indicator, period, stands, errors);
        return new Line(row, indicator, period, stands, errors.isEmpty() ? entry : null, errors, List.of());
    }

    private @Nullable Indicator indicator(Sheet.Row row, List<Problem> errors) {
        String code = row.of(SheetColumn.KPI);
        Indicator found = tree.indicator(code).orElse(null);
        if (found == null) {
            errors.add(new Problem(
                    SheetColumn.KPI,
                    code.isEmpty()
                            ? "指標のコードを入れてください。"
                            : "「" + shortened(code) + "」という指標は、この計画にありません。書き出したファイルのkpi_idを使ってください。"));
        } else if (!mine.is(found)) {
            errors.add(new Problem(SheetColumn.KPI, "「" + found.name() + "」は、ほかの担当の指標です。この行を除いてください。"));
        }
        return found;
    }

    private @Nullable Period period(Sheet.Row row, List<Problem> errors) {
        String text = row.of(SheetColumn.PERIOD);
        Optional<Period> found = read(text);
        if (found.isEmpty()) {
            errors.add(new Problem(
                    SheetColumn.PERIOD,
                    text.isEmpty()
                            ? "時期を入れてください。"
                            : "「" + shortened(text) + "」は時期として読めません。「2017年度」「FY2017」「2017年」のように入れてください。"));
            return null;
        }
        Period period = found.get();
        if (period.start().isAfter(today)) {
            errors.add(new Problem(SheetColumn.PERIOD, period.label() + "は、まだ始まっていません。実績は、始まった後の時期について入れてください。"));
        } else if (period.start().getYear() < EARLIEST) {
            errors.add(new Problem(SheetColumn.PERIOD, period.label() + "は、古すぎます。時期を確かめてください。"));
        }
        return period;
    }

    /** The machine form, or a time as people write it. */
    static Optional<Period> read(String text) {
        String narrow = TextWidth.compact(text).toUpperCase(Locale.ROOT);
        if (narrow.matches("(FY|CY)\\d{4}(/(FY|CY)\\d{4})?|\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return Optional.of(Period.parse(narrow));
            } catch (IllegalArgumentException | DateTimeException _) {
                return Optional.empty();
            }
        }
        return PrintedPeriod.read(text).map(PrintedPeriod::period);
    }

    private @Nullable Entry entry(
            Sheet.Row row, Indicator indicator, Period period, @Nullable Observation stands, List<Problem> errors) {
        String typed = row.of(SheetColumn.VALUE);
        Actual.Status status = Actual.Status.FINAL;
        @Nullable Missing why = null;
        switch (ValueStatus.read(row.of(SheetColumn.STATUS))) {
            case ValueStatus.Firm(var firm) -> status = firm;
            case ValueStatus.Absent(var missing) -> why = missing;
            case ValueStatus.Unknown _ ->
                errors.add(new Problem(
                        SheetColumn.STATUS,
                        "「" + shortened(row.of(SheetColumn.STATUS))
                                + "」という状態はありません。確報、速報、見込か、未把握、調査中、非公表、対象外を入れてください。"));
        }
        @Nullable BigDecimal value = null;
        if (typed.isEmpty() && why == null) {
            errors.add(new Problem(SheetColumn.VALUE, "値を入れてください。値がないときは、「未把握」のように理由を入れてください。"));
        } else if (!typed.isEmpty()) {
            switch (TypedFigure.read(typed, unit(row, indicator), indicator.unit())) {
                case TypedFigure.Wrong(var sentence) -> errors.add(new Problem(SheetColumn.VALUE, sentence));
                case TypedFigure.None(var missing) -> why = why == null ? missing : why;
                case TypedFigure.Known known -> value = known.value();
            }
        }
        if (value != null && why != null) {
            errors.add(new Problem(SheetColumn.STATUS, "値があるのに、値がない理由（" + why.label() + "）も入っています。どちらかを消してください。"));
        }
        String source = text(row, SheetColumn.SOURCE, SOURCE, "出典の資料の名前を入れてください。", errors);
        String comment =
                text(row, SheetColumn.COMMENT, COMMENT, value == null ? "" : "コメントを入れてください。値の動きの理由などを書きます。", errors);
        LocalDate day = day(row, errors);
        if (!errors.isEmpty() || (value == null && why == null)) {
            return null;
        }
        String note = row.of(SheetColumn.NOTE).isEmpty() ? typed : row.of(SheetColumn.NOTE);
        String printed = note.isEmpty() && why != null ? why.label() : note;
        return new Entry(
                indicator.code(),
                period,
                value,
                value == null ? why : null,
                printed.length() <= TEXT ? printed : printed.substring(0, TEXT),
                origin,
                status,
                source,
                comment,
                day,
                // A table names its source in words alone: the same words mean the same document as before.
                stands != null && stands.source().equals(source) ? stands.document() : null,
                seen(row, stands));
    }

    /** The unit's column where it says more than the indicator's own unit, as 千人 does of 人. */
    private static String unit(Sheet.Row row, Indicator indicator) {
        String unit = row.of(SheetColumn.UNIT);
        return unit.equals(indicator.unit()) ? "" : unit;
    }

    private static long seen(Sheet.Row row, @Nullable Observation stands) {
        try {
            return Long.parseLong(row.of(SheetColumn.SEEN));
        } catch (NumberFormatException _) {
            return stands == null ? 0 : stands.id();
        }
    }

    private static String text(Sheet.Row row, SheetColumn column, int most, String demand, List<Problem> errors) {
        String text = row.of(column).replaceAll("\\s*\\R\\s*", " ").strip();
        if (text.isEmpty() && !demand.isEmpty()) {
            errors.add(new Problem(column, demand));
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            errors.add(new Problem(column, most + "文字以内にしてください（いま" + length + "文字）。"));
        }
        return text;
    }

    private @Nullable LocalDate day(Sheet.Row row, List<Problem> errors) {
        String typed = row.of(SheetColumn.MEASURED_ON);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            String narrow = TextWidth.compact(typed).replace('/', '-');
            LocalDate day = narrow.matches("\\d{4}-\\d{1,2}-\\d{1,2}") ? parts(narrow) : TypedDay.parse(typed, "", "");
            if (day.isAfter(today)) {
                errors.add(new Problem(SheetColumn.MEASURED_ON, "測定した日が、今日より後です。"));
            }
            return day;
        } catch (DateTimeException _) {
            errors.add(new Problem(
                    SheetColumn.MEASURED_ON, "「" + shortened(typed) + "」は日付として読めません。2018-03-31 のように入れてください。"));
            return null;
        }
    }

    private static LocalDate parts(String day) {
        int[] numbers =
                Arrays.stream(day.split("-", -1)).mapToInt(Integer::parseInt).toArray();
        return LocalDate.of(numbers[0], numbers[1], numbers[2]);
    }

    private Line withWarnings(Line line, Map<String, Map<Period, BigDecimal>> coming) {
        Entry entry = line.entry();
        Indicator indicator = line.indicator();
        if (entry == null || indicator == null || entry.value() == null || line.unchanged()) {
            return line;
        }
        var known = known(indicator, entered.getOrDefault(indicator.code(), List.of()));
        known.putAll(coming.getOrDefault(indicator.code(), Map.of()));
        known.remove(entry.period());
        var warnings = new ArrayList<>(Plausibility.warnings(indicator, entry.period(), entry.value(), known));
        if (entry.text().startsWith("約")) {
            warnings.add("「約」の付いた値です。正確な値が分かるときは、それを入れてください。");
        }
        return new Line(line.row(), indicator, line.period(), line.stands(), entry, line.errors(), warnings);
    }

    /** What looks odd about a value that was entered, beside the indicator's other values. */
    static List<String> warnings(Indicator indicator, Observation one, List<Observation> entered) {
        if (one.value() == null) {
            return List.of();
        }
        var known = known(indicator, entered);
        known.remove(one.period());
        return Plausibility.warnings(indicator, one.period(), one.value(), known);
    }

    private static Map<Period, BigDecimal> known(Indicator indicator, List<Observation> entered) {
        var known = new HashMap<Period, BigDecimal>();
        Period baseline = indicator.baseline().period();
        if (baseline != null && indicator.baseline().value() != null) {
            known.put(baseline, indicator.baseline().value());
        }
        var printed = new HashSet<>(Due.printed(indicator));
        indicator.series().stream()
                .filter(point -> point.value() != null && printed.contains(point.period()))
                .forEach(point -> known.put(point.period(), point.value()));
        entered.forEach(one -> {
            if (one.value() != null && one.state() != Observation.State.RETURNED) {
                known.put(one.period(), one.value());
            }
        });
        return known;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

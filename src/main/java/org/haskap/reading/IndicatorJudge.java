package org.haskap.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.PrintedQuantity.Bound;
import org.haskap.kernel.PrintedQuantity.Manner;
import org.haskap.kernel.Quantity;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.Units;
import org.haskap.reading.IndicatorColumn.Kind;
import org.haskap.reading.IndicatorRow.Cell;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.haskap.reading.PlanDraft.Point;
import org.jspecify.annotations.Nullable;

/** Decides what a printed row means: figures with their times, unit, direction, accumulation, and what is doubtful. */
final class IndicatorJudge {
    private final IndicatorRow row;
    private final List<IndicatorNotes.Note> notes;
    private final List<Finding> findings;
    private final String name;
    private final String plainName;
    private final Optional<Units.Scaled> unitElsewhere;

    /** A figure's cell as read; {@code printed} is null where it is no figure. */
    private record Value(
            Cell cell,
            @Nullable PrintedQuantity printed,
            Quantity quantity,
            @Nullable Period period) {}

    private IndicatorJudge(IndicatorRow row, List<IndicatorNotes.Note> notes, List<Finding> findings) {
        this.row = row;
        this.notes = notes;
        this.findings = findings;
        this.name = IndicatorNotes.without(IndicatorNames.bare(row.name()));
        this.plainName = TextWidth.compact(name);
        Optional<Units.Scaled> cell = Units.read(row.text(Kind.UNIT));
        this.unitElsewhere = cell.isPresent() ? cell : IndicatorNames.unit(name);
    }

    /** The indicator a row is; what a person should look at is added to the findings. */
    static Indicator judge(
            String code, String node, IndicatorRow row, List<IndicatorNotes.Note> notes, List<Finding> findings) {
        return new IndicatorJudge(row, notes, findings).judge(code, node);
    }

    private Indicator judge(String code, String node) {
        List<Value> values = row.cells().stream()
                .filter(c -> c.column().kind().figure() && c.column().kind() != Kind.RATE)
                .map(this::value)
                .toList();
        Value baseline = baseline(values);
        Value target = target(values);
        if (milestone(baseline, target)) {
            return milestone(code, node, baseline, target);
        }
        Figure start = figure(baseline);
        Figure aim = target == null || baseline == null ? figure(target) : resolved(baseline, target);
        doubts(values, start, aim, target);
        List<Point> series = values.size() > 2 ? series(values, aim) : List.of();
        String unit = aim.unit() != null ? aim.unit() : start.unit();
        Direction direction = direction(start, aim, target);
        return new Indicator(
                code,
                node,
                name,
                unit,
                direction,
                accumulation(unit, target),
                start,
                aim,
                series,
                notes.stream().map(IndicatorNotes.Note::text).toList(),
                row.place());
    }

    private static Kind kind(Value value) {
        return value.cell.column().kind();
    }

    private Value value(Cell cell) {
        PrintedQuantity printed = PrintedQuantity.read(cell.text()).orElse(null);
        // A target that only says which way is good has no number to ask for.
        boolean direction = cell.column().kind() == Kind.TARGET && IndicatorRow.direction(cell.text());
        Missing reason = direction ? Missing.NOT_APPLICABLE : Missing.UNCLEAR;
        Quantity quantity =
                printed == null ? Quantity.missing(TextWidth.trim(cell.text()), reason) : printed.quantity();
        boolean own = printed != null && quantity.value() != null;
        Quantity scaled = own ? unitElsewhere.map(quantity::in).orElse(quantity) : quantity;
        return new Value(cell, printed, scaled, period(cell, printed));
    }

    /** The time in the cell, else the one its footnote tells, else the column's. */
    private @Nullable Period period(Cell cell, @Nullable PrintedQuantity printed) {
        PrintedPeriod own = printed == null ? null : printed.period();
        PrintedPeriod heading = cell.column().period();
        PrintedPeriod noted = printed == null || cell.column().kind() == Kind.TARGET ? null : noted(printed);
        PrintedPeriod told = own != null ? own : noted != null ? noted : heading;
        if (own != null && own.problem() != null) {
            find(Finding.Severity.WARNING, "calendars-disagree", own.problem());
        }
        return told == null ? null : told.period();
    }

    /** The one time that the footnotes at a figure tell, or null when they tell none or several. */
    private @Nullable PrintedPeriod noted(PrintedQuantity printed) {
        List<PrintedPeriod> told = notes.stream()
                .filter(note -> printed.marks().contains(note.key()))
                .flatMap(note -> PrintedPeriod.in(note.body()).stream())
                .filter(period -> period.period() != null)
                .toList();
        return told.size() == 1 ? told.getFirst() : null;
    }

    /** The last target; with several of which not each has its year, a person decides. */
    private @Nullable Value target(List<Value> values) {
        List<Value> targets =
                values.stream().filter(v -> kind(v) == Kind.TARGET).toList();
        if (targets.size() > 1 && targets.stream().anyMatch(v -> v.period == null)) {
            find(
                    Finding.Severity.WARNING,
                    "several-targets",
                    "目標が" + targets.size() + "つあり、最後の「"
                            + shortened(targets.getLast().quantity.text()) + "」を目標値として読みました。どれが最終の目標か確かめてください。");
        }
        return targets.isEmpty() ? null : targets.getLast();
    }

    /** 基準値 before 現状値 before the first figure reached. */
    private static @Nullable Value baseline(List<Value> values) {
        return values.stream()
                .filter(v -> kind(v) == Kind.BASELINE || kind(v) == Kind.ACTUAL)
                .min(Comparator.comparingInt(IndicatorJudge::rank))
                .orElse(null);
    }

    private static int rank(Value value) {
        if (kind(value) == Kind.BASELINE) {
            return 0;
        }
        return value.cell.column().heading().startsWith("現状") ? 1 : 2;
    }

    private static Figure figure(@Nullable Value value) {
        return value == null
                ? new Figure("", null, null, null, Missing.NOT_AVAILABLE)
                : figure(value.quantity, value.period);
    }

    private static Figure figure(Quantity quantity, @Nullable Period period) {
        return new Figure(quantity.text(), quantity.value(), quantity.unit(), period, quantity.missing());
    }

    private Figure resolved(Value baseline, Value target) {
        PrintedQuantity printed = target.printed;
        if (printed == null) {
            return figure(target);
        }
        String unit = printed.quantity().unit();
        String start = baseline.quantity.unit();
        if ("倍".equals(unit) && start != null && !start.equals(unit)) {
            // 2倍 of a count is a factor; of a ratio (求人倍率) it is the figure itself.
            printed = PrintedQuantity.read("基準値の" + TextWidth.trim(target.cell.text()))
                    .orElse(printed);
        }
        if (printed.change() == null) {
            return figure(target);
        }
        Quantity quantity = printed.resolve(baseline.quantity, baseline.period);
        if (quantity.value() == null) {
            find(
                    Finding.Severity.WARNING,
                    "relative-target-unresolved",
                    "目標「" + target.quantity.text() + "」は、基準値「" + baseline.quantity.text()
                            + "」からは数値に直せません。目標の数値を確かめて入れてください。");
        }
        Quantity told = new Quantity(
                target.quantity.text(),
                quantity.value(),
                quantity.unit(),
                quantity.missing(),
                target.quantity.approximate());
        return figure(told, target.period);
    }

    private static boolean milestone(@Nullable Value baseline, @Nullable Value target) {
        return target != null
                && IndicatorWords.DONE.contains(TextWidth.compact(target.cell.text()))
                && (baseline == null || baseline.quantity.value() == null || IndicatorRow.stage(baseline.cell.text()));
    }

    /** Stages are no numbers: their words are the figure, and a number is not applicable. */
    private Indicator milestone(String code, String node, @Nullable Value baseline, @Nullable Value target) {
        return new Indicator(
                code,
                node,
                name,
                null,
                Direction.MILESTONE,
                Accumulation.LEVEL,
                stage(baseline),
                stage(target),
                List.of(),
                notes.stream().map(IndicatorNotes.Note::text).toList(),
                row.place());
    }

    private static Figure stage(@Nullable Value value) {
        if (value == null || !IndicatorRow.stage(value.cell.text())) {
            return figure(value);
        }
        return new Figure(TextWidth.trim(value.cell.text()), null, null, value.period, Missing.NOT_APPLICABLE);
    }

    private static List<Point> series(List<Value> values, Figure aim) {
        var points = new ArrayList<Point>();
        for (Value value : values) {
            if (value.period != null) {
                boolean relative = value.printed != null && value.printed.change() != null;
                BigDecimal number = relative && kind(value) == Kind.TARGET ? aim.value() : value.quantity.value();
                points.add(new Point(
                        value.period,
                        number,
                        value.quantity.text(),
                        value.cell.column().heading()));
            }
        }
        return points;
    }

    private void doubts(List<Value> values, Figure start, Figure aim, @Nullable Value target) {
        String year = row.text(Kind.YEAR);
        if (PrintedQuantity.read(year).isEmpty() && !year.isEmpty()) {
            find(
                    Finding.Severity.WARNING,
                    "value-not-understood",
                    "「" + shortened(year) + "」は年として読めません。原文を確かめて、数値の年を入れてください。");
        }
        for (Value value : values) {
            if (value.quantity.approximate()) {
                find(
                        Finding.Severity.NOTICE,
                        "value-approximate",
                        "「" + shortened(value.quantity.text()) + "」はおおよその値です。正確な数値が分かるときは直してください。");
            }
            if (value.quantity.missing() == Missing.UNCLEAR && IndicatorRow.range(value.cell.text())) {
                find(
                        Finding.Severity.WARNING,
                        "value-is-range",
                        "「" + shortened(value.quantity.text())
                                + "」は幅のある値なので、一つの数値にしていません。下限、上限、中央のどれで見るかを決めて、数値を入れてください。");
            } else if (value.quantity.missing() == Missing.UNCLEAR
                    && (value.printed == null || value.printed.change() == null)) {
                find(
                        Finding.Severity.WARNING,
                        "value-not-understood",
                        "「" + shortened(value.quantity.text()) + "」は数値として読めません。原文を確かめて、数値か、値がない理由を入れてください。");
            }
        }
        if (start.unit() != null && aim.unit() != null && !Units.same(start.unit(), aim.unit())) {
            find(
                    Finding.Severity.WARNING,
                    "unit-differs",
                    "基準値の単位「" + start.unit() + "」と目標値の単位「" + aim.unit() + "」が違います。どちらが正しいか確かめてください。");
        }
        Direction said = said(target);
        if (start.value() == null || aim.value() == null || !comparable(start, aim)) {
            return;
        }
        int rise = aim.value().compareTo(start.value());
        if (said == Direction.INCREASE && rise < 0) {
            find(
                    Finding.Severity.WARNING,
                    "target-below-baseline",
                    "増やす指標なのに、目標値「" + aim.text() + "」が基準値「" + start.text() + "」を下回っています。数値と方向を確かめてください。");
        } else if (said == Direction.DECREASE && rise > 0) {
            find(
                    Finding.Severity.WARNING,
                    "target-above-baseline",
                    "減らす指標なのに、目標値「" + aim.text() + "」が基準値「" + start.text() + "」を上回っています。数値と方向を確かめてください。");
        } else if (said == null && rise < 0) {
            find(
                    Finding.Severity.NOTICE,
                    "direction-inferred",
                    "目標値「" + aim.text() + "」が基準値「" + start.text() + "」より小さいので、減らす指標として読みました。違うときは方向を直してください。");
        }
    }

    private static boolean comparable(Figure start, Figure aim) {
        return start.unit() == null || aim.unit() == null || Units.same(start.unit(), aim.unit());
    }

    /** The direction that the document states in words, or null. */
    private @Nullable Direction said(@Nullable Value target) {
        Direction column = IndicatorWords.DIRECTIONS.get(TextWidth.compact(row.text(Kind.DIRECTION)));
        if (column != null) {
            return column;
        }
        Direction cell = target == null ? null : IndicatorWords.DIRECTIONS.get(TextWidth.compact(target.cell.text()));
        if (cell != null) {
            return cell;
        }
        Bound bound = target == null || target.printed == null ? null : target.printed.bound();
        if (bound != null) {
            return bound == Bound.AT_LEAST || bound == Bound.ABOVE ? Direction.INCREASE : Direction.DECREASE;
        }
        String bare = withoutBrackets(plainName);
        if (IndicatorWords.FALLING.stream().anyMatch(bare::endsWith)) {
            return Direction.DECREASE;
        }
        return IndicatorWords.RISING.stream().anyMatch(bare::endsWith) ? Direction.INCREASE : null;
    }

    private Direction direction(Figure start, Figure aim, @Nullable Value target) {
        if (target != null && target.printed != null && target.printed.keep()) {
            return Direction.MAINTAIN;
        }
        Direction said = said(target);
        if (said != null) {
            return said;
        }
        if (start.value() == null || aim.value() == null || !comparable(start, aim)) {
            return Direction.INCREASE;
        }
        int rise = aim.value().compareTo(start.value());
        return rise == 0 ? Direction.MAINTAIN : rise < 0 ? Direction.DECREASE : Direction.INCREASE;
    }

    private Accumulation accumulation(@Nullable String unit, @Nullable Value target) {
        Manner manner = target == null || target.printed == null ? null : target.printed.manner();
        boolean column = target != null && target.cell.column().cumulative();
        if (manner == Manner.AVERAGE || IndicatorWords.AVERAGE.stream().anyMatch(plainName::contains)) {
            return Accumulation.PERIOD_AVERAGE;
        }
        if (manner == Manner.CUMULATIVE
                || column
                || IndicatorWords.CUMULATIVE.stream().anyMatch(plainName::contains)) {
            return Accumulation.CUMULATIVE;
        }
        String measure = unit == null ? "" : TextWidth.compact(unit);
        String bare = withoutBrackets(plainName);
        boolean yearly = manner == Manner.YEARLY
                || measure.endsWith("/年")
                || IndicatorWords.YEARLY.stream().anyMatch(plainName::contains)
                || IndicatorWords.FLOWS.stream().anyMatch(bare::endsWith);
        return yearly ? Accumulation.YEARLY_FLOW : Accumulation.LEVEL;
    }

    private static String withoutBrackets(String plain) {
        int open = plain.lastIndexOf('(');
        return open > 0 && plain.endsWith(")") ? plain.substring(0, open) : plain;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private void find(Finding.Severity severity, String code, String what) {
        findings.add(new Finding(severity, code, "指標「" + shortened(name) + "」: " + what, row.place()));
    }
}

package org.haskap.strategy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.web.chart.LineChart;
import org.haskap.web.chart.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The chart of an indicator with its words and its table.
 *
 * @param wide drawing for wide screens
 * @param narrow drawing for screens from 320 px
 * @param title the finding
 * @param desc what the drawing shows, for those who do not see it
 * @param unit unit of the values
 * @param rows the table beside it
 */
public record IndicatorChart(LineChart wide, LineChart narrow, String title, String desc, String unit, List<Row> rows) {
    static final int WIDE = 640;
    static final int NARROW = 264;

    /** Copies the list. */
    public IndicatorChart {
        rows = List.copyOf(rows);
    }

    /**
     * A row of the table.
     *
     * @param kind 基準値, 実績値 or 目標値
     * @param period the time
     * @param value the value with unit
     */
    public record Row(String kind, String period, String value) {}

    /**
     * The chart, or null when there is no target to draw on a year axis.
     *
     * @param plan years the plan covers, for an indicator without baseline
     */
    static @Nullable IndicatorChart of(Indicator indicator, @Nullable Period plan) {
        var baseline = point(indicator.baseline());
        var target = point(indicator.target());
        if (target == null && baseline != null && indicator.direction() == Direction.MAINTAIN) {
            // 「維持」: the level of the baseline, up to the target's year.
            var year = Figures.year(indicator.target().period());
            target = year.isPresent()
                    ? new LineChart.Point(year.getAsDouble(), baseline.value(), baseline.label())
                    : null;
        }
        if (target == null) {
            return null;
        }
        var actuals = Figures.actuals(indicator).stream()
                .map(p -> new LineChart.Point(
                        Figures.year(p.period()).orElseThrow(),
                        Objects.requireNonNull(p.value()),
                        Numbers.asPrinted(p.value(), p.text())))
                .toList();
        boolean later = baseline != null && baseline.year() < target.year();
        var start = Figures.year(plan == null ? null : plan.start().getMonthValue() == 4 ? first(plan) : plan);
        Integer from = later || start.isEmpty() ? null : (int) start.getAsDouble();
        var data = new LineChart.Data(later ? baseline : null, target, actuals, from);
        return new IndicatorChart(
                LineChart.of(data, WIDE),
                LineChart.of(data, NARROW),
                Figures.aim(indicator),
                desc(indicator, later),
                indicator.unit() == null ? "" : indicator.unit(),
                rows(indicator));
    }

    private static Period first(Period plan) {
        return plan instanceof org.haskap.kernel.YearSpan span ? span.first() : plan;
    }

    private static LineChart.@Nullable Point point(Figure figure) {
        var year = Figures.year(figure.period());
        return figure.value() == null || year.isEmpty()
                ? null
                : new LineChart.Point(
                        year.getAsDouble(), figure.value(), Numbers.asPrinted(figure.value(), figure.text()));
    }

    private static String desc(Indicator indicator, boolean line) {
        String years =
                "横軸は年、縦軸は" + indicator.name() + (indicator.unit() == null ? "" : "（" + indicator.unit() + "）") + "です。";
        return years
                + (line ? "破線は、基準値から目標へまっすぐ進む場合の道筋です。" : "基準値がないので、目標だけを点で示します。")
                + (Figures.actual(indicator).isPresent() ? "実線は、資料にある実績です。" : "実績は、まだ登録されていません。");
    }

    private static List<Row> rows(Indicator indicator) {
        return Stream.of(
                        Stream.of(row("基準値", indicator.baseline(), indicator)),
                        Figures.actuals(indicator).stream()
                                .map(p -> new Row(p.tag(), p.period().label(), p.text())),
                        Stream.of(row("目標値", indicator.target(), indicator)))
                .flatMap(s -> s)
                .toList();
    }

    private static Row row(String kind, Figure figure, Indicator indicator) {
        String value = Figures.brief(figure, indicator.unit());
        boolean none = figure.value() == null && value.equals("－");
        return new Row(
                kind,
                figure.period() == null ? "時期の記載なし" : figure.period().label(),
                none ? "－（" + Figures.reason(figure) + "）" : value);
    }
}

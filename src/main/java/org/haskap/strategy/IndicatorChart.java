package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
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
     * @param about where it is told how the value came about
     */
    public record Row(String kind, String period, String value, String about) {}

    /**
     * The chart, or null when there is no target to draw on a year axis.
     *
     * @param plan years the plan covers, for an indicator without baseline
     */
    static @Nullable IndicatorChart of(Standing standing, @Nullable Period plan) {
        var indicator = standing.indicator();
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
        boolean later = baseline != null && baseline.year() < target.year();
        var start = Figures.year(plan == null ? null : plan.start().getMonthValue() == 4 ? first(plan) : plan);
        Integer from = later || start.isEmpty() ? null : (int) start.getAsDouble();
        var data = new LineChart.Data(later ? baseline : null, target, runs(standing), forecast(standing), from);
        return new IndicatorChart(
                LineChart.of(data, WIDE, Figures.unit(indicator.unit())),
                LineChart.of(data, NARROW, Figures.unit(indicator.unit())),
                Findings.finding(standing),
                desc(standing, later),
                Figures.unit(indicator.unit()),
                rows(standing));
    }

    private static List<LineChart.Run> runs(Standing standing) {
        return standing.runs().stream()
                .map(run -> new LineChart.Run(
                        run.label(),
                        run.actuals().stream()
                                .flatMap(actual -> point(actual, standing).stream())
                                .toList()))
                .filter(run -> !run.points().isEmpty())
                .toList();
    }

    private static Optional<LineChart.Point> point(Actual actual, Standing standing) {
        var year = Figures.year(actual.period());
        var value = actual.value();
        return value == null || year.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineChart.Point(
                        year.getAsDouble(),
                        value,
                        Figures.number(actual, standing),
                        actual.status() == Actual.Status.FINAL));
    }

    private static LineChart.@Nullable Point forecast(Standing standing) {
        var forecast = standing.forecast();
        if (forecast == null) {
            return null;
        }
        var year = Figures.year(forecast.period());
        return year.isEmpty()
                ? null
                : new LineChart.Point(
                        year.getAsDouble(),
                        forecast.value(),
                        "見通し" + Figures.shown(forecast.value(), standing.indicator()),
                        false);
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

    private static String desc(Standing standing, boolean line) {
        var indicator = standing.indicator();
        String years =
                "横軸は年、縦軸は" + indicator.name() + (indicator.unit() == null ? "" : "（" + indicator.unit() + "）") + "です。";
        var runs = runs(standing);
        boolean open = standing.runs().stream()
                .flatMap(run -> run.actuals().stream())
                .anyMatch(actual -> actual.value() != null && actual.status() != Actual.Status.FINAL);
        boolean cut = runs.stream().anyMatch(run -> !run.label().isEmpty());
        return years
                + (line ? "破線は、基準値から目標へまっすぐ進む場合の道筋です。" : "基準値がないので、目標だけを点で示します。")
                + (runs.isEmpty() ? "実績は、まだ登録されていません。" : "青い点と実線は、実績です。")
                + (open ? "中の白い点は、これから変わりうる速報などの値です。" : "")
                + (cut ? "縦の破線で数え方が変わったため、その前後は比べられません（" + labels(runs) + "）。" : "")
                + (standing.forecast() == null ? "" : "点線の先は見通しで、実績ではありません。");
    }

    private static String labels(List<LineChart.Run> runs) {
        return runs.stream()
                .map(LineChart.Run::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining("、"));
    }

    private static List<Row> rows(Standing standing) {
        var indicator = standing.indicator();
        var rows = new ArrayList<Row>();
        rows.add(row("基準値", indicator.baseline(), indicator, LineageLinks.BASELINE));
        for (var run : standing.runs()) {
            for (var actual : run.actuals()) {
                rows.add(new Row(
                        "実績値（" + Figures.firmness(actual) + (run.label().isEmpty() ? "" : "、" + run.label()) + "）",
                        actual.period().label(),
                        Figures.words(actual, standing),
                        LineageLinks.to(indicator, actual.period())));
            }
        }
        var forecast = standing.forecast();
        if (forecast != null) {
            rows.add(new Row(
                    "見通し（" + forecast.method() + "）",
                    forecast.period().label(),
                    Figures.shown(forecast.value(), indicator) + Figures.unit(indicator.unit()),
                    LineageLinks.to(indicator, LineageLinks.FORECAST)));
        }
        rows.add(row("目標値", indicator.target(), indicator, LineageLinks.TARGET));
        return rows;
    }

    private static Row row(String kind, Figure figure, Indicator indicator, String place) {
        String value = Figures.brief(figure, indicator.unit());
        boolean none = figure.value() == null && value.equals("－");
        return new Row(
                kind,
                figure.period() == null ? "時期の記載なし" : figure.period().label(),
                none ? "－（" + Figures.reason(figure) + "）" : value,
                LineageLinks.to(indicator, place));
    }
}

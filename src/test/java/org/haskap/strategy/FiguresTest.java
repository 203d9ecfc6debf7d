package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Point;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Period FROM = new FiscalYear(2014);
    private static final Period TO = new FiscalYear(2019);

    @Test
    void the_aim_says_from_where_to_where_in_how_many_years_and_by_how_much() {
        assertThat(aim("人", Direction.INCREASE, figure("454 人", "454", FROM), figure("500 人", "500", TO)))
                .isEqualTo("454人から500人へ、5年で46人（10.1％）増やす目標です。");
        assertThat(aim("人", Direction.INCREASE, figure("186 万人", "1860000", FROM), figure("218 万人", "2180000", TO)))
                .isEqualTo("186万人から218万人へ、5年で32万人（17.2％）増やす目標です。");
        assertThat(aim("件", Direction.DECREASE, figure("10 件", "10", FROM), figure("8 件", "8", TO)))
                .isEqualTo("10件から8件へ、5年で2件（20.0％）減らす目標です。");
    }

    @Test
    void a_share_changes_by_points_and_not_by_per_cent_of_per_cent() {
        assertThat(aim("％", Direction.INCREASE, figure("47.9 ％", "47.9", FROM), figure("50.0 ％", "50.0", TO)))
                .isEqualTo("47.9％から50.0％へ、5年で2.1ポイント増やす目標です。");
    }

    @Test
    void a_missing_baseline_is_said_and_never_taken_for_zero() {
        var none = new Figure("―", null, null, FROM, Missing.NOT_AVAILABLE);
        assertThat(aim("社", Direction.INCREASE, none, figure("延べ 30 社", "30", TO)))
                .isEqualTo("2019年度（令和元年度）に延べ30社とする目標です。出発点の数値は、資料にありません。");
        assertThat(Figures.part(none, "社").number()).isEqualTo("－");
        assertThat(Figures.part(none, "社").note()).isEqualTo("値なし（資料では「―」）");
    }

    @Test
    void a_target_of_keeping_is_drawn_as_a_level_line() {
        var target = new Figure("維持", null, null, TO, Missing.UNCLEAR);
        var indicator = indicator("件", Direction.MAINTAIN, figure("871,109 件", "871109", FROM), target, List.of());
        assertThat(Figures.aim(indicator)).isEqualTo("2019年度（令和元年度）に871,109件を維持する目標です。");
        assertThat(Figures.part(target, "件").number()).isEqualTo("維持");
        var chart = Objects.requireNonNull(IndicatorChart.of(indicator, null));
        assertThat(chart.wide().marks())
                .extracting(m -> m.y())
                .hasSize(2)
                .containsOnly(chart.wide().marks().getFirst().y());
    }

    @Test
    void a_value_the_document_gives_after_the_baseline_is_its_actual() {
        var series = List.of(
                new Point(FROM, new BigDecimal("10"), "10", "基準値"),
                new Point(new FiscalYear(2016), new BigDecimal("12"), "12", "実績値"),
                new Point(TO, new BigDecimal("20"), "20", "目標値"));
        var indicator = indicator("人", Direction.INCREASE, figure("10", "10", FROM), figure("20", "20", TO), series);
        assertThat(Figures.triple(indicator).actual().number()).isEqualTo("12");
        assertThat(Figures.status(indicator).label()).isEqualTo("参考");
    }

    @Test
    void without_actual_values_nothing_is_judged() {
        var indicator = indicator("人", Direction.INCREASE, figure("10", "10", FROM), figure("20", "20", TO), List.of());
        assertThat(Figures.status(indicator).label()).isEqualTo("判定前");
        assertThat(Figures.triple(indicator).actual().number()).isEqualTo("－");
    }

    private static String aim(String unit, Direction direction, Figure baseline, Figure target) {
        return Figures.aim(indicator(unit, direction, baseline, target, List.of()));
    }

    private static Indicator indicator(
            @Nullable String unit, Direction direction, Figure baseline, Figure target, List<Point> series) {
        return new Indicator(
                "m1-k1",
                "m1",
                "指標",
                unit,
                direction,
                Accumulation.YEARLY_FLOW,
                baseline,
                target,
                List.of(),
                series,
                List.of(),
                Place.line(1, 1));
    }

    private static Figure figure(String text, String value, Period period) {
        return new Figure(text, new BigDecimal(value), null, period, null);
    }
}

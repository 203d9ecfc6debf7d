package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.haskap.attainment.Actual.Origin;
import org.haskap.attainment.Actual.Status;
import org.haskap.attainment.Exact;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var chart = Objects.requireNonNull(IndicatorChart.of(StandingFixture.nothing(indicator), null));
        assertThat(chart.wide().marks())
                .extracting(m -> m.y())
                .hasSize(2)
                .containsOnly(chart.wide().marks().getFirst().y());
    }

    @Test
    void the_newest_value_stands_between_baseline_and_target_with_how_firm_it_is() {
        var indicator = StandingFixture.indicator("m1-k1");
        var latest = StandingFixture.actual(2025, "130", Origin.ENTERED, Status.PROVISIONAL);
        var triple = Figures.triple(StandingFixture.standing(indicator, latest, "140", StandingFixture.SLIGHTLY));
        assertThat(triple.actual().number()).isEqualTo("130");
        assertThat(triple.actual().unit()).isEqualTo("人");
        assertThat(triple.actual().period()).isEqualTo("2025年度（令和7年度）");
        assertThat(triple.actual().note()).isEqualTo("速報・入力");
    }

    @Test
    void a_missing_value_says_why_and_nothing_at_all_says_so_too() {
        var indicator = StandingFixture.indicator("m1-k1");
        var asked = StandingFixture.missing(2025, Missing.PENDING);
        var part = Figures.triple(StandingFixture.standing(indicator, asked, null, StandingFixture.PENDING))
                .actual();
        assertThat(part.number()).isEqualTo("－");
        assertThat(part.note()).isEqualTo("調査中");
        assertThat(Figures.triple(StandingFixture.nothing(indicator)).actual().note())
                .isEqualTo("まだ登録されていません");
    }

    @Test
    void below_a_revised_target_stands_the_first_one() {
        var before = figure("90 人", "90", TO);
        var now = figure("100 人", "100", TO);
        var first = indicator("人", Direction.INCREASE, figure("10", "10", FROM), now, List.of());
        var revised = new Indicator(
                first.code(),
                first.node(),
                first.name(),
                first.unit(),
                first.direction(),
                first.accumulation(),
                first.baseline(),
                now,
                List.of(
                        new Indicator.Target(now, 2, Instant.parse("2026-04-01T00:00:00Z"), "見直しのため"),
                        new Indicator.Target(before, 1, Instant.parse("2024-04-01T00:00:00Z"), "")),
                List.of(),
                List.of(),
                first.place());
        assertThat(Figures.triple(StandingFixture.nothing(revised)).target().note())
                .isEqualTo("当初の目標 90人");
    }

    @ParameterizedTest
    @CsvSource({
        "130, 140, PROVISIONAL, 2025年度の実績は130人（速報）で、目安の140人を10人下回っています。",
        "150, 140, FINAL, 2025年度の実績は150人で、目安の140人を10人上回っています。",
        "140, 140, FINAL, 2025年度の実績は140人で、目安の140人と同じです。",
        "210, 140, FINAL, 2025年度の実績は210人で、目標に達しています。",
        "130, , FINAL, 2025年度の実績は130人です。"
    })
    void the_finding_sets_the_value_beside_what_its_year_asked_for(
            String value, @Nullable String expected, Status status, String sentence) {
        var latest = StandingFixture.actual(2025, value, Origin.ENTERED, status);
        assertThat(Findings.finding(StandingFixture.standing(
                        StandingFixture.indicator("m1-k1"), latest, expected, StandingFixture.ON_TRACK)))
                .isEqualTo(sentence);
    }

    @Test
    void an_expected_value_that_is_no_whole_number_is_rounded_for_showing_only() {
        var latest = StandingFixture.actual(2025, "130", Origin.ENTERED, Status.FINAL);
        var standing = StandingFixture.standing(
                StandingFixture.indicator("m1-k1"), latest, "133.33333333", StandingFixture.ON_TRACK);
        assertThat(Findings.finding(standing)).contains("目安の133.33人を3.33人下回っています");
    }

    @ParameterizedTest
    @CsvSource({"219960, 219960, 21.996万", "220000, 219960, 22万", "219994, 220006, 21.999万"})
    void a_value_just_short_of_its_target_or_of_what_its_year_asks_for_does_not_look_as_if_it_were_there(
            String value, String expected, String shown) {
        var visitors = indicator(
                "人", Direction.INCREASE, figure("18 万人", "180000", FROM), figure("22 万人", "220000", TO), List.of());
        var latest = StandingFixture.actual(2018, value, Origin.COUNTED, Status.FINAL);
        var standing = StandingFixture.standing(visitors, latest, expected, StandingFixture.SLIGHTLY);
        assertThat(Figures.triple(standing).actual().number()).isEqualTo(shown);
        assertThat(Figures.words(latest, standing)).isEqualTo(shown + "人");
        assertThat(Figures.expected(Exact.of(new BigDecimal("219994")), standing))
                .as("nor does what the year asks for")
                .isEqualTo("21.999万人");
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

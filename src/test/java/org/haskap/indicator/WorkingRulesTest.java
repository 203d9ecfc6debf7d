package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Aim;
import org.haskap.attainment.Aims;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Rating;
import org.haskap.attainment.RatingScales;
import org.haskap.attainment.Standing;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactKind;
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

/** How printed, entered and counted values become one standing; without a database. */
class WorkingRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2018, 11, 20);
    private static final Formula SUM = new Formula.Sum(new Selection("a.b", null, Map.of()));
    private static final Names NAMES =
            new Names(Map.of("a.b", new FactKind("a.b", "催し", "催しがあった。", "回", List.of())), Map.of());

    private static Indicator indicator(Accumulation accumulation, Point... series) {
        return new Indicator(
                "m1-k1",
                "m1",
                "参加者数",
                "人",
                Direction.INCREASE,
                accumulation,
                figure("40", 2014),
                figure("60", 2019),
                List.of(),
                List.of(series),
                List.of(),
                Place.line(1, 1));
    }

    private static Figure figure(String value, int year) {
        return new Figure(value + "人", new BigDecimal(value), "人", new FiscalYear(year), null);
    }

    private static Point printed(int year, String value) {
        return new Point(new FiscalYear(year), new BigDecimal(value), value, "実績値");
    }

    private static Actual entered(int year, @Nullable String value, @Nullable Missing missing, Actual.Status status) {
        return new Actual(
                new FiscalYear(year),
                value == null ? null : new BigDecimal(value),
                missing,
                value == null ? "" : value,
                Actual.Origin.ENTERED,
                status,
                1L,
                null,
                0,
                "名簿",
                "",
                Instant.EPOCH,
                null);
    }

    private static FormulaVersion version(int number, int firstYear) {
        return new FormulaVersion(
                new IndicatorRef(1, "m1-k1"),
                number,
                SUM,
                new Span.EachFiscalYear(),
                firstYear,
                false,
                "",
                "x",
                Instant.EPOCH);
    }

    private static WorkingRules.Live live(FormulaVersion version, int year, String value) {
        var evaluation = new Evaluation(SUM, new Span.EachFiscalYear(), year, TODAY);
        var counted = evaluation.counted(
                List.of(new Answer(new BigDecimal(value), 3), new Answer(BigDecimal.valueOf(3), 3)), NAMES);
        return new WorkingRules.Live(version, counted);
    }

    private static Standing standing(
            Indicator indicator, List<FormulaVersion> versions, List<WorkingRules.Live> live, Actual... observed) {
        return WorkingRules.of(
                        indicator,
                        Aim.of(indicator, Aims.YEARS),
                        versions,
                        live,
                        List.of(observed),
                        RatingScales.LINE,
                        TODAY)
                .standing();
    }

    private static List<String> values(Standing standing) {
        return standing.runs().stream()
                .flatMap(run -> run.actuals().stream())
                .map(actual -> actual.period().code() + "=" + actual.value()
                        + actual.origin().label())
                .toList();
    }

    @Test
    void without_any_value_there_is_nothing_to_judge() {
        var standing = standing(indicator(Accumulation.YEARLY_FLOW), List.of(), List.of());
        assertThat(standing.rating()).extracting(Rating::label, Rating::rated).containsExactly("判定前", false);
        assertThat(standing.latest()).isNull();
        assertThat(standing.runs()).isEmpty();
    }

    @Test
    void a_final_value_beats_the_count_and_the_count_beats_what_is_not_final() {
        var v1 = version(1, 2016);
        var standing = standing(
                indicator(Accumulation.YEARLY_FLOW, printed(2015, "42"), printed(2016, "43")),
                List.of(v1),
                List.of(live(v1, 2016, "44"), live(v1, 2017, "46")),
                entered(2016, "50", null, Actual.Status.FINAL),
                entered(2017, "51", null, Actual.Status.PROVISIONAL));
        assertThat(values(standing)).containsExactly("FY2015=42資料", "FY2016=50入力", "FY2017=46自動集計");
        assertThat(standing.runs()).extracting(run -> run.actuals().size()).containsExactly(1, 2);
    }

    @Test
    void a_year_that_still_runs_is_shown_and_not_rated() {
        var v1 = version(1, 2017);
        var standing = standing(
                indicator(Accumulation.YEARLY_FLOW), List.of(v1), List.of(live(v1, 2017, "55"), live(v1, 2018, "3")));
        assertThat(Objects.requireNonNull(standing.latest()).value()).isEqualByComparingTo("55");
        assertThat(Objects.requireNonNull(standing.running()).value()).isEqualByComparingTo("3");
        assertThat(standing.rating().label()).isEqualTo("順調"); // r = 15/12
    }

    @Test
    void what_is_no_longer_done_is_not_behind() {
        var standing = standing(
                indicator(Accumulation.YEARLY_FLOW),
                List.of(),
                List.of(),
                entered(2016, "41", null, Actual.Status.FINAL),
                entered(2017, null, Missing.NOT_APPLICABLE, Actual.Status.FINAL));
        assertThat(standing.rating().rated()).isFalse();
        assertThat(standing.rating().working()).contains("2017年度から対象外");
    }

    @Test
    void a_missing_year_leaves_the_older_value_with_its_year() {
        var standing = standing(
                indicator(Accumulation.YEARLY_FLOW),
                List.of(),
                List.of(),
                entered(2016, "41", null, Actual.Status.FINAL),
                entered(2017, null, Missing.PENDING, Actual.Status.PROVISIONAL));
        assertThat(Objects.requireNonNull(standing.latest()).period()).isEqualTo(new FiscalYear(2016));
        assertThat(standing.rating().rated()).isTrue();
    }

    @Test
    void a_mean_is_compared_only_when_all_its_years_are_in() {
        var indicator = indicator(Accumulation.PERIOD_AVERAGE);
        var early = standing(
                indicator,
                List.of(),
                List.of(),
                entered(2015, "50", null, Actual.Status.FINAL),
                entered(2016, "60", null, Actual.Status.FINAL));
        assertThat(early.rating().label()).isEqualTo("判定前");
        assertThat(early.rating().working()).contains("5年のうち2年分").contains("55人");
    }

    @Test
    void a_forecast_needs_three_points_and_ends_with_the_target() {
        var indicator = indicator(Accumulation.YEARLY_FLOW);
        Actual[] two = {entered(2015, "41", null, Actual.Status.FINAL), entered(2016, "43", null, Actual.Status.FINAL)};
        assertThat(standing(indicator, List.of(), List.of(), two).forecast()).isNull();
        var forecast = standing(
                        indicator, List.of(), List.of(), two[0], two[1], entered(2017, "45", null, Actual.Status.FINAL))
                .forecast();
        assertThat(Objects.requireNonNull(forecast).value()).isEqualByComparingTo("49");
        assertThat(forecast.period()).isEqualTo((Period) new FiscalYear(2019));
        assertThat(forecast.method()).isEqualTo("最小二乗法");
        assertThat(forecast.points()).hasSize(3);
        assertThat(standing(
                                indicator,
                                List.of(),
                                List.of(),
                                two[1],
                                entered(2018, "50", null, Actual.Status.FINAL),
                                entered(2019, "55", null, Actual.Status.FINAL))
                        .forecast())
                .isNull();
    }

    @Test
    void dividing_by_zero_gives_a_reason_and_no_number() {
        var ratio = new Formula.Ratio(
                SUM, new Formula.Count(new Selection("a.b", null, Map.of())), BigDecimal.valueOf(100));
        var evaluation = new Evaluation(ratio, new Span.EachFiscalYear(), 2017, TODAY);
        assertThat(evaluation.questions()).hasSize(4);
        var some = new Answer(BigDecimal.TEN, 10);
        var counted = evaluation.counted(List.of(some, some, new Answer(BigDecimal.ZERO, 0), some), NAMES);
        assertThat(counted.value()).isNull();
        assertThat(counted.reason()).contains("割る数").contains("0のため");
        assertThat(evaluation
                        .counted(
                                List.of(new Answer(BigDecimal.ONE, 1), some, new Answer(new BigDecimal("3"), 3), some),
                                NAMES)
                        .value())
                .isEqualByComparingTo("33.33333333333333333333333333333333");
    }

    @Test
    void a_kind_nobody_knows_any_more_is_said_so() {
        var evaluation = new Evaluation(
                new Formula.Count(new Selection("gone.kind", null, Map.of())), new Span.EachFiscalYear(), 2017, TODAY);
        var counted =
                evaluation.counted(List.of(new Answer(BigDecimal.ZERO, 0), new Answer(BigDecimal.ZERO, 0)), NAMES);
        assertThat(counted.missing()).isEqualTo(Missing.NOT_COLLECTED);
        assertThat(counted.reason()).contains("gone.kind");
    }

    @Test
    void a_target_revised_later_does_not_count_yet() {
        var base = indicator(Accumulation.YEARLY_FLOW);
        var revised = new Indicator(
                base.code(),
                base.node(),
                base.name(),
                base.unit(),
                base.direction(),
                base.accumulation(),
                base.baseline(),
                figure("80", 2019),
                List.of(
                        new Indicator.Target(figure("80", 2019), 2, Instant.parse("2018-06-01T00:00:00Z"), "見直しのため"),
                        new Indicator.Target(figure("60", 2019), 1, Instant.parse("2015-04-01T00:00:00Z"), "")),
                List.of(),
                List.of(),
                base.place());
        assertThat(Objects.requireNonNull(Aim.of(revised, Aims.YEARS, Instant.parse("2018-05-31T00:00:00Z"))
                                .target())
                        .value())
                .isEqualTo(Exact.of(60));
        assertThat(Objects.requireNonNull(Aim.of(revised, Aims.YEARS).target()).value())
                .isEqualTo(Exact.of(80));
    }

    @Test
    void formulas_and_spans_read_back_as_they_were_written() {
        var selection = new Selection("a.b", new org.haskap.evidence.NodeRef(7, "m1"), Map.of("place", "北"));
        List<Formula> all = List.of(
                new Formula.Count(selection),
                new Formula.Sum(selection),
                new Formula.Distinct(selection),
                new Formula.Mean(selection),
                new Formula.Latest(selection),
                new Formula.Ratio(new Formula.Sum(selection), new Formula.Count(selection), new BigDecimal("0.50")));
        for (Formula formula : all) {
            assertThat(FormulaForm.read(FormulaForm.write(formula, 1), 1, "formula"))
                    .isEqualTo(formula);
        }
        for (String span : List.of("fiscal-year", "calendar-year", "as-of 03-31", "since 2015-04-01")) {
            assertThat(FormulaForm.write(FormulaForm.span(span, "span"))).isEqualTo(span);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> FormulaForm.read(Map.of("sum", Map.of("kinds", "a.b")), 1, "formulas[1].formula"))
                .hasMessage("formulas[1].formula.sum.kinds is not known; there are dimensions, kind, node, plan");
    }
}

package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.kernel.YearSpan;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What typed values mean, what looks odd about them, and when figures are due. */
class EntryRulesTest {
    private static final Period PLAN = new YearSpan(new FiscalYear(2015), new FiscalYear(2019));

    private static Indicator indicator(String unit, Accumulation accumulation, Period target, Point... series) {
        return new Indicator(
                "m1-k1",
                "m1",
                "市内就職割合",
                unit,
                Direction.INCREASE,
                accumulation,
                new Figure("40", new BigDecimal("40"), unit, new FiscalYear(2014), null),
                new Figure("50", new BigDecimal("50"), unit, target, null),
                List.of(),
                List.of(series),
                List.of(),
                Place.line(1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234人 | 人 | 1234",
                "１２３４ | 人 | 1234",
                "1234名 | 人 | 1234",
                "1.2千人 | 人 | 1200",
                "△3.5% | ％ | -3.5",
                "1億2,300万円 | 円 | 123000000",
                "0 | 件 | 0",
            })
    void a_typed_value_is_understood_in_the_indicators_unit(String typed, String unit, BigDecimal value) {
        assertThat(TypedFigure.read(typed, "", unit))
                .isInstanceOfSatisfying(
                        TypedFigure.Known.class,
                        known -> assertThat(known.value()).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({"未把握,NOT_COLLECTED", "―,NOT_AVAILABLE", "調査中,PENDING", "非公表,SUPPRESSED", "対象外,NOT_APPLICABLE"})
    void a_reason_for_no_value_is_never_zero(String typed, Missing why) {
        assertThat(TypedFigure.read(typed, "", "人")).isEqualTo(new TypedFigure.None(why));
    }

    @ParameterizedTest
    @CsvSource({"10件,単位が違います", "なし,測っていないのか", "50以上,実際の値", "半減,変化", "たくさん,読めません", "=1+1,読めません"})
    void what_is_no_value_is_refused_with_the_remedy(String typed, String says) {
        assertThat(TypedFigure.read(typed, "", "人"))
                .isInstanceOfSatisfying(
                        TypedFigure.Wrong.class,
                        wrong -> assertThat(wrong.sentence()).contains(says));
        assertThat(TypedFigure.read("1".repeat(10_000), "", "人")).isInstanceOf(TypedFigure.Wrong.class);
    }

    @Test
    void a_unit_in_a_column_of_its_own_scales_the_value() {
        assertThat(TypedFigure.read("3", "千人", "人")).isEqualTo(new TypedFigure.Known(new BigDecimal("3000"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "％, LEVEL, 45, ''",
        "％, LEVEL, 100, ''",
        "％, LEVEL, 100.1, 100％を超え",
        "人, LEVEL, 400, ''",
        "人, LEVEL, 400.1, 10倍",
        "人, LEVEL, 4, ''",
        "人, LEVEL, 3.9, 10倍",
        "人, LEVEL, 0, ''",
        "人, LEVEL, -400, ''",
        "人, CUMULATIVE, 39, 累計なのに",
        "人, CUMULATIVE, 40, ''",
    })
    void what_looks_odd_is_a_warning_and_a_border_is_not(
            String unit, Accumulation accumulation, BigDecimal value, String says) {
        var indicator = indicator(unit, accumulation, new FiscalYear(2019));
        var warnings = Plausibility.warnings(
                indicator, new FiscalYear(2015), value, Map.of(new FiscalYear(2014), new BigDecimal("40")));
        if (says.isEmpty()) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(says);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FY2017, 5, 31, 0, 2018-05-31",
        "FY2017, 3, 31, 0, 2019-03-31",
        "FY2017, 10, 1, 1, 2019-10-01",
        "CY2017, 3, 31, 0, 2018-03-31",
        "CY2017, 2, 29, 0, 2018-02-28",
        "FY2017, 4, 1, 0, 2018-04-01",
    })
    void a_figure_is_due_on_the_first_such_day_after_its_year(
            String period, int month, int day, int lag, LocalDate due) {
        assertThat(new DueRule(month, day, lag, "").dueDay(Period.parse(period)))
                .isEqualTo(due);
    }

    @Test
    void only_years_that_ended_without_a_value_are_due() {
        var indicator = indicator("人", Accumulation.YEARLY_FLOW, new FiscalYear(2019));
        var years = Due.years(indicator, PLAN);
        assertThat(codes(Due.of(years, null, _ -> false, null, LocalDate.of(2017, 3, 31))))
                .isEqualTo("FY2015@2016-05-31");
        assertThat(codes(Due.of(years, null, _ -> false, null, LocalDate.of(2017, 4, 1))))
                .isEqualTo("FY2015@2016-05-31 FY2016@2017-05-31");
        assertThat(codes(Due.of(years, null, new FiscalYear(2016)::equals, 2018, LocalDate.of(2026, 11, 21))))
                .as("one has a value, and from 2018 on a formula counts")
                .isEqualTo("FY2015@2016-05-31 FY2017@2018-05-31");
        assertThat(Due.years(indicator("人", Accumulation.LEVEL, new CalendarYear(2020)), PLAN))
                .first()
                .isEqualTo(new CalendarYear(2015));
        assertThat(Due.years(indicator, null)).isEmpty();
    }

    @Test
    void what_the_document_prints_as_reached_needs_no_entry_but_its_target_does() {
        var indicator = indicator(
                "人",
                Accumulation.LEVEL,
                new FiscalYear(2019),
                new Point(new FiscalYear(2015), new BigDecimal("41"), "41", "実績値"),
                new Point(new FiscalYear(2017), new BigDecimal("45"), "45", "中間目標値"),
                new Point(new FiscalYear(2019), new BigDecimal("50"), "50", ""));
        assertThat(Due.printed(indicator)).containsExactly(new FiscalYear(2014), new FiscalYear(2015));
    }

    private static String codes(List<Due> due) {
        return due.stream()
                .map(one -> one.period().code() + "@" + Objects.toString(one.day()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void missing_years_are_told_in_runs() {
        assertThat(EntryWords.periods(List.of(new FiscalYear(2017)))).isEqualTo("2017年度（平成29年度）");
        assertThat(EntryWords.periods(List.of(new FiscalYear(2015), new FiscalYear(2016), new FiscalYear(2017))))
                .isEqualTo("2015年度～2017年度の3年分");
        assertThat(EntryWords.periods(List.of(
                        new FiscalYear(2015),
                        new FiscalYear(2016),
                        new FiscalYear(2018),
                        new FiscalYear(2020),
                        new FiscalYear(2021),
                        new FiscalYear(2022))))
                .isEqualTo("2015年度、2016年度、2018年度、2020年度～2022年度の6年分");
        assertThat(EntryWords.periods(List.of(new CalendarYear(2019), new FiscalYear(2020))))
                .isEqualTo("2019年、2020年度の2年分");
    }
}

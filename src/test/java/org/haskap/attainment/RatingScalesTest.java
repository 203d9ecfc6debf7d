package org.haskap.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.attainment.Aims.after;
import static org.haskap.attainment.Aims.cumulative;
import static org.haskap.attainment.Aims.down;
import static org.haskap.attainment.Aims.keep;
import static org.haskap.attainment.Aims.up;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.YearSpan;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingScalesTest {

    @ParameterizedTest
    @CsvSource({
        "60,     ◎達成, blue",
        "59.99,  ○順調, green", // r = 0.9995
        "59,     ○順調, green", // r = 0.95
        "58.999, △やや遅れ, yellow",
        "56,     △やや遅れ, yellow", // r = 0.8
        "55.999, ▲遅れ, orange",
        "40,     ▲遅れ, orange", // r = 0
        "39.999, ▼後退, red"
    })
    void the_default_scale_has_the_bands_of_the_straight_line(String value, String words, String colour) {
        var rating = RatingScales.LINE.rate(up("40", "60"), after(5, value));
        assertThat(rating.symbol() + rating.label()).isEqualTo(words);
        assertThat(rating.colour()).isEqualTo(colour);
        assertThat(rating.rated()).isTrue();
    }

    @Test
    void before_there_is_anything_to_judge_nothing_is_zero_per_cent() {
        var level = RatingScales.LINE.rate(up("50", "50"), after(2, "40"));
        assertThat(level).extracting(Rating::label, Rating::rated).containsExactly("判定前", false);
        var none = RatingScales.LINE.rate(up(null, "50"), after(2, "40"));
        assertThat(none).extracting(Rating::label, Rating::rated).containsExactly("参考", false);
        assertThat(none.working()).contains("基準値がありません");
        assertThat(RatingScales.LINE.rate(up(null, "50"), after(2, "50")).label())
                .isEqualTo("達成");
    }

    @Test
    void what_is_to_be_kept_is_on_track_within_its_tolerance() {
        var exactly = keep("871109", Aim.Bound.EXACTLY);
        assertThat(RatingScales.LINE.rate(exactly, after(1, "830000")).label()).isEqualTo("順調");
        var away = RatingScales.LINE.rate(exactly, after(1, "400000"));
        assertThat(away).extracting(Rating::label, Rating::rated).containsExactly("参考", false);
        assertThat(away.working()).contains("上下どちらを良いとするか");
        assertThat(RatingScales.LINE
                        .rate(keep("100", Aim.Bound.AT_LEAST), after(1, "94"))
                        .label())
                .isEqualTo("後退");
        assertThat(RatingScales.LINE
                        .rate(keep("100", Aim.Bound.AT_LEAST), after(1, "140"))
                        .label())
                .isEqualTo("達成");
    }

    @Test
    void after_the_targets_time_the_line_goes_no_further() {
        assertThat(Method.expected(up("87", "100"), Aims.at(new FiscalYear(2025), "71")))
                .isEqualTo(Exact.of(100));
        var rating = RatingScales.LINE.rate(up("87", "100"), Aims.at(new FiscalYear(2025), "71"));
        assertThat(rating.label()).isEqualTo("後退");
        assertThat(rating.working()).contains("目標の時期を過ぎている");
    }

    @Test
    void times_of_different_sorts_are_not_divided() {
        var flow = Aims.aim(Direction.INCREASE, Accumulation.YEARLY_FLOW, "10", "20", Aim.Bound.AT_LEAST);
        var rating = RatingScales.LINE.rate(flow, Aims.at(new CalendarYear(2016), "12"));
        assertThat(rating.rated()).isFalse();
        assertThat(rating.working()).contains("年度").contains("暦年");
        var years = new YearSpan(new FiscalYear(2010), new FiscalYear(2015));
        assertThat(RatingScales.LINE.rate(flow, Aims.at(years, "12")).rated()).isFalse();
        // A state at a day is a state: compared, and said.
        assertThat(RatingScales.LINE
                        .rate(up("10", "20"), Aims.at(new AsOf(LocalDate.of(2017, 3, 31)), "14"))
                        .working())
                .contains("時期の終わりの値として比べました");
    }

    @Test
    void what_is_counted_up_from_nothing_begins_with_the_plan() {
        var rating = RatingScales.LINE.rate(cumulative("300"), after(2, "120"));
        assertThat(rating.label()).isEqualTo("順調");
        assertThat(rating.working()).contains("0から数え始め、5年のうち2年");
    }

    @Test
    void a_milestone_is_there_or_not_and_late_only_when_its_time_has_come() {
        var aim = Aims.aim(Direction.MILESTONE, Accumulation.LEVEL, "0", "1", Aim.Bound.AT_LEAST);
        assertThat(List.of(after(2, "1"), after(2, "0"), after(5, "0")))
                .extracting(value -> RatingScales.LINE.rate(aim, value).label())
                .containsExactly("達成", "判定前", "遅れ");
        assertThat(Attainments.of(aim, after(2, "0")).ratio()).isNull();
    }

    @Test
    void the_other_scales_rate_by_their_own_bounds() {
        assertThat(List.of("251", "250", "230", "200"))
                .extracting(v ->
                        RatingScales.SYMBOLS.rate(up("200", "250"), after(1, v)).symbol())
                .containsExactly("◎", "○", "△", "×");
        assertThat(List.of("100", "99.9", "80", "49.9"))
                .extracting(v ->
                        RatingScales.POINTS.rate(up(null, "100"), after(1, v)).symbol())
                .containsExactly("7", "6", "5", "1");
        // Less is better: twice the target is nothing.
        assertThat(RatingScales.POINTS.rate(down(null, "50"), after(1, "100")).symbol())
                .isEqualTo("1");
        assertThat(RatingScales.EIGHTY_SIXTY
                        .rate(up("0", "100"), after(5, "79.999"))
                        .label())
                .isEqualTo("やや遅れ");
    }

    @Test
    void every_scale_says_itself_and_each_of_its_bands() {
        for (RatingScale scale : RatingScales.all()) {
            assertThat(scale.toSentence()).contains(scale.name()).endsWith("。");
            assertThat(scale.bands())
                    .allSatisfy(band -> assertThat(band.toSentence()).endsWith("。"));
        }
        assertThat(RatingScales.LINE.band("slightly-behind").orElseThrow().toSentence())
                .isEqualTo("△やや遅れは、期待値に対する進み具合が80％以上、95％未満のときです。");
        assertThat(RatingScales.find("position")
                        .orElseThrow()
                        .band("b")
                        .orElseThrow()
                        .toSentence())
                .contains("基準値からの変化の割合が-10％以上のとき");
        assertThat(new RatingScale.Condition(Method.GAP, BigDecimal.ZERO, false, null, false).toSentence())
                .isEqualTo("目標値との差が0を超えるとき");
    }
}

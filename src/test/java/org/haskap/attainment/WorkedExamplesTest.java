package org.haskap.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.attainment.Aims.after;
import static org.haskap.attainment.Aims.cumulative;
import static org.haskap.attainment.Aims.down;
import static org.haskap.attainment.Aims.keep;
import static org.haskap.attainment.Aims.percent;
import static org.haskap.attainment.Aims.up;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Quantity;
import org.junit.jupiter.api.Test;

/** The worked examples K01 to K19 of the KPI conventions. */
class WorkedExamplesTest {

    @Test
    void k01_the_same_figures_read_95_or_50_per_cent_by_method() {
        assertThat(percent(Method.RATIO, up("100", "110"), after(1, "105"))).isEqualTo("95.45");
        assertThat(percent(Method.DISTANCE, up("100", "110"), after(1, "105"))).isEqualTo("50");
    }

    @Test
    void k02_a_decrease_is_measured_by_the_way_gone() {
        var aim = down("60000", "50000");
        assertThat(percent(Method.DISTANCE, aim, after(1, "59000"))).isEqualTo("10");
        assertThat(percent(Method.RECIPROCAL, aim, after(1, "59000"))).isEqualTo("84.75");
        assertThat(Attainments.of(aim, after(1, "59000")).ratio()).isEqualTo(new Exact(BigDecimal.ONE, BigDecimal.TEN));
    }

    @Test
    void k03_a_target_of_zero_is_a_target_and_refuses_the_ratio() {
        var aim = down("100", "0");
        assertThat(percent(Method.DISTANCE, aim, after(1, "10"))).isEqualTo("90");
        assertThat(percent(Method.COMPLEMENT, aim, after(1, "10"))).contains("目標が0");
        assertThat(percent(Method.RECIPROCAL, aim, after(1, "10"))).contains("目標が0");
        assertThat(percent(Method.ACHIEVEMENT, aim, after(1, "10"))).isEqualTo("90");
    }

    @Test
    void k04_without_a_baseline_a_decrease_is_two_less_the_ratio() {
        var aim = down(null, "50");
        assertThat(List.of("50", "75", "100", "120"))
                .extracting(v -> percent(Method.COMPLEMENT, aim, after(1, v)))
                .containsExactly("100", "50", "0", "-40");
        assertThat(List.of("50", "75", "100", "120"))
                .extracting(v -> percent(Method.RECIPROCAL, aim, after(1, v)))
                .containsExactly("100", "66.67", "50", "41.67");
        assertThat(Attainments.of(aim, after(1, "75")).method()).isEqualTo(Method.COMPLEMENT.label());
    }

    @Test
    void k05_a_cumulative_target_is_due_by_years_and_rounded_only_for_showing() {
        var aim = cumulative("2584");
        var due = List.of(1, 2, 3, 4, 5).stream()
                .map(n -> Objects.requireNonNull(Method.expected(aim, after(n, "0"))))
                .toList();
        assertThat(due)
                .extracting(each -> each.decimal().toPlainString())
                .containsExactly("516.8", "1033.6", "1550.4", "2067.2", "2584");
        assertThat(due)
                .extracting(each -> each.rounded(0).toPlainString())
                .containsExactly("517", "1034", "1550", "2067", "2584");
    }

    @Test
    void k06_the_share_of_a_year_is_of_the_unrounded_target() {
        var aim = cumulative("2584");
        assertThat(percent(Method.YEAR_SHARE, aim, after(1, "530"))).isEqualTo("102.55");
        assertThat(percent(Method.RATIO, aim, after(1, "530"))).isEqualTo("20.51");
    }

    @Test
    void k07_the_pace_is_against_what_the_year_asks_for() {
        var aim = up("40", "60");
        assertThat(List.of(1, 2, 3, 4, 5))
                .extracting(n -> Objects.requireNonNull(Method.expected(aim, after(n, "0")))
                        .toString())
                .containsExactly("44", "48", "52", "56", "60");
        assertThat(percent(Method.DISTANCE, aim, after(2, "50"))).isEqualTo("50");
        assertThat(percent(Method.PACE, aim, after(2, "50"))).isEqualTo("125");
        assertThat(percent(Method.DISTANCE, aim, after(2, "46"))).isEqualTo("30");
        assertThat(percent(Method.PACE, aim, after(2, "46"))).isEqualTo("75");
    }

    @Test
    void k08_a_decrease_behind_its_line_is_behind() {
        var aim = down("200", "150");
        assertThat(Objects.requireNonNull(Method.expected(aim, after(3, "180"))))
                .isEqualTo(Exact.of(170));
        assertThat(percent(Method.DISTANCE, aim, after(3, "180"))).isEqualTo("40");
        assertThat(percent(Method.PACE, aim, after(3, "180"))).isEqualTo("66.67");
        assertThat(RatingScales.LINE.rate(aim, after(3, "180")).code()).isEqualTo("behind");
    }

    @Test
    void k09_worse_than_the_baseline_is_negative_and_beyond_the_target_above_100() {
        assertThat(percent(Method.DISTANCE, up("100", "110"), after(1, "95"))).isEqualTo("-50");
        assertThat(percent(Method.DISTANCE, up("100", "110"), after(1, "125"))).isEqualTo("250");
        assertThat(List.of("5", "3", "0"))
                .extracting(v -> percent(Method.DISTANCE, down("3", "0"), after(1, v)))
                .containsExactly("-66.67", "0", "100");
    }

    @Test
    void k10_negative_figures_forbid_the_ratio_and_not_the_way() {
        assertThat(percent(Method.DISTANCE, up("-500", "0"), after(1, "-200"))).isEqualTo("60");
        assertThat(percent(Method.DISTANCE, up("-500", "-100"), after(1, "-300")))
                .isEqualTo("50");
        assertThat(percent(Method.RATIO, up("-500", "-100"), after(1, "-300"))).contains("負の数");
    }

    @Test
    void k11_a_level_to_be_kept_is_kept_or_not_and_has_no_rate() {
        var least = keep("2", Aim.Bound.AT_LEAST);
        assertThat(Attainments.of(least, after(1, "2")))
                .extracting(Standing.Attainment::met, Standing.Attainment::ratio)
                .containsExactly(true, null);
        assertThat(Attainments.of(least, after(1, "1")))
                .extracting(Standing.Attainment::met, Standing.Attainment::ratio)
                .containsExactly(false, null);
        assertThat(Attainments.of(keep("0", Aim.Bound.AT_MOST), after(1, "0")))
                .extracting(Standing.Attainment::met, Standing.Attainment::ratio)
                .containsExactly(true, null);
        // The same where the aim is no 維持 but says the same number.
        assertThat(Attainments.of(up("2", "2"), after(1, "1")))
                .extracting(Standing.Attainment::met, Standing.Attainment::ratio)
                .containsExactly(false, null);
    }

    @Test
    void k12_nagayo_s_a_b_c_by_position() {
        var scale = RatingScales.find("position").orElseThrow();
        assertThat(List.of("251", "250", "210", "200", "180", "179"))
                .extracting(v -> scale.rate(up("200", "250"), after(1, v)).symbol())
                .containsExactly("S", "A", "A", "B", "B", "C");
    }

    @Test
    void k13_a_survey_is_flat_under_three_points() {
        var flat = new RatingScale.Condition(Method.STEP, new BigDecimal("-3"), false, new BigDecimal("3"), false);
        assertThat(List.of("54.9", "55.0"))
                .extracting(v ->
                        flat.holds(((Measured.Figure) Method.STEP.measure(up("52.0", "60"), after(1, v))).number()))
                .containsExactly(true, false);
    }

    @Test
    void k14_tama_by_the_share_of_the_year() {
        var scale = RatingScales.find("year-share").orElseThrow();
        assertThat(List.of("430", "260", "240", "239"))
                .extracting(v -> percent(Method.YEAR_SHARE, cumulative("1000"), after(2, v)))
                .containsExactly("107.5", "65", "60", "59.75");
        assertThat(List.of("430", "260", "240", "239"))
                .extracting(v -> scale.rate(cumulative("1000"), after(2, v)).symbol())
                .containsExactly("①", "②", "②", "③");
    }

    @Test
    void k15_progress_against_the_time_gone() {
        var ahead = new RatingScale.Condition(Method.ELAPSED, BigDecimal.ZERO, true, null, false);
        assertThat(List.of("60", "59.9"))
                .extracting(v ->
                        ahead.holds(((Measured.Figure) Method.ELAPSED.measure(up("0", "100"), after(3, v))).number()))
                .containsExactly(true, false);
    }

    @Test
    void k16_bands_by_the_ratio_have_inclusive_ends() {
        var bands = List.of(
                condition("1.1", null), condition("0.8", "1.1"), condition("0.5", "0.8"), condition(null, "0.5"));
        assertThat(List.of("110", "109.9", "80", "79.9", "50", "49.9"))
                .extracting(v -> {
                    var number = ((Measured.Figure) Method.RATIO.measure(up(null, "100"), after(1, v))).number();
                    for (int i = 0; i < bands.size(); i++) {
                        if (bands.get(i).holds(number)) {
                            return "ABCD".charAt(i);
                        }
                    }
                    throw new AssertionError(v);
                })
                .containsExactly('A', 'B', 'B', 'C', 'C', 'D');
    }

    private static RatingScale.Condition condition(
            @org.jspecify.annotations.Nullable String min, @org.jspecify.annotations.Nullable String max) {
        return new RatingScale.Condition(
                Method.RATIO,
                min == null ? null : new BigDecimal(min),
                true,
                max == null ? null : new BigDecimal(max),
                false);
    }

    @Test
    void k17_a_rounded_number_never_seems_to_lie_in_another_band() {
        var scale = RatingScales.find("eighty-sixty").orElseThrow();
        // Due at the target's time: the target itself.
        var rating = scale.rate(up("0", "10000"), after(5, "7996"));
        assertThat(rating.code()).isEqualTo("slightly-behind");
        assertThat(rating.working()).contains("79.96％").doesNotContain("80.0％");
        assertThat(scale.rate(up("0", "10000"), after(5, "8000")).working()).contains("＝ 80.0％");
        var line = RatingScales.LINE.rate(up("0", "30"), after(5, "28.4999999"));
        assertThat(line.code()).isEqualTo("slightly-behind");
        assertThat(line.working()).contains("94.9999997％");
    }

    @Test
    void k18_missing_is_not_rated_and_zero_is() {
        var scale = RatingScales.LINE;
        assertThat(Quantity.parse("―").missing()).isEqualTo(Missing.NOT_AVAILABLE);
        assertThat(scale.unrated(Unrated.AWAITED, "").rated()).isFalse();
        assertThat(scale.rate(up("10", "20"), after(1, "0")))
                .extracting(Rating::rated, Rating::code)
                .containsExactly(true, "worse");
    }

    @Test
    void k19_printed_figures_are_numbers_in_the_base_unit() {
        assertThat(Quantity.parse("1億2,500万円").value()).isEqualByComparingTo("125000000");
        assertThat(Quantity.parse("△3.5%").value()).isEqualByComparingTo("-3.5");
        assertThat(Quantity.parse("約1,200人"))
                .satisfies(quantity -> assertThat(quantity.value()).isEqualByComparingTo("1200"))
                .satisfies(quantity -> assertThat(quantity.approximate()).isTrue());
    }
}

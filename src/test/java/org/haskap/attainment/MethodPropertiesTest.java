package org.haskap.attainment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.haskap.kernel.FiscalYear;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.junit.jupiter.api.Test;

/** What holds of every aim and value: many drawn at random, the same ones each time. */
class MethodPropertiesTest {
    private static final int CASES = 5_000;
    private static final List<Method> OF_THE_WAY = List.of(Method.DISTANCE, Method.PACE, Method.STEP, Method.GAP);

    private final Random random = new Random(20_261_121);

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextLong(-100_000, 100_000), random.nextInt(4));
    }

    private static Aim aim(BigDecimal baseline, BigDecimal target) {
        boolean up = target.compareTo(baseline) >= 0;
        return Aims.aim(
                up ? Direction.INCREASE : Direction.DECREASE,
                Accumulation.LEVEL,
                baseline.toPlainString(),
                target.toPlainString(),
                up ? Aim.Bound.AT_LEAST : Aim.Bound.AT_MOST);
    }

    private static Exact number(Method method, Aim aim, Mark value) {
        return ((Measured.Figure) method.measure(aim, value)).number();
    }

    @Test
    void a_better_value_is_never_rated_worse() {
        for (int i = 0; i < CASES; i++) {
            BigDecimal baseline = number();
            BigDecimal target = number();
            if (baseline.compareTo(target) == 0) {
                continue;
            }
            Aim aim = aim(baseline, target);
            int year = 2015 + random.nextInt(8);
            BigDecimal one = number();
            BigDecimal other = one.add(number().abs().multiply(BigDecimal.valueOf(aim.downward() ? -1 : 1)));
            Mark worse = Mark.of(one, new FiscalYear(year));
            Mark better = Mark.of(other, new FiscalYear(year));
            for (Method method : OF_THE_WAY) {
                assertThat(number(method, aim, better))
                        .as(method + " " + aim)
                        .isGreaterThanOrEqualTo(number(method, aim, worse));
            }
            for (RatingScale scale :
                    List.of(RatingScales.LINE, RatingScales.find("position").orElseThrow())) {
                assertThat(rank(scale, scale.rate(aim, better)))
                        .as(scale.code() + " " + aim + " " + one + " " + other)
                        .isLessThanOrEqualTo(rank(scale, scale.rate(aim, worse)));
            }
        }
    }

    private static int rank(RatingScale scale, Rating rating) {
        return scale.bands().stream().map(RatingScale.Band::code).toList().indexOf(rating.code());
    }

    @Test
    void a_problem_in_the_mirror_is_rated_the_same() {
        for (int i = 0; i < CASES; i++) {
            BigDecimal baseline = number();
            BigDecimal target = number();
            BigDecimal value = number();
            var year = new FiscalYear(2015 + random.nextInt(8));
            Aim aim = aim(baseline, target);
            if (aim.level()) {
                continue;
            }
            Aim mirrored = aim(baseline.negate(), target.negate());
            Mark at = Mark.of(value, year);
            Mark there = Mark.of(value.negate(), year);
            for (Method method : OF_THE_WAY) {
                assertThat(number(method, mirrored, there)).isEqualTo(number(method, aim, at));
            }
            assertThat(RatingScales.LINE.rate(mirrored, there).code())
                    .isEqualTo(RatingScales.LINE.rate(aim, at).code());
        }
    }

    @Test
    void the_least_amount_under_a_bound_is_under_it_whatever_is_shown() {
        var least = new BigDecimal("1e-40");
        for (var bound : List.of("0.95", "0.8", "0")) {
            Aim aim = Aims.up("0", "1");
            BigDecimal on = new BigDecimal(bound);
            var at = RatingScales.LINE.rate(aim, Mark.of(on, Aims.TO));
            var under = RatingScales.LINE.rate(aim, Mark.of(on.subtract(least), Aims.TO));
            assertThat(under.code()).isNotEqualTo(at.code());
            assertThat(under.good()).isFalse();
        }
    }

    @Test
    void a_number_shown_lies_in_its_own_band() {
        for (int i = 0; i < CASES; i++) {
            Aim aim = Aims.up("0", "1000");
            Mark value = Mark.of(BigDecimal.valueOf(random.nextLong(0, 1_000_000_000), 6), Aims.TO);
            var rating = RatingScales.EIGHTY_SIXTY.rate(aim, value);
            var share = new BigDecimal(
                    rating.working().replaceAll("(?s).* ＝ ([0-9.,]+)％。.*", "$1").replace(",", ""));
            String shown = share.compareTo(new BigDecimal("80")) >= 0
                    ? "on-track"
                    : share.compareTo(new BigDecimal("60")) >= 0 ? "slightly-behind" : "behind";
            assertThat(shown).as(rating.working()).isEqualTo(rating.code());
        }
    }
}

package org.haskap.attainment;

import java.math.BigDecimal;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.jspecify.annotations.Nullable;

/** Builds aims and values for tests: baseline 2014, target 2019, a plan from 2015 to 2019. */
public final class Aims {
    static final Period FROM = new FiscalYear(2014);
    static final Period TO = new FiscalYear(2019);
    public static final Period YEARS = new YearSpan(new FiscalYear(2015), new FiscalYear(2019));

    private Aims() {}

    static Aim up(@Nullable String baseline, String target) {
        return aim(Direction.INCREASE, Accumulation.LEVEL, baseline, target, Aim.Bound.AT_LEAST);
    }

    static Aim down(@Nullable String baseline, String target) {
        return aim(Direction.DECREASE, Accumulation.LEVEL, baseline, target, Aim.Bound.AT_MOST);
    }

    static Aim cumulative(String target) {
        return aim(Direction.INCREASE, Accumulation.CUMULATIVE, null, target, Aim.Bound.AT_LEAST);
    }

    static Aim keep(String level, Aim.Bound bound) {
        return aim(Direction.MAINTAIN, Accumulation.LEVEL, level, level, bound);
    }

    static Aim aim(
            Direction direction, Accumulation accumulation, @Nullable String baseline, String target, Aim.Bound bound) {
        return new Aim(
                direction,
                accumulation,
                "人",
                baseline == null ? null : Mark.of(new BigDecimal(baseline), FROM),
                baseline == null ? "基準値がありません。" : "",
                Mark.of(new BigDecimal(target), TO),
                "",
                target + "人",
                bound,
                YEARS);
    }

    /** A value so many years after the baseline. */
    static Mark after(int years, String value) {
        return Mark.of(new BigDecimal(value), new FiscalYear(2014 + years));
    }

    static Mark at(Period period, String value) {
        return Mark.of(new BigDecimal(value), period);
    }

    /** What a method gives, in per cent, rounded to two decimals; the reason where it gives none. */
    static String percent(Method method, Aim aim, Mark value) {
        return switch (method.measure(aim, value)) {
            case Measured.Figure number ->
                number.number().percent(2).stripTrailingZeros().toPlainString();
            case Measured.None none -> none.reason();
            case Measured.Beside _ -> "beside";
        };
    }
}

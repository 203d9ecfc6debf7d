package org.haskap.attainment;

import java.math.BigDecimal;
import java.util.List;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * Where one indicator stands: all that a page says of it. Made by pure functions from its definition, its values and the scale in
 * force.
 *
 * @param indicator its definition in the edition
 * @param runs its values in order of time; a change of formula or of definition begins a new run, with a visible break
 * @param latest the value that is rated: the newest that is not missing of the newest run, for a period that is over, or null
 *     when there is none
 * @param running the value counted so far for the period that still runs, which is never rated, or null
 * @param expected what the straight line from baseline to target asks for in the latest value's period, or null
 * @param attainment how far it has come, with the method
 * @param rating how that is rated
 * @param forecast where it is heading, or null with fewer than three points
 */
public record Standing(
        Indicator indicator,
        List<Run> runs,
        @Nullable Actual latest,
        @Nullable Actual running,
        @Nullable Exact expected,
        Attainment attainment,
        Rating rating,
        @Nullable Forecast forecast) {
    /** Copies the list. */
    public Standing {
        runs = List.copyOf(runs);
    }

    /**
     * Values that may be compared with one another.
     *
     * @param label what tells it from the others, such as 「算式 第2版」, or empty
     * @param actuals in order of time, missing ones included
     */
    public record Run(String label, List<Actual> actuals) {
        /** Copies the list. */
        public Run {
            actuals = List.copyOf(actuals);
        }
    }

    /**
     * How far an indicator has come.
     *
     * @param method name of the method, such as 「基準値からの前進の割合」
     * @param ratio 1 for the whole way, exact, or null where the method gives none; {@link Exact#percent} rounds it for showing
     * @param met whether the target is reached, or null where that cannot be told
     * @param sentence the arithmetic, or why there is none, as a Japanese sentence
     */
    public record Attainment(
            String method, @Nullable Exact ratio, @Nullable Boolean met, String sentence) {}

    /**
     * Where the points lead if they go on as before; never an actual.
     *
     * @param period the target's period
     * @param value the value there
     * @param method name of the method, such as 「最小二乗法」
     * @param points the values it was drawn through
     */
    public record Forecast(Period period, BigDecimal value, String method, List<Actual> points) {
        /** Copies the list. */
        public Forecast {
            points = List.copyOf(points);
        }
    }
}

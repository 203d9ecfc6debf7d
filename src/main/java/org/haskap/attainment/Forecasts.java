package org.haskap.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.haskap.attainment.Standing.Forecast;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft.Direction;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * Where an indicator is heading if it goes on as before: a straight line by least squares through the values of one series, to
 * the target's time and not beyond. None from fewer than three points.
 */
final class Forecasts {
    private static final int FEWEST = 3;
    private static final double DAYS = 365.25;

    private Forecasts() {}

    /** The forecast for an aim from values in order of time, or null. */
    static @Nullable Forecast of(Aim aim, List<Actual> values) {
        Mark target = aim.target();
        Period to = target == null ? null : target.period();
        if (to == null
                || aim.direction() == Direction.MILESTONE
                || aim.direction() == Direction.MAINTAIN
                || Attainments.averaged(aim)) {
            return null;
        }
        var points = values.stream()
                .filter(value -> value.value() != null
                        && Scopes.mismatch(aim.accumulation(), value.period(), to)
                                .isEmpty())
                .toList();
        if (points.size() < FEWEST || !points.getLast().period().end().isBefore(to.end())) {
            return null;
        }
        boolean years = points.stream().allMatch(point -> Scopes.inYears(point.period(), to));
        var line = new SimpleRegression();
        points.forEach(point -> line.addData(
                at(point.period(), years), Objects.requireNonNull(point.value()).doubleValue()));
        double there = line.predict(at(to, years));
        if (Double.isNaN(there) || Double.isInfinite(there)) {
            return null; // all points at one time
        }
        boolean never = points.stream()
                .allMatch(point -> Objects.requireNonNull(point.value()).signum() >= 0);
        int decimals = points.stream()
                .mapToInt(point ->
                        Math.max(0, Objects.requireNonNull(point.value()).scale()))
                .max()
                .orElse(0);
        // What was never negative, as people and things are not, is not foretold to become so.
        var value = BigDecimal.valueOf(never ? Math.max(0, there) : there).setScale(decimals, RoundingMode.HALF_UP);
        return new Forecast(to, value, "最小二乗法", points);
    }

    private static double at(Period period, boolean years) {
        return years ? Scopes.year(period) : period.end().toEpochDay() / DAYS;
    }
}

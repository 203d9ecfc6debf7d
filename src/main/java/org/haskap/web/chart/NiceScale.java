package org.haskap.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value axis with round numbers: steps of 1, 2 or 5 times a power of ten.
 *
 * @param low lowest tick
 * @param high highest tick
 * @param step distance of two ticks, above 0
 */
public record NiceScale(BigDecimal low, BigDecimal high, BigDecimal step) {

    /**
     * The scale that covers all values with about the wished number of steps.
     *
     * @param min lowest value
     * @param max highest value, not below the lowest
     * @param steps wished number of steps, at least 1
     */
    public static NiceScale covering(double min, double max, int steps) {
        double from = min > 0 && min < max * 0.5 ? 0 : min;
        double span = max > from ? max - from : Math.max(Math.abs(max), 1) * 0.2;
        BigDecimal step = round(span / steps);
        var low = BigDecimal.valueOf(from).divide(step, 0, RoundingMode.FLOOR).multiply(step);
        var high = BigDecimal.valueOf(max).divide(step, 0, RoundingMode.CEILING).multiply(step);
        if (low.compareTo(high) == 0) {
            high = high.add(step);
            low = low.signum() == 0 ? low : low.subtract(step);
        }
        return new NiceScale(low, high, step);
    }

    /** All ticks from the lowest to the highest. */
    public List<BigDecimal> ticks() {
        var ticks = new ArrayList<BigDecimal>();
        for (var tick = low; tick.compareTo(high) <= 0; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return List.copyOf(ticks);
    }

    private static BigDecimal round(double raw) {
        int power = (int) Math.floor(Math.log10(raw));
        double head = raw / Math.pow(10, power);
        int nice = head <= 1 ? 1 : head <= 2 ? 2 : head <= 5 ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(power);
    }
}

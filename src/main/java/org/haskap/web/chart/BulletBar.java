package org.haskap.web.chart;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Baseline, actual and target on one bar that begins at 0. It carries no text: the figures stand beside it.
 *
 * @param actual length of the bar of the actual value, or null
 * @param baseline place of the baseline's mark, or null
 * @param target place of the target's mark
 */
public record BulletBar(@Nullable String actual, @Nullable String baseline, String target) {
    /** Width of the drawing that the places refer to. */
    public static final int WIDTH = 240;

    private static final double REACH = 0.92;

    /**
     * Lays the bar out.
     *
     * @param baseline where it started, or null
     * @param actual where it is, or null
     * @param target where it should be
     * @return null when a bar from 0 would say nothing, because a value is negative or all are 0
     */
    public static @Nullable BulletBar of(
            @Nullable BigDecimal baseline, @Nullable BigDecimal actual, BigDecimal target) {
        var values = Stream.of(Stream.ofNullable(baseline), Stream.ofNullable(actual), Stream.of(target))
                .flatMap(s -> s)
                .toList();
        double max = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        if (max <= 0 || values.stream().anyMatch(v -> v.signum() < 0)) {
            return null;
        }
        return new BulletBar(place(actual, max), place(baseline, max), at(target, max));
    }

    private static @Nullable String place(@Nullable BigDecimal value, double max) {
        return value == null ? null : at(value, max);
    }

    private static String at(BigDecimal value, double max) {
        return String.format(Locale.ROOT, "%.1f", value.doubleValue() / max * WIDTH * REACH);
    }
}

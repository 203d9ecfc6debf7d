package org.haskap.attainment;

import java.math.BigDecimal;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * A number with the time it stands for: a baseline, a target, or a value to be rated.
 *
 * @param value in the aim's unit
 * @param period its time, or null when the document does not say
 */
public record Mark(Exact value, @Nullable Period period) {
    /** A decimal at a time. */
    public static Mark of(BigDecimal value, @Nullable Period period) {
        return new Mark(Exact.of(value), period);
    }
}

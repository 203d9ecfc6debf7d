package org.haskap.kernel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as printed and as understood: a number in the unit's base, or the reason why there is none.
 *
 * @param text as printed, untouched except for outer white space
 * @param value plain number in the unit's base (186 万人 is 1860000), or null when missing
 * @param unit base unit as printed without its multiplier (人, ％, 件 …), or null when none is printed
 * @param missing why there is no value; null exactly when there is one
 * @param approximate printed with 約 or the like
 */
public record Quantity(
        String text,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable Missing missing,
        boolean approximate) {

    /** Refuses a quantity that has both a value and a reason for having none, or neither. */
    public Quantity {
        if ((value == null) == (missing == null)) {
            throw new IllegalArgumentException("either a value or a reason: " + text);
        }
    }
}

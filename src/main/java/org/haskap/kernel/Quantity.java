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

    /** A number in the base of its unit. */
    public static Quantity of(String text, BigDecimal value, @Nullable String unit) {
        return new Quantity(text, value, unit, null, false);
    }

    /** No number, and why. */
    public static Quantity missing(String text, Missing why) {
        return new Quantity(text, null, null, why, false);
    }

    /**
     * Reads a printed figure: 「12,098 人」「186 万人」「1億2,300万円」「△3.5%」「約1,200人」「― 件」「未把握」. Never fails: what is
     * no figure is {@link Missing#UNCLEAR} with its text kept, blank is {@link Missing#NOT_AVAILABLE}.
     *
     * @see PrintedQuantity#read for the words around the figure (延べ, 以上, footnotes' marks)
     */
    public static Quantity parse(String text) {
        return PrintedQuantity.read(text)
                .map(PrintedQuantity::quantity)
                .orElseGet(() -> missing(TextWidth.trim(text), Missing.UNCLEAR));
    }

    /** The same with a unit and its multiplier printed elsewhere (a 単位 column), when it has none of its own. */
    public Quantity in(Units.Scaled elsewhere) {
        if (unit != null) {
            return this;
        }
        BigDecimal scaled = value == null ? null : RelativeChange.plain(value.multiply(elsewhere.multiplier()));
        return new Quantity(text, scaled, elsewhere.unit(), missing, approximate);
    }
}

package org.haskap.attainment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A number as a quotient of two decimals, so that a rating is decided without ever rounding. Two equal numbers are equal
 * whatever their quotients.
 *
 * @param over what is divided
 * @param under by what; made positive
 */
public record Exact(BigDecimal over, BigDecimal under) implements Comparable<Exact> {
    /** Nothing. */
    public static final Exact ZERO = of(BigDecimal.ZERO);

    /** The whole. */
    public static final Exact ONE = of(BigDecimal.ONE);

    /** Refuses to divide by zero. */
    public Exact {
        if (under.signum() == 0) {
            throw new ArithmeticException("a quotient by zero is no number");
        }
        if (under.signum() < 0) {
            over = over.negate();
            under = under.negate();
        }
    }

    /** A decimal. */
    public static Exact of(BigDecimal value) {
        return new Exact(value, BigDecimal.ONE);
    }

    /** A whole number. */
    public static Exact of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** The sum. */
    public Exact plus(Exact other) {
        return new Exact(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    /** The difference. */
    public Exact minus(Exact other) {
        return plus(new Exact(other.over.negate(), other.under));
    }

    /** The product. */
    public Exact times(Exact other) {
        return new Exact(over.multiply(other.over), under.multiply(other.under));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException when the other is zero
     */
    public Exact over(Exact other) {
        return new Exact(over.multiply(other.under), under.multiply(other.over));
    }

    /** Without its sign. */
    public Exact abs() {
        return new Exact(over.abs(), under);
    }

    /** With the other sign. */
    public Exact negate() {
        return new Exact(over.negate(), under);
    }

    /** −1, 0 or 1. */
    public int signum() {
        return over.signum();
    }

    /** Rounded half up to so many decimals; for showing only. */
    public BigDecimal rounded(int decimals) {
        return over.divide(under, decimals, RoundingMode.HALF_UP);
    }

    /** In per cent, rounded half up to so many decimals; for showing only. */
    public BigDecimal percent(int decimals) {
        return over.movePointRight(2).divide(under, decimals, RoundingMode.HALF_UP);
    }

    /** As a decimal of 34 digits, for files; exact wherever the number has no more. */
    public BigDecimal decimal() {
        var decimal = over.divide(under, MathContext.DECIMAL128).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    @Override
    public int compareTo(Exact other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact number && compareTo(number) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(decimal()); // equal numbers have equal decimals
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}

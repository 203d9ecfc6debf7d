package org.haskap.kernel;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target printed as a change from the baseline (半減, 3割減, 500人増): baseline × factor + addend.
 *
 * @param factor what the baseline is multiplied with
 * @param addend what is added, in the base of its unit
 * @param unit the addend's unit, or null when it has none
 * @param since the year it is measured from when one is printed (2013年度比), or null for the baseline
 * @param percent whether the change is printed in per cent: of a baseline that is itself a percentage it could mean
 *     points as well, so it is not resolved
 */
public record RelativeChange(
        BigDecimal factor,
        BigDecimal addend,
        @Nullable String unit,
        @Nullable Period since,
        boolean percent) {

    static final RelativeChange NONE = new RelativeChange(BigDecimal.ONE, BigDecimal.ZERO, null, null, false);

    /** The value it comes to, or empty when that cannot be told from this baseline. */
    Optional<BigDecimal> from(BigDecimal baseline, @Nullable String baselineUnit, @Nullable Period baselinePeriod) {
        boolean otherYear = since != null && !since.equals(baselinePeriod);
        boolean doubtful = percent && Units.isRate(baselineUnit);
        boolean otherUnit = unit != null && baselineUnit != null && !Units.same(unit, baselineUnit);
        if (otherYear || doubtful || otherUnit) {
            return Optional.empty();
        }
        return Optional.of(plain(baseline.multiply(factor).add(addend)));
    }

    /** Without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

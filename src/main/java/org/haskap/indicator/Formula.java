package org.haskap.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.haskap.evidence.Measure;

/** How an indicator counts itself from facts. Built on a page by choosing; kept as data. */
public sealed interface Formula {
    /** All that a formula selects from. */
    static List<Selection> selections(Formula formula) {
        return Evaluation.selections(formula);
    }

    /** How each figure it asks for is counted: one, or of a ratio two. */
    static List<Measure> measures(Formula formula) {
        return Evaluation.measures(formula);
    }

    /** How many facts (延べ件数). */
    record Count(Selection of) implements Formula {}

    /** The sum of their quantities. */
    record Sum(Selection of) implements Formula {}

    /** How many different people (実人数). */
    record Distinct(Selection of) implements Formula {}

    /** The mean of their quantities. */
    record Mean(Selection of) implements Formula {}

    /** The newest quantity. */
    record Latest(Selection of) implements Formula {}

    /**
     * One figure over another.
     *
     * @param numerator what is shared; no ratio itself
     * @param denominator among what; no ratio itself. Zero gives a reason, not a number
     * @param factor what the quotient is multiplied with: 100 for per cent
     */
    record Ratio(Formula numerator, Formula denominator, BigDecimal factor) implements Formula {
        /** Refuses ratios of ratios. */
        public Ratio {
            if (numerator instanceof Ratio || denominator instanceof Ratio) {
                throw new IllegalArgumentException("a ratio of ratios cannot be explained in a sentence");
            }
        }
    }
}

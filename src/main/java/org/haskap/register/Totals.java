package org.haskap.register;

import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Participants of several programmes. An unknown number is counted apart and is never zero.
 *
 * @param programmes how many programmes
 * @param participants sum of the known numbers
 * @param known programmes whose number is known
 * @param unknown programmes whose number is not
 */
public record Totals(int programmes, BigDecimal participants, int known, int unknown) {
    /** Adds up. */
    public static Totals of(Collection<Programme> programmes) {
        BigDecimal sum = BigDecimal.ZERO;
        int known = 0;
        for (Programme programme : programmes) {
            @Nullable BigDecimal value = programme.participants().value();
            if (value != null) {
                sum = sum.add(value);
                known++;
            }
        }
        return new Totals(programmes.size(), sum, known, programmes.size() - known);
    }
}

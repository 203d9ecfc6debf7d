package bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a dashboard of 46 indicators and 5 years shows, so that all ways to it can be compared.
 *
 * @param values by kind and year
 */
record Figures(Map<Cell, BigDecimal> values) {

    /** One figure's place. */
    record Cell(int kind, int year) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparingInt(Cell::kind).thenComparingInt(Cell::year).compare(this, other);
        }
    }

    /** The figure that a kind's indicator shows. */
    static BigDecimal of(int kind, long facts, long total, long people) {
        if (MadeUpFacts.people(kind)) {
            return BigDecimal.valueOf(people);
        }
        return switch (kind % 3) {
            case 0 -> BigDecimal.valueOf(facts);
            case 1 -> BigDecimal.valueOf(total);
            default -> BigDecimal.valueOf(total).divide(BigDecimal.valueOf(facts), MathContext.DECIMAL64);
        };
    }

    /** Throws when another way came to something else: a fast wrong answer is no answer. */
    void mustEqual(Figures other, String way) {
        var different = new TreeMap<Cell, String>();
        for (var value : values.entrySet()) {
            BigDecimal there = other.values.get(value.getKey());
            if (there == null
                    || value.getValue().subtract(there).abs().compareTo(new BigDecimal("0.000001")) > 0) {
                different.put(value.getKey(), value.getValue() + " and " + there);
            }
        }
        if (!different.isEmpty() || values.size() != other.values.size()) {
            throw new IllegalStateException(way + " comes to other figures (" + values.size() + " and "
                    + other.values.size() + "): " + different);
        }
    }
}

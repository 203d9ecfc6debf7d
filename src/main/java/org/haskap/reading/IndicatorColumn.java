package org.haskap.reading;

import org.haskap.kernel.PrintedPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A column of an indicator table.
 *
 * @param kind what stands in it
 * @param heading as printed
 * @param period the year in its heading, or null
 * @param cumulative whether the heading says that it counts up over the years (5ヵ年目標, 累計)
 */
record IndicatorColumn(Kind kind, String heading, @Nullable PrintedPeriod period, boolean cumulative) {

    /** What stands in a column. */
    enum Kind {
        NAME,
        /** The figure to start from. */
        BASELINE,
        /** A figure reached; the baseline where no other is printed. */
        ACTUAL,
        /** A figure between baseline and target. */
        INTERIM,
        TARGET,
        UNIT,
        DIRECTION,
        /** Departments, sources, remarks. */
        WORDS,
        NUMBER,
        /** The year of the figure in a column beside it. */
        YEAR,
        /** A rate of attainment, which is computed and not read. */
        RATE;

        boolean figure() {
            return this == BASELINE || this == ACTUAL || this == INTERIM || this == TARGET || this == RATE;
        }
    }

    IndicatorColumn with(PrintedPeriod year) {
        return new IndicatorColumn(kind, heading, year, cumulative);
    }
}

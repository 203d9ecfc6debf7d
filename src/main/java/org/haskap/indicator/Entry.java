package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.haskap.attainment.Actual;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * A value somebody wants to enter.
 *
 * @param indicator code of the indicator
 * @param period the time it stands for
 * @param value in the unit's base, or null
 * @param missing why there is no value, or null
 * @param text as typed
 * @param origin {@link Actual.Origin#ENTERED}, {@link Actual.Origin#IMPORTED}
 * @param status how firm it is
 * @param source the document it is from; never blank
 * @param comment the department's words; never blank beside a value
 * @param measuredOn the day it was measured, or null
 * @param document key of that document in the archive, or null where it is kept elsewhere
 * @param seen key of the value that stood when this was typed; 0 for none
 */
public record Entry(
        String indicator,
        Period period,
        @Nullable BigDecimal value,
        @Nullable Missing missing,
        String text,
        Actual.Origin origin,
        Actual.Status status,
        String source,
        String comment,
        @Nullable LocalDate measuredOn,
        @Nullable Long document,
        long seen) {

    /** Refuses what no form or table lets through. */
    public Entry {
        if ((value == null) == (missing == null) || missing == Missing.UNCLEAR) {
            throw new IllegalArgumentException("either a value or a reason: " + indicator + " " + period.code());
        }
        if (source.isBlank() || (value != null && comment.isBlank())) {
            throw new IllegalArgumentException("a value names its source and has a comment: " + indicator);
        }
    }

    /** The same from another document of the archive, or from none. */
    public Entry from(@Nullable Long other) {
        return new Entry(
                indicator, period, value, missing, text, origin, status, source, comment, measuredOn, other, seen);
    }
}

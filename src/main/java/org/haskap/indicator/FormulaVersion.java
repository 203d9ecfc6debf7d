package org.haskap.indicator;

import java.time.Instant;

/**
 * A formula as it was once put in force; never changed afterwards.
 *
 * @param indicator which indicator counts itself by it
 * @param version 1, 2, …; the highest is in force
 * @param formula the figure
 * @param span over which days
 * @param firstYear first fiscal (or calendar) year it counts for; earlier years keep their entered values
 * @param ended whether counting stops with {@code firstYear}; the formula is then the one that counted until then
 * @param sentence the whole as a Japanese sentence, as it was shown when it was put in force
 * @param reason why it was put in force
 * @param at when
 */
public record FormulaVersion(
        IndicatorRef indicator,
        int version,
        Formula formula,
        Span span,
        int firstYear,
        boolean ended,
        String sentence,
        String reason,
        Instant at) {}

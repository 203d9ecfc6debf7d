package org.haskap.indicator;

import org.haskap.access.Subject;
import org.haskap.plan.Plan;

/**
 * An indicator of a plan: known by its code in every edition.
 *
 * @param plan key of the plan
 * @param code the indicator's code, such as {@code m3-k1}
 */
public record IndicatorRef(long plan, String code) {
    /** Under which name the trail keeps all that is done to an indicator: its values, days, and formulas. */
    public static Subject subject(Plan plan, String code) {
        return new Subject("indicator", plan.slug() + "/" + code);
    }
}

package org.haskap.indicator;

/**
 * An indicator of a plan: known by its code in every edition.
 *
 * @param plan key of the plan
 * @param code the indicator's code, such as {@code m3-k1}
 */
public record IndicatorRef(long plan, String code) {}

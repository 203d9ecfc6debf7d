package org.haskap.indicator;

import java.time.Instant;

/**
 * How an indicator was rated, as noted when that became different.
 *
 * @param indicator its code
 * @param scale code of the scale
 * @param code the rating's code on it
 * @param symbol the rating's mark
 * @param label the rating's word
 * @param at when it was noted
 */
public record RatingMark(String indicator, String scale, String code, String symbol, String label, Instant at) {
    /** Whether the two say the same of the same indicator, whenever they were noted. */
    boolean saysTheSame(RatingMark other) {
        return indicator.equals(other.indicator) && scale.equals(other.scale) && code.equals(other.code);
    }
}

package org.haskap.indicator;

import java.time.Instant;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.RatingScales;
import org.jspecify.annotations.Nullable;

/**
 * The scale a plan is rated by.
 *
 * @param scale the scale
 * @param version 1, 2, …; 0 while nobody has chosen and the default counts
 * @param reason why it was chosen, or empty
 * @param at when, or null for the default
 */
public record ScaleChoice(
        RatingScale scale,
        int version,
        String reason,
        @Nullable Instant at) {
    /** What counts while nobody has chosen. */
    public static final ScaleChoice DEFAULT = new ScaleChoice(RatingScales.LINE, 0, "", null);
}

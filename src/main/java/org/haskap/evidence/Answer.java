package org.haskap.evidence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}, exact at the moment it was asked.
 *
 * @param value the figure, or null where there is none: a mean or a latest value without a fact
 * @param facts how many facts it rests on, reversed ones and their reversals left out
 */
public record Answer(@Nullable BigDecimal value, long facts) {}

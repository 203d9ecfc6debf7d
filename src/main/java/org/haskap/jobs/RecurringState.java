package org.haskap.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a recurring job fares.
 *
 * @param name its name
 * @param label what people call it
 * @param cadence when it runs, in words
 * @param running whether it runs now
 * @param dueAt when it runs next; null when no scheduler has taken it up yet
 * @param lastSuccess when it last ended well, or null
 * @param failedAt when it failed, if it did since it last ended well; or null
 * @param errorId number under which the log tells more, or null
 * @param error why it failed, or empty
 */
public record RecurringState(
        String name,
        String label,
        String cadence,
        boolean running,
        @Nullable Instant dueAt,
        @Nullable Instant lastSuccess,
        @Nullable Instant failedAt,
        @Nullable String errorId,
        String error) {}

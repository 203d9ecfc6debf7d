package org.haskap.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param id its key
 * @param kind name of its kind
 * @param label what people call it
 * @param unit what its progress counts
 * @param submittedBy key of the person who asked for it; null for the operator and the program itself
 * @param submittedAs name of the command or job that asked for it; empty for a person
 * @param submittedAt when it was asked for
 * @param state where it stands
 * @param dueAt when it begins at the earliest
 * @param attempt how often it was begun or is to be
 * @param startedAt when this attempt began, or null
 * @param finishedAt when it ended, or null
 * @param done how much is done
 * @param total how much there is to do, or null while unknown
 * @param errors how many errors were found in the input
 * @param cancelWanted whether somebody wants it to stop
 * @param result what came of it; its sentence is empty until it is done
 * @param errorId number under which the log tells more, or null
 * @param error why it failed, or failed the last time; or empty
 */
public record Job(
        JobId id,
        String kind,
        String label,
        String unit,
        @Nullable Long submittedBy,
        String submittedAs,
        Instant submittedAt,
        JobState state,
        Instant dueAt,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long done,
        @Nullable Long total,
        long errors,
        boolean cancelWanted,
        JobResult result,
        @Nullable String errorId,
        String error) {

    /** How long it has been working, or worked. */
    public Duration elapsed(Instant now) {
        if (startedAt == null) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(startedAt, finishedAt == null ? now : finishedAt);
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }
}

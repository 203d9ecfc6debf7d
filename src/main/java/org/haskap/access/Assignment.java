package org.haskap.access;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds, held or will hold.
 *
 * @param id key in the region
 * @param person key of the person
 * @param role the role
 * @param scope what it is held for
 * @param from first day, in Japan
 * @param until last day, or null while open
 * @param endedAt when it was taken away at once, or null
 */
public record Assignment(
        long id,
        long person,
        Role role,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Instant endedAt) {

    /** Whether it is held on a day; one taken away at once is held on none. */
    public boolean on(LocalDate day) {
        return endedAt == null && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether it is held on some day of a span that it would have in common with another of the same kind. */
    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherUntil) {
        return endedAt == null
                && (until == null || !until.isBefore(otherFrom))
                && (otherUntil == null || !from.isAfter(otherUntil));
    }
}

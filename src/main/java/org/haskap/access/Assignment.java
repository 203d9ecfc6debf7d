package org.haskap.access;

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
 */
public record Assignment(
        long id,
        long person,
        Role role,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until) {

    /** Whether it is held on a day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}

package org.haskap.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the trail. Whatever is null or blank does not narrow the search.
 *
 * @param from first day, in Japan
 * @param until last day, in Japan
 * @param person who did it
 * @param action an action or the beginning of one, such as {@code signin.}
 * @param subjectKind what it was done to
 * @param subjectId which one of these
 * @param text stands in a value before or after, in the address it came from, or in the name of a command or job
 * @param before only entries with a smaller number: the next page
 */
public record AuditQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Long person,
        String action,
        String subjectKind,
        String subjectId,
        String text,
        @Nullable Long before) {

    /** Everything. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, "", "", "", "", null);

    /** The same from another entry on. */
    public AuditQuery before(long number) {
        return new AuditQuery(from, until, person, action, subjectKind, subjectId, text, number);
    }
}

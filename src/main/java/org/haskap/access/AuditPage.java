package org.haskap.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the trail.
 *
 * @param entries the newest first
 * @param next what {@link AuditQuery#before(long)} wants for the next page, or null when this is the last
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {
    /** Entries on a page. */
    public static final int SIZE = 50;

    /** Copies the list. */
    public AuditPage {
        entries = List.copyOf(entries);
    }

    static AuditPage of(List<AuditEntry> oneMore) {
        if (oneMore.size() <= SIZE) {
            return new AuditPage(oneMore, null);
        }
        List<AuditEntry> entries = oneMore.subList(0, SIZE);
        return new AuditPage(entries, entries.getLast().number());
    }
}

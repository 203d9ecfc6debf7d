package org.haskap.evidence;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are meant.
 *
 * @param kind code of the kind
 * @param subtree only facts of this node and of every node that ever stood below it, in any edition; null for all
 * @param dimensions only facts with these values; empty for all
 * @param from first day
 * @param to last day, inclusive
 */
public record FactQuery(
        String kind, @Nullable NodeRef subtree, Map<String, String> dimensions, LocalDate from, LocalDate to) {
    /** Copies the map. */
    public FactQuery {
        dimensions = Map.copyOf(dimensions);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " lies before the first " + from);
        }
    }
}

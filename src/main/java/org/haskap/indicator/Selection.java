package org.haskap.indicator;

import java.util.Map;
import org.haskap.evidence.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a formula is over, whatever the period.
 *
 * @param kind code of their kind
 * @param subtree only those of this node and below, or null for all
 * @param dimensions only those with these values
 */
public record Selection(String kind, @Nullable NodeRef subtree, Map<String, String> dimensions) {
    /** Copies the map. */
    public Selection {
        dimensions = Map.copyOf(dimensions);
    }
}

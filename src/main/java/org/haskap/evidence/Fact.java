package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it is recorded.
 *
 * @param kind code of its {@link FactKind}
 * @param occurredOn the day it happened on, in the region's zone; may lie in the past
 * @param quantity how much, in the kind's unit; 1 for an occurrence
 * @param node the node of a plan it was done for, of any edition, or null
 * @param subject for whom, or null
 * @param dimensions dimension to value; only dimensions the kind declares
 * @param source the record it came from
 */
public record Fact(
        String kind,
        LocalDate occurredOn,
        BigDecimal quantity,
        @Nullable NodeRef node,
        @Nullable Subject subject,
        Map<String, String> dimensions,
        SourceRecord source) {
    /** Copies the map. */
    public Fact {
        dimensions = Map.copyOf(dimensions);
    }
}

package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it stands in the record.
 *
 * @param id its key
 * @param kind code of its kind
 * @param occurredOn the day it happened on
 * @param quantity how much, signed: a reversal carries the opposite sign
 * @param weight +1, or −1 for a fact that takes another back
 * @param node the node it was done for, or null
 * @param hasSubject whether it says for whom; the pseudonym itself is shown to nobody
 * @param dimensions dimension to value
 * @param source the record it came from
 * @param recordedAt when it was recorded
 * @param recordedBy who recorded it: a person's key, a command, a job or an organisation's key of the interface
 * @param reverses the fact it takes back, or null
 * @param reversedBy the fact that takes it back, or null
 */
public record RecordedFact(
        long id,
        String kind,
        LocalDate occurredOn,
        BigDecimal quantity,
        int weight,
        @Nullable NodeRef node,
        boolean hasSubject,
        Map<String, String> dimensions,
        SourceRecord source,
        Instant recordedAt,
        String recordedBy,
        @Nullable Long reverses,
        @Nullable Long reversedBy) {
    /** Copies the map. */
    public RecordedFact {
        dimensions = Map.copyOf(dimensions);
    }
}

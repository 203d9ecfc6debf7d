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
 * @param later how many facts there are that took it back, took that back, and so on
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
        @Nullable Long reversedBy,
        int later) {
    /** Copies the map. */
    public RecordedFact {
        dimensions = Map.copyOf(dimensions);
    }

    /** Whether what it says is in force: nobody took it back, or what took it back was taken back itself. */
    public boolean inForce() {
        return later % 2 == 0;
    }

    /** What it is in the end. Of a fact and all that took it back and let it count again, only the fact itself ever stands. */
    public Standing standing() {
        return !inForce() ? Standing.REVERSED : reverses != null ? Standing.REVERSAL : Standing.STANDING;
    }

    /** What a fact is in the end, after all takings back. */
    public enum Standing {
        /** It counts: the quantities of those that stand add up to what evidence answers. */
        STANDING("standing"),
        /** It takes another back, or lets it count again by taking back what took it back, and does so still. */
        REVERSAL("reversal"),
        /** It was taken back, and nothing let it be in force again. */
        REVERSED("reversed");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        /** As files and the interface name it. */
        public String code() {
            return code;
        }
    }
}

package org.haskap.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One state of a plan or a register as one document gives it. What belongs to an edition never changes once adopted.
 *
 * @param id key in the region
 * @param uid the same among all regions
 * @param series the plan or register it belongs to
 * @param number 1, 2, 3 … within the series, in the order of proposing
 * @param state draft, withdrawn, adopted or superseded
 * @param documentId the document it came from
 * @param baseId the adopted edition that a draft was compared with, or null when there was none
 * @param adoptedAt when it was adopted, or null for a draft or one withdrawn
 */
public record Edition(
        long id,
        UUID uid,
        long series,
        int number,
        State state,
        long documentId,
        @Nullable Long baseId,
        @Nullable Instant adoptedAt) {

    /** A draft that is being composed and has no row and no number yet. */
    static Edition composing(long series, long documentId, @Nullable Long baseId) {
        return new Edition(0, new UUID(0, 0), series, 0, State.DRAFT, documentId, baseId, null);
    }

    /** Where an edition stands. */
    public enum State {
        DRAFT("案"),
        /** A draft taken back; it is kept, but cannot be adopted. */
        WITHDRAWN("取り下げ"),
        ADOPTED("採用"),
        SUPERSEDED("旧版");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }
}

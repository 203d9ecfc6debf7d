package org.haskap.feed;

import java.time.Instant;
import org.haskap.access.Organisation;
import org.haskap.access.Target;
import org.jspecify.annotations.Nullable;

/**
 * A file of facts that somebody sent, and what became of it.
 *
 * @param id its number
 * @param organisation whose facts they are
 * @param department the department for which they were sent, or null for the organisation as a whole
 * @param kind code of their kind
 * @param name name of the file
 * @param size its length in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param person who sent it, or null for the operator
 * @param at when
 * @param state where it stands
 * @param job key of the newest job for it
 * @param failure why it could not be read or recorded, or empty
 * @param good facts that are new, or were when it was recorded
 * @param known facts sent before
 * @param bad rows that cannot be taken
 * @param notes what must be known of the file, or empty
 * @param reason why it was undone, or empty
 */
record FactFile(
        long id,
        Organisation organisation,
        @Nullable Long department,
        String kind,
        String name,
        long size,
        String sha256,
        @Nullable Long person,
        Instant at,
        State state,
        String job,
        String failure,
        long good,
        long known,
        long bad,
        String notes,
        String reason) {
    /** Where a file stands. */
    enum State {
        CHECKING("確認中"),
        CHECKED("確認待ち"),
        RECORDING("記録中"),
        RECORDED("記録済み"),
        UNDOING("取り消し中"),
        UNDONE("取り消し済み"),
        DROPPED("取りやめ"),
        FAILED("読めません");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether a job works on it. */
        boolean open() {
            return this == CHECKING || this == RECORDING || this == UNDOING;
        }
    }

    /** Whose it is, as far as it matters for who may act on it. */
    Target target() {
        return new Target(organisation.id(), department, null);
    }

    String path() {
        return FactFiles.PATH + "/" + id;
    }
}

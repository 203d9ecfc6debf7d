package org.haskap.intake;

import java.time.Instant;
import org.haskap.access.Target;
import org.haskap.document.Edition;
import org.haskap.reading.Readers;
import org.jspecify.annotations.Nullable;

/**
 * A document that somebody uploaded, and what became of it.
 *
 * @param id key in the region
 * @param name name of the file
 * @param size its length in bytes
 * @param kind what it was said to be; null where its content decides
 * @param slug the plan it was uploaded for; empty for a register
 * @param owner name of the organisation whose document it is
 * @param organisation its key; null when it was not known then
 * @param department the department of whoever uploaded it, where that is what allowed it; or null
 * @param plan key of the plan, once there is one; null for a register
 * @param person who uploaded it; null for the operator
 * @param at when
 * @param job key of the job that reads it
 * @param progress how far the job is
 * @param failure why it could not be read, or empty
 * @param draft what it became; null until it is read
 */
record Upload(
        long id,
        String name,
        long size,
        Readers.@Nullable Kind kind,
        String slug,
        String owner,
        @Nullable Long organisation,
        @Nullable Long department,
        @Nullable Long plan,
        @Nullable Long person,
        Instant at,
        String job,
        Progress progress,
        String failure,
        @Nullable Draft draft) {

    /**
     * How far the job is.
     *
     * @param state name of the job's state; empty when the job is forgotten
     * @param done lines done
     * @param total lines there are, or null while unknown
     */
    record Progress(String state, long done, @Nullable Long total) {
        /** Whether the job may still end well by itself. */
        boolean open() {
            return state.equals("WAITING") || state.equals("RUNNING");
        }
    }

    /**
     * What the document became.
     *
     * @param document key of the document
     * @param series the plan or register it is proposed for
     * @param register whether that is a register
     * @param edition the last edition made of it; null when it says what is adopted already
     * @param edited its state; null with the edition
     * @param outdated whether another edition than the one it was compared with is adopted now
     */
    record Draft(
            long document,
            long series,
            boolean register,
            @Nullable Long edition,
            Edition.@Nullable State edited,
            boolean outdated) {}

    /** Where an upload stands, in the words shown. */
    enum State {
        READING("読み取り中"),
        FAILED("読み取れませんでした"),
        CANCELLED("取り消し"),
        DRAFT("確認待ちの案"),
        SAME("いまの版と同じ"),
        WITHDRAWN("取り下げ"),
        ADOPTED("採用"),
        SUPERSEDED("旧版");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Where it stands. */
    State state() {
        Draft made = draft;
        if (made == null) {
            return progress.open()
                    ? State.READING
                    : progress.state().equals("CANCELLED") ? State.CANCELLED : State.FAILED;
        }
        return switch (made.edited()) {
            case null -> State.SAME;
            case DRAFT -> State.DRAFT;
            case WITHDRAWN -> State.WITHDRAWN;
            case ADOPTED -> State.ADOPTED;
            case SUPERSEDED -> State.SUPERSEDED;
        };
    }

    /** What it was uploaded for, as far as it matters for who may do what. */
    Target target() {
        return new Target(organisation, department, plan);
    }

    /** The plan or register as it is adopted; where the department does not count. */
    Target adoption() {
        return new Target(organisation, null, plan);
    }
}

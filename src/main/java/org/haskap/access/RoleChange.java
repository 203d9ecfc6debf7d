package org.haskap.access;

/** The answer to giving or ending a role. */
public sealed interface RoleChange {

    /**
     * It is done.
     *
     * @param assignment as it stands now
     */
    record Done(Assignment assignment) implements RoleChange {}

    /**
     * It cannot be done, and nothing has changed.
     *
     * @param sentence Japanese: why, and what to do
     */
    record Refused(String sentence) implements RoleChange {}

    /**
     * The assignment, where nothing may stand in the way.
     *
     * @throws IllegalStateException when it was refused
     */
    default Assignment orThrow() {
        return switch (this) {
            case Done(var assignment) -> assignment;
            case Refused(var sentence) -> throw new IllegalStateException(sentence);
        };
    }
}

package org.haskap.access;

/** The answer to changing a person. */
public sealed interface PersonChange {

    /**
     * It is done.
     *
     * @param person as it stands now
     */
    record Changed(Person person) implements PersonChange {}

    /**
     * Somebody else changed the person in between; nothing has changed now.
     *
     * @param current the person as the other left it
     */
    record Stale(Person current) implements PersonChange {}

    /**
     * It cannot be done, and nothing has changed.
     *
     * @param sentence Japanese: why, and what to do
     */
    record Refused(String sentence) implements PersonChange {}
}

package org.haskap.document;

import org.haskap.kernel.Difference;

/** The answer to adopting (or rehearsing the adoption of) an edition. */
public sealed interface Adoption {

    /**
     * It stands, or would stand.
     *
     * @param edition the edition as adopted
     * @param difference what changed
     * @param version the publication version after it
     */
    record Adopted(Edition edition, Difference difference, long version) implements Adoption {}

    /**
     * It cannot be adopted, and nothing has changed.
     *
     * @param sentence Japanese: why, and what to do
     */
    record Refused(String sentence) implements Adoption {}
}

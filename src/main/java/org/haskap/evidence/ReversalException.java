package org.haskap.evidence;

import java.io.Serial;

/** A fact cannot be taken back. */
public final class ReversalException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long fact;
    private final boolean known;

    ReversalException(long fact, boolean known) {
        super(
                known
                        ? "Fact " + fact + " was taken back before; take back its reversal to let it count again."
                        : "There is no fact " + fact + "; check its number.");
        this.fact = fact;
        this.known = known;
    }

    /** The fact's key. */
    public long fact() {
        return fact;
    }

    /** Whether there is such a fact, which then was taken back before. */
    public boolean known() {
        return known;
    }
}

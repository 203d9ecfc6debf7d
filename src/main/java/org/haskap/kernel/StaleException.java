package org.haskap.kernel;

/**
 * A record has changed since it was shown to the one who now wants to save it. Thrown by a module's door when the version
 * that comes with a change is not the one stored; nothing has been written then. Pages answer 409 and keep what was typed.
 */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long stored;

    /**
     * With the version stored now.
     *
     * @param stored the version that a change must name to be taken
     */
    public StaleException(long stored) {
        super("The record is at version " + stored + " by now; nothing was saved.");
        this.stored = stored;
    }

    /** The version stored now. */
    public long stored() {
        return stored;
    }
}

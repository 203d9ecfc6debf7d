package org.haskap.indicator;

/** Somebody wants to confirm what the same person entered, and somebody else could. Pages say who enters does not confirm. */
public final class OwnEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnEntryException(long id) {
        super("Observation " + id + " was entered by the one who wants to confirm it; somebody else can.");
    }
}

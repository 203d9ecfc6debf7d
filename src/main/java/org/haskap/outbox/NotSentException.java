package org.haskap.outbox;

/** A mail was not handed on. */
final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What that means. */
    enum Why {
        /** Nobody is there who would take any mail now. */
        NO_SERVER,
        /** Not this one now; later perhaps. */
        NOT_NOW,
        /** It broke off, so nobody knows whether it was taken. */
        BROKE_OFF,
        /** Not this one, ever. */
        REFUSED
    }

    private final Why why;

    /** With the reason as a Japanese sentence that names no address. */
    NotSentException(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    Why why() {
        return why;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

package org.haskap.outbox;

/** A mail cannot be sent as it stands. The message is a Japanese sentence and names no address. */
public class UnfitMailException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and how to mend it. */
    public UnfitMailException(String sentence) {
        super(sentence);
    }
}

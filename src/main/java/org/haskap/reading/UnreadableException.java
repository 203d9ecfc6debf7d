package org.haskap.reading;

import java.io.Serial;

/** A file that cannot be read at all; the message says which file, what is wrong, where, and what to do. */
public final class UnreadableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The sentence to show, Japanese, complete in itself. */
    public UnreadableException(String message) {
        super(message);
    }

    /** The same with what caused it, for the log. */
    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}

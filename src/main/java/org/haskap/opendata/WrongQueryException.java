package org.haskap.opendata;

import java.io.Serial;

/** A program asked with a value that cannot be: nothing is answered but what to ask instead. */
final class WrongQueryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * With the reason.
     *
     * @param sentence Japanese: which parameter, what is wrong with it, and what it may be
     */
    WrongQueryException(String sentence) {
        super(sentence);
    }
}

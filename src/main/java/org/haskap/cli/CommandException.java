package org.haskap.cli;

import java.io.Serial;

/** A command cannot do what it was asked to; the message is one English sentence with the remedy. */
final class CommandException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CommandException(String sentence) {
        super(sentence);
    }

    CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

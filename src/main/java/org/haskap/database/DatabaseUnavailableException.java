package org.haskap.database;

import java.io.Serial;

/** The data folder or the database cannot be used; the message is one English sentence with the remedy. */
public final class DatabaseUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The sentence to print, complete in itself. */
    public DatabaseUnavailableException(String message) {
        super(message);
    }

    /** The same with what caused it, for the log. */
    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

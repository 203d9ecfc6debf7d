package org.haskap.database;

import java.io.Serial;

/** A backup cannot be made, or not be restored; the message is one English sentence with the remedy. */
public final class BackupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BackupException(String sentence) {
        super(sentence);
    }

    BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

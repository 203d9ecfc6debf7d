package org.haskap.intake;

/** A file cannot be taken in for a reason outside the program. The message is English, for the log and the command line. */
public class IntakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do. */
    public IntakeException(String message) {
        super(message);
    }

    /** The same with what caused it. */
    public IntakeException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.haskap.jobs;

/** The work cannot be done, for a reason the person who asked for it can understand. */
public class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the reason as a Japanese sentence that says how to mend it; it names no person. */
    public JobFailedException(String sentence) {
        super(sentence);
    }

    /** The same, with what caused it. */
    public JobFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The reason. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

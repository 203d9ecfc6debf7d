package org.haskap.register;

/** A programme cannot be assigned like this. The message is Japanese, for a page; {@link #english()} is for a command line. */
public final class AssignmentRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String english;

    AssignmentRefusedException(String sentence, String english) {
        super(sentence);
        this.english = english;
    }

    /** The same as part of an English sentence. */
    public String english() {
        return english;
    }
}

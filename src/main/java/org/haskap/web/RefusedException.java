package org.haskap.web;

import java.io.Serial;

/** A rule stands in the way of what a form asks for: nothing is done, and the form is shown again with the reason. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * With the reason.
     *
     * @param field name of the field to mend
     * @param sentence Japanese: why, and what to do
     */
    public RefusedException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** Name of the field to mend. */
    public String field() {
        return field;
    }

    /** Why, and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

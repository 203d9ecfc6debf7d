package org.haskap.evidence;

/** A kind of fact cannot be defined like this. The message is a Japanese sentence for the page. */
public final class KindRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    KindRefusedException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** Which part cannot be so: {@code code}, {@code unit} or {@code dimensions}. */
    public String field() {
        return field;
    }
}

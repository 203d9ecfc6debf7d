package org.haskap.web.ui;

/** Colour family of a chip or banner; the word beside it always says the same. */
public enum Tone {
    BLUE,
    GREEN,
    YELLOW,
    ORANGE,
    RED,
    GRAY;

    /** Value of the attribute that the style sheets look at. */
    public String key() {
        return switch (this) {
            case BLUE -> "blue";
            case GREEN -> "green";
            case YELLOW -> "yellow";
            case ORANGE -> "orange";
            case RED -> "red";
            case GRAY -> "gray";
        };
    }
}

package org.haskap.web.ui;

/**
 * A status in a word, an icon and a colour.
 *
 * @param tone colour family
 * @param icon one character that differs from those of other statuses, or empty
 * @param label the word
 */
public record Chip(Tone tone, String icon, String label) {

    /** A plain mark without icon, such as a flag printed in a plan. */
    public static Chip mark(String label) {
        return new Chip(Tone.GRAY, "", label);
    }
}

package org.haskap.kernel;

/**
 * Full-width and half-width forms of the same sign. Unlike a Unicode compatibility normalisation this keeps every
 * sign's position (one char stays one char) and leaves ①, ⑴, Ⅰ, ㎡ and ㌧ alone.
 */
public final class TextWidth {
    private static final int SHIFT = '！' - '!';

    private TextWidth() {}

    /** Full-width Latin letters, digits and signs become half-width; every kind of space becomes a plain one. */
    public static String narrow(String text) {
        var plain = new char[text.length()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = narrow(text.charAt(i));
        }
        return new String(plain);
    }

    private static char narrow(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - SHIFT);
        }
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
        return space ? ' ' : c;
    }

    /** Without outer white space, full-width included. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && narrow(text.charAt(from)) == ' ') {
            from++;
        }
        while (to > from && narrow(text.charAt(to - 1)) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** Narrow, and without any white space: the form in which words are compared. */
    public static String compact(String text) {
        return narrow(text).replace(" ", "");
    }
}

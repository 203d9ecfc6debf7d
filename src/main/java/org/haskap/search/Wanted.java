package org.haskap.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader asks for: words that must occur and words that must not. The only signs are quotation marks around a
 * phrase and a minus sign before an unwanted word; everything else is text, whatever it may mean elsewhere. Pure.
 *
 * @param words must all occur
 * @param unwanted must not occur
 * @param rest characters that were left out because the question is too long
 */
record Wanted(List<Word> words, List<Word> unwanted, int rest) {
    /** Longest question that is looked at, in characters. */
    static final int LONGEST = 200;

    /** Most words that are looked at. */
    static final int MOST = 16;

    private static final String OPENING = "\"＂“”„「『";
    private static final String CLOSING = "\"＂“”„」』";
    private static final String MINUS = "-－−‐";

    /** Copies the lists. */
    Wanted {
        words = List.copyOf(words);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * A word or phrase.
     *
     * @param text as typed
     * @param exact whether it stood in quotation marks, so that only exactly these characters count
     */
    record Word(String text, boolean exact) {}

    /** Reads a question; there is none that cannot be read. */
    static Wanted parse(String question) {
        String text = cleaned(question);
        int rest = Math.max(0, text.length() - LONGEST);
        if (rest > 0) {
            int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            text = text.substring(0, end);
        }
        var words = new ArrayList<Word>();
        var unwanted = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            if (blank(text.charAt(at))) {
                at++;
                continue;
            }
            boolean not = MINUS.indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && !blank(text.charAt(at + 1));
            int start = not ? at + 1 : at;
            int quote = OPENING.indexOf(text.charAt(start));
            int end = quote >= 0 ? closing(text, start + 1) : wordEnd(text, start);
            Word word = quote >= 0 && end > 0
                    ? new Word(text.substring(start + 1, end).strip(), true)
                    : new Word(text.substring(start, end > 0 ? end : wordEnd(text, start)), false);
            at = end > 0 ? end + (quote >= 0 ? 1 : 0) : wordEnd(text, start);
            if (searchable(word.text()) && words.size() + unwanted.size() < MOST) {
                (not ? unwanted : words).add(word);
            }
        }
        return new Wanted(words, unwanted, rest);
    }

    /** Without control characters and halves of characters, which no text holds. */
    private static String cleaned(String question) {
        var clean = new StringBuilder(Math.min(question.length(), LONGEST + 1));
        question.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean searchable(String word) {
        return word.codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.OTHER_SYMBOL
                        || Character.getType(c) == Character.OTHER_NUMBER);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !blank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the phrase ends, or -1 when nobody closed it. */
    private static int closing(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (CLOSING.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number found in a text, in any of the ways headings print it.
 *
 * @param kind how it is printed
 * @param value the number
 * @param end index after its last character
 */
record Digits(Kind kind, int value, int end) {

    /** Ways of printing a number. */
    enum Kind {
        /** 1, １. */
        PLAIN,
        /** ①, ❶, ⓵. */
        CIRCLED,
        /** ⑴. */
        BRACKETED,
        /** ⒈ with its own full stop. */
        DOTTED,
        /** Ⅰ, ⅰ. */
        ROMAN,
        /** 一, 十二. */
        KANJI
    }

    private static final String KANJI = "〇一二三四五六七八九";

    /** Half-width or full-width. */
    static boolean digit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    /** Index of the first character from {@code at} that is no white space. */
    static int spaces(String text, int at) {
        int i = at;
        while (i < text.length() && Text.space(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The number at this index, or null. */
    static @Nullable Digits at(String text, int at) {
        if (at >= text.length()) {
            return null;
        }
        char c = text.charAt(at);
        if (c >= '①' && c <= '⑳') {
            return new Digits(Kind.CIRCLED, c - '①' + 1, at + 1);
        }
        if (c >= '㉑' && c <= '㉟') {
            return new Digits(Kind.CIRCLED, c - '㉑' + 21, at + 1);
        }
        if (c >= '㊱' && c <= '㊿') {
            return new Digits(Kind.CIRCLED, c - '㊱' + 36, at + 1);
        }
        if (c >= '❶' && c <= '❿') {
            return new Digits(Kind.CIRCLED, c - '❶' + 1, at + 1);
        }
        if (c >= '⑴' && c <= '⒇') {
            return new Digits(Kind.BRACKETED, c - '⑴' + 1, at + 1);
        }
        if (c >= '⒈' && c <= '⒛') {
            return new Digits(Kind.DOTTED, c - '⒈' + 1, at + 1);
        }
        if (c >= 'Ⅰ' && c <= 'Ⅻ') {
            return new Digits(Kind.ROMAN, c - 'Ⅰ' + 1, at + 1);
        }
        if (c >= 'ⅰ' && c <= 'ⅻ') {
            return new Digits(Kind.ROMAN, c - 'ⅰ' + 1, at + 1);
        }
        return plainAt(text, at);
    }

    /** Arabic digits of either width, mixed widths included, or Chinese numerals below one hundred; or null. */
    static @Nullable Digits plainAt(String text, int at) {
        int i = at;
        int value = 0;
        while (i < text.length() && i - at < 7 && digit(text.charAt(i))) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
            i++;
        }
        if (i > at) {
            return i < text.length() && digit(text.charAt(i)) ? null : new Digits(Kind.PLAIN, value, i);
        }
        return kanji(text, at);
    }

    private static @Nullable Digits kanji(String text, int at) {
        int i = at;
        int tens = 0;
        int ones = 0;
        boolean ten = false;
        while (i < text.length() && i - at < 3) {
            char c = text.charAt(i);
            int n = KANJI.indexOf(c);
            if (c == '十' && !ten) {
                ten = true;
                tens = ones == 0 ? 10 : ones * 10;
                ones = 0;
            } else if (n > 0 && ones == 0) {
                ones = n;
            } else {
                break;
            }
            i++;
        }
        return i == at ? null : new Digits(Kind.KANJI, tens + ones, i);
    }

    /** A path of numbers such as {@code 1}, {@code 1-1}, {@code １－１}, {@code ①}, {@code (1)}, and where it ends; or null. */
    static @Nullable Path pathAt(String text, int at) {
        int from = spaces(text, at);
        boolean bracket = from < text.length() && (text.charAt(from) == '(' || text.charAt(from) == '（');
        var first = at(text, bracket ? from + 1 : from);
        if (first == null) {
            return null;
        }
        if (bracket) {
            boolean closed =
                    first.end() < text.length() && (text.charAt(first.end()) == ')' || text.charAt(first.end()) == '）');
            return closed ? new Path(List.of(first.value()), first.end() + 1, true) : null;
        }
        List<Integer> numbers = new ArrayList<>(List.of(first.value()));
        int end = first.end();
        while (end + 1 < text.length()
                && numbers.size() < 4
                && (Text.dash(text.charAt(end)) || ".．ー・".indexOf(text.charAt(end)) >= 0)) {
            var next = at(text, end + 1);
            if (next == null) {
                break;
            }
            numbers.add(next.value());
            end = next.end();
        }
        boolean sure = numbers.size() > 1 || first.kind() == Kind.CIRCLED || first.kind() == Kind.BRACKETED;
        return new Path(List.copyOf(numbers), end, sure);
    }

    /**
     * Numbers joined by dashes or points.
     *
     * @param numbers from the outermost
     * @param end index after the last character
     * @param sure printed in a way that only headings use, so that no separator is needed after it
     */
    record Path(List<Integer> numbers, int end, boolean sure) {}
}

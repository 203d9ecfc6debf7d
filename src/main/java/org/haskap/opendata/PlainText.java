package org.haskap.opendata;

import java.text.Normalizer;

/**
 * Texts for tables that machines read: one line, and none of the characters that older systems show differently (丸数字,
 * ローマ数字, ㈱, ㌧, half-width kana). Full-width letters and signs stay. Source: machine-readability rules L1-06, L1-08.
 */
final class PlainText {
    private PlainText() {}

    /** The text, written plainly. */
    static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || (Character.isSpaceChar(c) && c != ' ')) {
                plain.append(' ');
            } else if (dependent(c)) {
                plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().replaceAll(" {2,}", " ").strip();
    }

    /** Whether systems differ in how they show a character. */
    static boolean dependent(int c) {
        return Character.getType(c) == Character.PRIVATE_USE
                || (c >= 0x2150 && c <= 0x218F) // fractions and Roman numerals
                || (c >= 0x2460 && c <= 0x24FF) // enclosed numbers
                || (c >= 0x2776 && c <= 0x2793)
                || (c >= 0x3200 && c <= 0x33FF) // enclosed and squared signs
                || (c >= 0xFF61 && c <= 0xFF9F) // half-width kana
                || (c >= 0x1F100 && c <= 0x1F2FF)
                || c == 0x2116 // №
                || c == 0x2121; // ℡
    }
}

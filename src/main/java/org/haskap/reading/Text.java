package org.haskap.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be said of a piece of printed Japanese without knowing what it means. */
final class Text {
    private static final String OPENING = "（(「『【［[〔《〈“";
    private static final String CLOSING = "）)」』】］]〕》〉”";
    /** A line cannot begin with these: they lean on what stands before. */
    private static final String LEANING = "をん、。，．）)」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    /** A line that ends with these is not yet finished. */
    private static final String UNFINISHED = "のをがにはとでやへ、，・（(「『【“";

    private Text() {}

    /** Without white space around it; full-width and no-break spaces, form feeds and byte order marks included. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (end > start && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** White space of any width, controls and byte order marks. */
    static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < 0x20 || c == 0xFEFF;
    }

    /** The form in which two spellings of one thing are compared: NFKC, no spaces, one dash, small letters. */
    static String fold(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                c = (char) (c - '！' + '!');
            } else if (!own(c)) {
                return normalised(text);
            }
            if (c < 'ぁ') {
                append(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Whether NFKC leaves the character as it is whatever stands beside it: ASCII, most kana and all common ideographs,
     * of which nearly every line consists. Marks that combine (U+3099 …) are none, nor is what may follow after them.
     */
    private static boolean own(char c) {
        return (c >= 'ぁ' && c <= 'ゖ')
                || (c >= 'ァ' && c <= 'ヾ')
                || (c >= '\u4E00' && c <= '\u9FFF')
                || c < 0x80
                || (c >= '\u3000' && c <= '〗');
    }

    private static String normalised(String text) {
        String nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var out = new StringBuilder(nfkc.length());
        for (int i = 0; i < nfkc.length(); i++) {
            append(out, nfkc.charAt(i));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static void append(StringBuilder out, char c) {
        if (!space(c)) {
            out.append(dash(c) ? '-' : c == '“' || c == '”' ? '"' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
    }

    /** Hyphens, dashes and minus signs of every width, but not the long vowel mark. */
    static boolean dash(char c) {
        return "-－‐‑‒–—―−".indexOf(c) >= 0;
    }

    /** Columns taken in print: two for a full-width character, one for a half-width one. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c < 0x2000 || (c >= 0xFF61 && c <= 0xFF9F) ? 1 : 2;
        }
        return width;
    }

    /** Brackets opened and not closed. */
    static int open(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                open++;
            } else if (CLOSING.indexOf(c) >= 0 && open > 0) {
                open--;
            }
        }
        return open;
    }

    /** Whether a sentence ends here: 。 perhaps within a closing bracket. */
    static boolean sentence(String text) {
        int end = text.length();
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '。';
    }

    /** Whether the second line by its wording goes on with the first. */
    static boolean leans(String first, String second) {
        return !first.isEmpty()
                && !second.isEmpty()
                && (UNFINISHED.indexOf(first.charAt(first.length() - 1)) >= 0
                        || LEANING.indexOf(second.charAt(0)) >= 0
                        || open(first) > 0);
    }

    /** Two pieces of one paragraph; a space only between Latin words. */
    static String join(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return latin(first.charAt(first.length() - 1)) && latin(second.charAt(0))
                ? first + " " + second
                : first + second;
    }

    private static boolean latin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }

    /** The text without its bracketed parts （…） and (…), folded: the core by which names are compared. */
    static String core(String text) {
        var out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '（' || c == '(') {
                depth++;
            } else if (c == '）' || c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return fold(out.toString());
    }

    /** Likeness of two texts by the pairs of characters they share, 0 to 1 (Dice). */
    static double likeness(String a, String b) {
        return Pairs.of(a).likeness(Pairs.of(b));
    }

    /** The pairs of neighbouring characters of a folded text, for comparing one text with many. */
    static final class Pairs {
        private final String folded;
        /** Two characters in one number each, in ascending order. */
        private final int[] sorted;

        private Pairs(String folded, int[] sorted) {
            this.folded = folded;
            this.sorted = sorted;
        }

        static Pairs of(String text) {
            String folded = fold(text);
            int[] pairs = new int[Math.max(0, folded.length() - 1)];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = folded.charAt(i) << 16 | folded.charAt(i + 1);
            }
            Arrays.sort(pairs);
            return new Pairs(folded, pairs);
        }

        /** The text, folded. */
        String folded() {
            return folded;
        }

        /** Twice the number of pairs shared, of all pairs. */
        double likeness(Pairs other) {
            if (sorted.length == 0 || other.sorted.length == 0) {
                return folded.equals(other.folded) ? 1 : 0;
            }
            int shared = 0;
            int i = 0;
            int j = 0;
            while (i < sorted.length && j < other.sorted.length) {
                if (sorted[i] == other.sorted[j]) {
                    shared++;
                    i++;
                    j++;
                } else if (sorted[i] < other.sorted[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return 2.0 * shared / (sorted.length + other.sorted.length);
        }
    }

    /** Lines as paragraphs: wrapped lines joined, list items and finished sentences on lines of their own. */
    static String paragraphs(List<Row> rows) {
        var out = new StringBuilder();
        String last = "";
        for (Row row : rows) {
            if (!last.isEmpty() && (Mark.of(row.text()) != null || row.text().startsWith("※") || !row.wraps())) {
                out.append('\n').append(row.text());
            } else {
                String joined = join(last, row.text());
                out.append(joined, last.length(), joined.length());
            }
            last = row.text();
        }
        return out.toString();
    }
}

package org.haskap.kernel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as Japanese texts print it: sign, digits grouped by commas, a fraction, powers of ten between (1億2,300万).
 *
 * @param value the number
 * @param end position behind it
 */
record Numeral(BigDecimal value, int end) {
    /** More digits than any statistic has; beyond this it is not a figure but noise. */
    private static final int MOST_DIGITS = 24;

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number that begins at a position of a narrow text, or null. */
    static @Nullable Numeral at(String text, int from, int to) {
        int at = from;
        boolean minus = false;
        if (at < to && (QuantityWords.MINUS.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '+')) {
            minus = text.charAt(at) != '+';
            at++;
        }
        Numeral unsigned = parts(text, at, to);
        if (unsigned == null) {
            return null;
        }
        BigDecimal value = RelativeChange.plain(unsigned.value);
        return new Numeral(minus ? value.negate() : value, unsigned.end);
    }

    /** Adds up 1億 and 2,300万 and what stands without a power, each smaller than the one before. */
    private static @Nullable Numeral parts(String text, int from, int to) {
        BigDecimal sum = BigDecimal.ZERO;
        @Nullable BigDecimal last = null;
        int at = from;
        while (true) {
            Numeral digits = digits(text, at, to);
            if (digits == null) {
                return last == null ? null : new Numeral(sum, at);
            }
            int behind = skipSpaces(text, digits.end, to);
            int length = multiplierLength(text, behind, to);
            BigDecimal power = length == 0 ? BigDecimal.ONE : power(text.substring(behind, behind + length));
            if (last != null && power.compareTo(last) >= 0) {
                return null;
            }
            sum = sum.add(digits.value.multiply(power));
            if (length == 0) {
                return new Numeral(sum, digits.end);
            }
            last = power;
            at = behind + length;
        }
    }

    private static int skipSpaces(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int multiplierLength(String text, int at, int to) {
        for (int length = 2; length > 0; length--) {
            if (at + length <= to && QuantityWords.MULTIPLIERS.containsKey(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static BigDecimal power(String word) {
        return QuantityWords.MULTIPLIERS.getOrDefault(word, BigDecimal.ONE);
    }

    /** 12098, 12,098 or 53.49; null for 1,2 and 1.2.3, which are no numbers. */
    private static @Nullable Numeral digits(String text, int from, int to) {
        int at = run(text, from, to);
        if (at == from) {
            return null;
        }
        var plain = new StringBuilder().append(text, from, at);
        if (at - from <= 3) {
            while (at < to && text.charAt(at) == ',') {
                int group = run(text, at + 1, to);
                if (group - at != 4) {
                    return null;
                }
                plain.append(text, at + 1, group);
                at = group;
            }
        }
        if (at + 1 < to && text.charAt(at) == '.' && digit(text.charAt(at + 1))) {
            int fraction = run(text, at + 1, to);
            plain.append(text, at, fraction);
            at = fraction;
        }
        boolean goesOn = at < to && (text.charAt(at) == '.' || text.charAt(at) == ',');
        return goesOn || plain.length() > MOST_DIGITS ? null : new Numeral(new BigDecimal(plain.toString()), at);
    }

    /** End of the digits from a position on, looking no further than a figure can be long. */
    private static int run(String text, int from, int to) {
        int at = from;
        while (at < to && at <= from + MOST_DIGITS && digit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

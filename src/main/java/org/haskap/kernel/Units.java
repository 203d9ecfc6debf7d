package org.haskap.kernel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Units as printed: telling them from other words, and telling two spellings of one unit. */
public final class Units {
    private static final int LONGEST = 14;

    /** Spellings of one unit, half-width, to the one they are compared by. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("カ所", "箇所"),
            Map.entry("ヵ所", "箇所"),
            Map.entry("ヶ所", "箇所"),
            Map.entry("ケ所", "箇所"),
            Map.entry("か所", "箇所"),
            Map.entry("個所", "箇所"),
            Map.entry("㌧", "t"),
            Map.entry("トン", "t"),
            Map.entry("㌶", "ha"),
            Map.entry("ヘクタール", "ha"),
            Map.entry("㎞", "km"),
            Map.entry("㎡", "m2"),
            Map.entry("㎥", "m3"),
            Map.entry("パーセント", "%"),
            Map.entry("名", "人"));

    private Units() {}

    /** Whether two printed units are the same one: ％ and %, か所 and 箇所, ㌧ and トン. */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String unit) {
        String narrow = TextWidth.compact(unit);
        return SPELLINGS.getOrDefault(narrow, narrow);
    }

    /** Whether a unit is a share of something (％, ‰), where "10％増" could also mean ten points. */
    static boolean isRate(@Nullable String unit) {
        return unit != null && (key(unit).startsWith("%") || key(unit).startsWith("‰"));
    }

    /**
     * A unit with the power of ten before it.
     *
     * @param multiplier how many of the base unit one of it is
     * @param unit base unit as printed, or null when only the multiplier is printed
     */
    public record Scaled(BigDecimal multiplier, @Nullable String unit) {}

    /** Reads a unit that stands alone, such as a cell of a 単位 column: 千人 is 1000 of 人; empty for other words. */
    public static Optional<Scaled> read(String text) {
        String trimmed = TextWidth.trim(text);
        BigDecimal multiplier = BigDecimal.ONE;
        String rest = trimmed;
        for (int length = Math.min(2, trimmed.length()); length > 0; length--) {
            BigDecimal known = QuantityWords.MULTIPLIERS.get(trimmed.substring(0, length));
            if (known != null) {
                multiplier = known;
                rest = TextWidth.trim(trimmed.substring(length));
                break;
            }
        }
        if (rest.isEmpty()) {
            return multiplier.compareTo(BigDecimal.ONE) == 0
                    ? Optional.empty()
                    : Optional.of(new Scaled(multiplier, null));
        }
        return isUnit(rest) ? Optional.of(new Scaled(multiplier, rest)) : Optional.empty();
    }

    /**
     * Whether a word can be a unit: short, of letters and the signs of measures, hiragana only in units known to be
     * written with it, digits only behind Latin letters (CO2, m3).
     */
    static boolean isUnit(String text) {
        String word = TextWidth.narrow(text);
        if (word.isEmpty() || word.length() > LONGEST) {
            return false;
        }
        if (QuantityWords.HIRAGANA_UNITS.contains(word)) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!fits(word, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String word, int i) {
        char c = word.charAt(i);
        if (QuantityWords.UNIT_SIGNS.indexOf(c) >= 0) {
            return true;
        }
        if (i == 0) {
            return letter(c) && QuantityWords.MANNERS.get(word) == null;
        }
        char before = word.charAt(i - 1);
        return switch (c) {
            case '/', '・', '-' -> i < word.length() - 1 && before != '/' && before != '・' && before != '-';
            case '2', '3' -> before >= 'A' && before <= 'z';
            default -> letter(c) || (c == 'か' && word.startsWith("か所", i));
        };
    }

    private static boolean letter(char c) {
        return Character.isLetter(c) && (c < 'ぁ' || c > 'ゟ');
    }
}

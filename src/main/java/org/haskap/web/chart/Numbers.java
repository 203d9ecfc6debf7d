package org.haskap.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers for people: grouped by thousands, with 万 and 億 where the source prints them so. */
public final class Numbers {
    private static final BigDecimal MAN = BigDecimal.valueOf(10_000);
    private static final Pattern DECIMALS = Pattern.compile("\\d\\.(\\d+)");
    /** Decimals of a calculated number. */
    private static final int DIGITS = 2;

    private static final BigDecimal OKU = BigDecimal.valueOf(100_000_000);

    private Numbers() {}

    /** All digits, grouped: 19,260,408. Decimals are kept as they are. */
    public static String plain(BigDecimal value) {
        int decimals = Math.max(value.scale(), 0);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /**
     * As the source prints it: in 億, 万 or 千 when it uses that word and nothing is lost by it, in full otherwise.
     *
     * @param value plain number in the unit's base
     * @param printed text of the source
     */
    public static String asPrinted(BigDecimal value, String printed) {
        if (printed.contains("億") && !printed.contains("万")) {
            return inUnits(value, 8, "億");
        }
        if (printed.contains("万")) {
            return inUnits(value, 4, "万");
        }
        if (printed.contains("千")) {
            return inUnits(value, 3, "千");
        }
        // 1.60 is more exact than 1.6: the source's decimals stay.
        return decimals(printed) > value.scale() ? plain(value.setScale(decimals(printed))) : plain(value);
    }

    /**
     * A calculated number, rounded half up for showing: in the word of the source to one decimal of it more than the source prints,
     * 2.2万 instead of 2.2171万; below one of that word, or where there is none, to two decimals or as many as the source prints.
     * Where that would make it look the same as another number that it stands beside and is not, it has as many further decimals
     * as it takes to tell them apart: 21.996万 beside a target of 22万.
     *
     * @param value plain number in the unit's base
     * @param printed text of the source
     * @param beside what it is compared with on the page
     */
    public static String calculated(BigDecimal value, String printed, List<BigDecimal> beside) {
        int zeros = printed.contains("万") ? 4 : printed.contains("億") ? 8 : printed.contains("千") ? 3 : 0;
        boolean full = zeros == 0 || value.abs().compareTo(BigDecimal.ONE.movePointRight(zeros)) < 0;
        int kept = full ? Math.max(DIGITS, zeros == 0 ? decimals(printed) : 0) : 1 + decimals(printed) - zeros;
        while (looksLikeAnother(value, kept, beside)) {
            kept++;
        }
        var rounded = value.scale() > kept ? rounded(value, kept) : value;
        var shown = rounded.stripTrailingZeros();
        shown = shown.scale() < 0 ? shown.setScale(0) : shown;
        return full && zeros > 0 ? plain(shown) : asPrinted(shown, printed);
    }

    private static boolean looksLikeAnother(BigDecimal value, int decimals, List<BigDecimal> beside) {
        var rounded = rounded(value, decimals);
        return beside.stream()
                .anyMatch(other -> value.compareTo(other) != 0 && rounded.compareTo(rounded(other, decimals)) == 0);
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** How many decimals a text prints. */
    private static int decimals(String printed) {
        var decimals = DECIMALS.matcher(Normalizer.normalize(printed, Normalizer.Form.NFKC));
        return decimals.find() ? decimals.group(1).length() : 0;
    }

    /** Short form for an axis: 2,200万 instead of 22,000,000. */
    static String onAxis(BigDecimal value, BigDecimal highest) {
        if (highest.compareTo(OKU) >= 0) {
            return inUnits(value, 8, "億");
        }
        if (highest.compareTo(MAN.multiply(BigDecimal.TEN)) >= 0) {
            return inUnits(value, 4, "万");
        }
        return plain(value.scale() < 0 ? value.setScale(0) : value);
    }

    private static String inUnits(BigDecimal value, int zeros, String word) {
        if (value.signum() == 0) {
            return "0";
        }
        var scaled = value.movePointLeft(zeros).stripTrailingZeros();
        return plain(scaled.scale() < 0 ? scaled.setScale(0) : scaled) + word;
    }
}

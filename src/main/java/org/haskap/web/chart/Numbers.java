package org.haskap.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers for people: grouped by thousands, with 万 and 億 where the source prints them so. */
public final class Numbers {
    private static final BigDecimal MAN = BigDecimal.valueOf(10_000);
    private static final Pattern DECIMALS = Pattern.compile("\\d\\.(\\d+)");
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
        var decimals = DECIMALS.matcher(Normalizer.normalize(printed, Normalizer.Form.NFKC));
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
        return decimals.find() && decimals.group(1).length() > value.scale()
                ? plain(value.setScale(decimals.group(1).length()))
                : plain(value);
    }

    /**
     * A calculated number in the word of the source, to one decimal of it more than the source prints, 2.2万 instead of 2.2171万; in full
     * below one of that word.
     *
     * @param value plain number in the unit's base
     * @param printed text of the source
     */
    public static String calculated(BigDecimal value, String printed) {
        int zeros = printed.contains("万") ? 4 : printed.contains("億") ? 8 : printed.contains("千") ? 3 : 0;
        if (zeros == 0 || value.abs().compareTo(BigDecimal.ONE.movePointRight(zeros)) < 0) {
            return zeros == 0 ? asPrinted(value, printed) : plain(value);
        }
        var decimals = DECIMALS.matcher(Normalizer.normalize(printed, Normalizer.Form.NFKC));
        int kept = 1 + (decimals.find() ? decimals.group(1).length() : 0);
        return asPrinted(
                value.movePointLeft(zeros).setScale(kept, RoundingMode.HALF_UP).movePointRight(zeros), printed);
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

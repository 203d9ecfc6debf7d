package org.haskap.attainment;

import org.haskap.kernel.Period;
import org.haskap.web.chart.Numbers;
import org.jspecify.annotations.Nullable;

/** Figures in words, for sentences that explain arithmetic. */
public final class Said {
    private static final int DECIMALS = 4;

    private Said() {}

    /** A number with its unit: all digits, at most four decimals, 「約」 where more would follow. */
    public static String figure(Exact number, String unit) {
        var decimal = number.decimal();
        if (decimal.scale() <= DECIMALS) {
            return Numbers.plain(decimal) + unit;
        }
        return "約" + Numbers.plain(number.rounded(DECIMALS).stripTrailingZeros()) + unit;
    }

    /** A number for a formula: brackets around what is negative. */
    static String term(Exact number) {
        String figure = figure(number, "");
        return number.signum() < 0 ? "（" + figure + "）" : figure;
    }

    /** A share in per cent. */
    static String percent(Exact share, int decimals) {
        return Numbers.plain(share.percent(decimals)) + "％";
    }

    /** A time without its era, or empty. */
    public static String period(@Nullable Period period) {
        return period == null ? "" : period.label().replaceAll("（[^（）]*）", "");
    }
}

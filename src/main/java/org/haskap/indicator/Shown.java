package org.haskap.indicator;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.haskap.kernel.Missing;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/** Values as staff pages and mails show them. */
public final class Shown {
    private Shown() {}

    /** 「1,234人」「△3.5％」, or why there is none. */
    public static String value(@Nullable BigDecimal value, @Nullable Missing missing, @Nullable String unit) {
        if (value == null) {
            return missing == null ? "（取り下げ）" : missing.label();
        }
        var format = new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.JAPAN));
        String number = format.format(value.abs());
        return (value.signum() < 0 ? "△" : "") + number + (unit == null ? "" : unit);
    }

    /** The same of one that was entered. */
    public static String value(Observation one, Indicator indicator) {
        return value(one.value(), one.missing(), indicator.unit());
    }
}

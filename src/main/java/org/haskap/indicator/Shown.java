package org.haskap.indicator;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import org.haskap.kernel.Missing;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/** Values and days as staff pages and mails show them. */
final class Shown {
    private Shown() {}

    /** 「1,234人」「△3.5％」, or why there is none. */
    static String value(@Nullable BigDecimal value, @Nullable Missing missing, @Nullable String unit) {
        if (value == null) {
            return missing == null ? "（取り下げ）" : missing.label();
        }
        var format = new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.JAPAN));
        String number = format.format(value.abs());
        return (value.signum() < 0 ? "△" : "") + number + (unit == null ? "" : unit);
    }

    static String value(Observation one, Indicator indicator) {
        return value(one.value(), one.missing(), indicator.unit());
    }

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 「▲超過2日」「今日」「11月22日」 with the year, so that it can be read years later. */
    static String due(LocalDate day, LocalDate today) {
        long over = day.until(today, java.time.temporal.ChronoUnit.DAYS);
        if (over == 0) {
            return "今日";
        }
        return over > 0 ? "▲超過%,d日".formatted(over) : "あと%,d日".formatted(-over);
    }
}

package org.haskap.feed;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;

/** Times and numbers as this module's pages write them. Pure. */
final class Words {
    private Words() {}

    /** 「2026年4月1日 10:32」; a dash where there is none. */
    static String time(@Nullable Instant instant) {
        if (instant == null) {
            return "－";
        }
        var time = ZonedDateTime.ofInstant(instant, JapanTime.ZONE);
        return String.format(
                Locale.ROOT,
                "%d年%d月%d日 %d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute());
    }

    /** 「1,234件」. */
    static String count(long number, String unit) {
        return String.format(Locale.ROOT, "%,d%s", number, unit);
    }
}

package org.haskap.feed;

import java.time.Instant;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;

/** Times and numbers as this module's pages write them. Pure. */
final class Words {
    private Words() {}

    /** 「2026年4月1日 10:32」; a dash where there is none. */
    static String time(@Nullable Instant instant) {
        return instant == null ? "－" : JapanTime.minute(instant);
    }

    /** 「1,234件」. */
    static String count(long number, String unit) {
        return String.format(Locale.ROOT, "%,d%s", number, unit);
    }
}

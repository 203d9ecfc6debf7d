package org.haskap.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** Days as they are counted in Japan, where every region of this program lies. */
public final class JapanTime {
    /** Japan standard time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private JapanTime() {}

    /** The day in Japan at an instant. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** 「2026年11月20日 10:32」: the minute in Japan at an instant. */
    public static String minute(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZONE);
        return String.format(
                Locale.ROOT,
                "%d年%d月%d日 %d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute());
    }
}

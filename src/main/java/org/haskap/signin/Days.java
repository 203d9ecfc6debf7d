package org.haskap.signin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.haskap.kernel.JapanTime;

/** Days and times as pages and mails write them. */
final class Days {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）H:mm", Locale.JAPAN).withZone(JapanTime.ZONE);

    private Days() {}

    static String words(LocalDate day) {
        return DAY.format(day);
    }

    static String words(Instant instant) {
        return TIME.format(instant);
    }
}

package org.haskap.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as they are counted in Japan, where every region of this program lies. */
public final class JapanTime {
    /** Japan standard time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private JapanTime() {}

    /** The day in Japan at an instant. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}

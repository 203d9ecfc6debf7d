package org.haskap.strategy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.haskap.register.Programme;

/** Addresses of programmes. Pure. */
final class ProgrammeLinks {
    private ProgrammeLinks() {}

    /** Its page; numbers begin anew every year, so the year goes with it. */
    static String href(Programme programme) {
        return "/programmes/"
                + URLEncoder.encode(programme.no(), StandardCharsets.UTF_8).replace("+", "%20") + "?fy="
                + programme.fiscalYear().year();
    }
}

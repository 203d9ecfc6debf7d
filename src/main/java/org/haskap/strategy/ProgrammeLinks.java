package org.haskap.strategy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.haskap.register.Programme;

/** Addresses of programmes. Pure. */
public final class ProgrammeLinks {
    private ProgrammeLinks() {}

    /** Its page; numbers begin anew every year, so the year goes with it. */
    public static String href(Programme programme) {
        return "/programmes/"
                + URLEncoder.encode(programme.no(), StandardCharsets.UTF_8).replace("+", "%20") + "?fy="
                + programme.fiscalYear().year();
    }
}

package org.haskap.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.haskap.kernel.FiscalYear;

/** Where a programme's page is. Pure. */
public final class ProgrammeAddress {
    private ProgrammeAddress() {}

    /** Its page; numbers begin anew every year, so the year goes with it. */
    public static String of(String no, FiscalYear year) {
        return "/programmes/" + URLEncoder.encode(no, StandardCharsets.UTF_8).replace("+", "%20") + "?fy="
                + year.year();
    }
}

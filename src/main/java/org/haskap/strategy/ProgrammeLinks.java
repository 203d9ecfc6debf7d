package org.haskap.strategy;

import org.haskap.register.Programme;
import org.haskap.register.ProgrammeAddress;

/** Addresses of programmes. Pure. */
public final class ProgrammeLinks {
    private ProgrammeLinks() {}

    /** Its page; numbers begin anew every year, so the year goes with it. */
    public static String href(Programme programme) {
        return ProgrammeAddress.of(programme.no(), programme.fiscalYear());
    }
}

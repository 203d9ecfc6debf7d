package org.haskap.evidence;

import java.time.LocalDate;

/**
 * Days of a series that whole months do not answer for.
 *
 * @param need what is asked of them
 * @param from first day
 * @param to last day, inclusive
 */
record Zone(Need need, int series, LocalDate from, LocalDate to) {
    /** What is asked. */
    enum Need {
        /** What the cells of these days come to. */
        DAYS,
        /** For whom the facts of these days stand, looked up in the facts themselves. */
        PEOPLE,
        /** The newest quantity that stands, looked up in the facts themselves. */
        LATEST
    }
}

package org.haskap.access;

import java.time.Instant;
import java.time.Period;

/**
 * How long one kind of record is kept, and what happens then. Each module declares its rules as beans.
 *
 * @param kind name of the rule, in Latin letters
 * @param name Japanese: which records
 * @param period how long they are kept; days and months are counted in Japan
 * @param basis Japanese: the law or decision the period rests on
 * @param happens Japanese: what happens to them then
 * @param work does it for some of them
 */
public record RetentionRule(String kind, String name, Period period, String basis, String happens, Work work) {

    /** Does away with some of the records. */
    public interface Work {
        /**
         * Does away with at most so many records from before an instant, inside a transaction.
         *
         * @return how many there were; fewer than the limit when none are left
         */
        int upTo(Instant before, int limit);
    }
}

package org.haskap.access;

import java.time.Instant;
import java.time.Period;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.haskap.database.RegionSettings;

/**
 * How long one kind of record is kept, and what happens then. Each module declares its rules as beans.
 *
 * @param kind name of the rule, in Latin letters
 * @param name Japanese: which records
 * @param length how long they are kept; days and months are counted in Japan
 * @param basis Japanese: the law or decision the period rests on
 * @param happens Japanese: what happens to them then
 * @param work does it for some of them
 */
public record RetentionRule(
        String kind, String name, Supplier<Period> length, String basis, String happens, Work work) {
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}");

    /** A rule whose period no setting changes. */
    public RetentionRule(String kind, String name, Period period, String basis, String happens, Work work) {
        this(kind, name, () -> period, basis, happens, work);
    }

    /** How long the records are kept in the current region. */
    public Period period() {
        return length.get();
    }

    /** As many days as a setting of the current region says, or else so many. */
    public static Supplier<Period> days(RegionSettings settings, String key, int otherwise) {
        return () -> Period.ofDays(settings.get(key)
                .filter(text -> DAYS.matcher(text).matches())
                .map(Integer::parseInt)
                .orElse(otherwise));
    }

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

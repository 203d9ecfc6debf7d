package org.haskap.database;

import java.time.Duration;

/**
 * How often something may be done: so many times at once, and then as time passes, evenly.
 *
 * @param tokens how many times, at least 1
 * @param per in which time as many become free again
 */
public record Limit(int tokens, Duration per) {
    /** Refuses what would allow nothing or everything. */
    public Limit {
        if (tokens < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException(
                    "a limit allows at least one in some time, not " + tokens + " in " + per);
        }
    }
}

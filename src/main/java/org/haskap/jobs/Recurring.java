package org.haskap.jobs;

import java.util.regex.Pattern;

/**
 * Work that comes round by itself in every region; declared as a bean. A run that was cut off or failed is simply run
 * again, so the work must bear that.
 *
 * @param name unique, lower-case with hyphens; stored, so it must not change
 * @param label what people call it
 * @param cadence when it runs
 * @param work what it does, bound to the region, as {@code Actor.system(name)}, outside any transaction
 */
public record Recurring(String name, String label, Cadence cadence, Work work) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /** Refuses names that could be another's. */
    public Recurring {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a recurring job's name: lower-case letters, digits and hyphens");
        }
    }

    /** What a recurring job does. */
    @FunctionalInterface
    public interface Work {
        /** One run. */
        void run() throws Exception;
    }
}

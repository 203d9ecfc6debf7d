package org.haskap.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for.
 *
 * @param state only those standing so, or null
 * @param kind only those of the kind with this name, or null
 */
public record JobFilter(@Nullable JobState state, @Nullable String kind) {
    /** All. */
    public static final JobFilter ALL = new JobFilter(null, null);
}

package org.haskap.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param sentence what is to be said, in Japanese
 * @param link path within the site where the result is seen, or null
 */
public record JobResult(String sentence, @Nullable String link) {

    /** Refuses links that lead away. */
    public JobResult {
        if (link != null && !link.matches("/(?:[^/\\\\].*)?")) {
            throw new IllegalArgumentException("a result's link is a path within the site");
        }
    }

    /** Only a sentence. */
    public static JobResult said(String sentence) {
        return new JobResult(sentence, null);
    }
}

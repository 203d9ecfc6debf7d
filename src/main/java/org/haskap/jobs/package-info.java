/**
 * Work behind the pages: jobs that people ask for and watch, and recurring ones. Promises: a job is there exactly when
 * the transaction that asked for it committed; one attempt at a time counts, and whoever works on an older one can no
 * longer write; a job whose process was killed is found within half a minute and, as its kind declares, begins anew or
 * is marked as failed; two who retry at once run it once. What a job is told holds no personal data.
 *
 * <p>Lock order: a job's row, then db-scheduler's row for its next attempt. Progress is written from a transaction of
 * its own, which locks the job's row alone; {@link org.haskap.jobs.Progress#finish} locks it in the work's transaction,
 * after everything else the work locks, and no progress is written from then on.
 */
@NullMarked
package org.haskap.jobs;

import org.jspecify.annotations.NullMarked;

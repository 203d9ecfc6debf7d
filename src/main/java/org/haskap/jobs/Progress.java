package org.haskap.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a job's work tells of itself. It may be told every row: it is written down about once a second, in a transaction
 * of its own, so that it can be seen while the work's transaction is open and stays when that rolls back. Every method
 * may end the work with an exception, which must not be caught: when another process has taken the job over, or when
 * the server stops and the work can begin anew.
 */
public final class Progress {
    /** Errors beyond these are counted, but not kept. */
    static final int ERRORS_KEPT = 10_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final JobStore store;
    private final TransactionTemplate apart;
    private final InstantSource clock;
    private final JobId id;
    private final int attempt;
    private final BooleanSupplier serverStops;
    private final List<JobError> unwritten = new ArrayList<>();

    private long done;
    private @Nullable Long total;
    private long errors;
    private boolean cancelWanted;
    private boolean settled;
    private Instant written;

    /** @param apart begins a transaction of its own, whatever transaction is open */
    Progress(
            JobStore store,
            TransactionTemplate apart,
            InstantSource clock,
            JobId id,
            int attempt,
            BooleanSupplier serverStops) {
        this.store = store;
        this.apart = apart;
        this.clock = clock;
        this.id = id;
        this.attempt = attempt;
        this.serverStops = serverStops;
        written = clock.instant();
    }

    /** How much there is to do. */
    public synchronized void total(long count) {
        boolean first = total == null;
        total = count;
        write(first);
    }

    /** So much more is done. */
    public synchronized void advance(long count) {
        done += count;
        write(false);
    }

    /** Something in the input cannot be taken. */
    public synchronized void error(@Nullable Long row, String column, String sentence) {
        if (errors < ERRORS_KEPT) {
            unwritten.add(new JobError(row, column, sentence));
        }
        errors++;
        write(unwritten.size() >= BATCH);
    }

    /** How many errors there were. */
    public synchronized long errors() {
        return errors;
    }

    /** Whether somebody wants the work to stop. */
    public synchronized boolean cancelled() {
        write(false);
        return cancelWanted;
    }

    /** Ends the work when somebody wants that. What an open transaction did is undone with it. */
    public void stopIfCancelled() {
        if (cancelled()) {
            throw new JobStopped(JobStopped.Why.CANCELLED);
        }
    }

    /**
     * Marks the job as done inside the current transaction, as the last act before its commit: the result and the word
     * that it is there stand together or not at all, even when the process is killed between two instructions. Ends the
     * work instead when somebody cancelled it or another process took it over.
     *
     * @throws IllegalStateException outside a transaction
     */
    public synchronized void finish(JobResult result) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("finish belongs inside the transaction of the result");
        }
        write(true);
        stopIfCancelled();
        settle(result);
        // From here on the job's row is locked by this transaction; writing to it from another would wait for ever.
        settled = true;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                settled = status == STATUS_COMMITTED;
            }
        });
    }

    /** Marks the job as done, unless {@link #finish} did. */
    synchronized void end(JobResult result) {
        if (!settled) {
            write(true);
            apart.executeWithoutResult(status -> settle(result));
            settled = true;
        }
    }

    /** Writes down what is not yet, as far as it still can be. */
    synchronized void flush() {
        try {
            write(true);
        } catch (JobStopped _) {
            // the work has ended already
        }
    }

    private void settle(JobResult result) {
        if (!store.finish(id, attempt, result, clock.instant())) {
            throw new JobStopped(JobStopped.Why.TAKEN_OVER);
        }
    }

    private void write(boolean now) {
        Instant time = clock.instant();
        if (settled || (!now && time.isBefore(written.plus(PAUSE)))) {
            return;
        }
        written = time;
        boolean current = Boolean.TRUE.equals(apart.execute(status -> {
            var wanted = store.progress(id, attempt, done, total, errors);
            wanted.ifPresent(cancel -> {
                cancelWanted = cancel;
                if (!unwritten.isEmpty()) {
                    store.insertErrors(id, Math.min(errors, ERRORS_KEPT) - unwritten.size(), unwritten);
                }
            });
            return wanted.isPresent();
        }));
        if (!current) {
            throw new JobStopped(JobStopped.Why.TAKEN_OVER);
        }
        unwritten.clear();
        if (serverStops.getAsBoolean()) {
            throw new JobStopped(JobStopped.Why.SERVER_STOPS);
        }
    }
}

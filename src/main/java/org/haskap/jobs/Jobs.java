package org.haskap.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work behind the pages. A job is asked for inside the transaction of what it belongs to: it is there when that commits,
 * and never when it does not. Jobs run in the web application only, one attempt at a time, wherever there is a free
 * thread. A person sees the jobs they asked for; who may {@link Permission#SEE_JOBS} sees all.
 */
@Component
public class Jobs {
    private final JobStore store;
    private final RecurringStore recurring;
    private final JobQueue queue;
    private final TransactionTemplate transactions;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** On the given database. */
    Jobs(
            JdbcClient jdbc,
            JobQueue queue,
            TransactionTemplate transactions,
            Access access,
            Audit audit,
            InstantSource clock) {
        store = new JobStore(jdbc);
        recurring = new RecurringStore(jdbc);
        this.queue = queue;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a job in the name of the current actor, in the current transaction. Whether the actor may is the caller's
     * to check.
     *
     * @param payload what the work is told; no personal data, but keys of records
     * @return its key; its page is {@code /staff/jobs/} with the key
     */
    public <T> JobId submit(JobKind<T> kind, T payload) {
        Actor actor = Actors.current();
        var id = JobId.draw(random);
        return transactions.execute(status -> {
            Instant now = clock.instant();
            store.insert(id, kind, Payloads.write(payload), actor.person(), actor.label(), now);
            queue.add(id, 1, now);
            audit.record("job.submitted", subject(id), Map.of(), Map.of("kind", kind.name()));
            return id;
        });
    }

    /** Lets a recurring job run once more as soon as the current transaction has committed. */
    public void soon(String name) {
        transactions.executeWithoutResult(status -> queue.soon(name, JobId.signs(random, 12)));
    }

    /** A job the current actor may see. Of others not even their being there is told. */
    public Optional<Job> find(JobId id) {
        return store.find(id).filter(this::visible);
    }

    private boolean visible(Job job) {
        Actor actor = Actors.current();
        boolean own = actor.person() != null && actor.person().equals(job.submittedBy());
        return own || access.may(Permission.SEE_JOBS, Target.REGION);
    }

    /** Jobs, the newest first. */
    public List<Job> list(JobFilter filter, int limit, long offset) {
        access.require(Permission.SEE_JOBS, Target.REGION);
        return store.list(filter, limit, offset);
    }

    /** How many jobs there are. */
    public long count(JobFilter filter) {
        access.require(Permission.SEE_JOBS, Target.REGION);
        return store.count(filter);
    }

    /** How the recurring jobs fare. */
    public List<RecurringState> recurring() {
        access.require(Permission.SEE_JOBS, Target.REGION);
        return recurring.all();
    }

    /** The first errors of a job's input. */
    public List<JobError> errors(JobId id, int limit) {
        if (find(id).isEmpty()) {
            return List.of();
        }
        return transactions.execute(status -> {
            try (Stream<JobError> errors = store.errors(id, limit)) {
                return errors.toList();
            }
        });
    }

    /** Writes all errors kept of a job as CSV. Nothing when the current actor may not see the job. */
    public void writeErrors(JobId id, OutputStream out) throws IOException {
        if (find(id).isPresent()) {
            ErrorFile.write(errors(id, Progress.ERRORS_KEPT), out);
        }
    }

    /**
     * Cancels a job: at once when it waits; what runs is asked to stop and does so at the next place where it can.
     *
     * @return whether there was still something to cancel
     */
    public boolean cancel(JobId id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Job> before = find(id);
            Optional<JobState> after = before.flatMap(job -> store.cancel(id, clock.instant()));
            after.ifPresent(
                    state -> note("job.cancelled", id, before.orElseThrow().state(), state));
            return after.isPresent();
        }));
    }

    /**
     * Lets a failed or cancelled job begin anew. Of two who ask at once, one does.
     *
     * @return whether this call did
     */
    public boolean retry(JobId id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Job> before = find(id);
            Instant now = clock.instant();
            Optional<Integer> attempt = before.flatMap(job -> store.retry(id, now));
            attempt.ifPresent(next -> {
                queue.add(id, next, now);
                note("job.retried", id, before.orElseThrow().state(), JobState.WAITING);
            });
            return attempt.isPresent();
        }));
    }

    /**
     * Lets a recurring job run now because somebody asked for it on a page.
     *
     * @return whether there is such a job
     */
    public boolean runNow(String name) {
        access.require(Permission.SEE_JOBS, Target.REGION);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!recurring.exists(name)) {
                return false;
            }
            soon(name);
            audit.record("job.run", new Subject("recurring-job", name), Map.of(), Map.of());
            return true;
        }));
    }

    private void note(String action, JobId id, JobState before, JobState after) {
        audit.record(action, subject(id), Map.of("state", before.name()), Map.of("state", after.name()));
    }

    private static Subject subject(JobId id) {
        return new Subject("job", id.value());
    }

    /**
     * Forgets jobs that ended before an instant, with their errors; for the retention job.
     *
     * @param limit at most so many
     * @return how many
     */
    public int forget(Instant before, int limit) {
        return store.deleteFinished(before, limit);
    }
}

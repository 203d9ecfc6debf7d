package org.haskap.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does jobs, and writes down how they ended. Whatever happens, the next step stands in the queue before the last goes. */
@Component
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int INTERRUPTIONS_BORNE = 3;

    private final Map<String, JobKind<?>> kinds;
    private final JobStore store;
    private final RecurringStore recurring;
    private final JobQueue queue;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    JobRunner(
            List<JobKind<?>> kinds,
            JdbcClient jdbc,
            JobQueue queue,
            PlatformTransactionManager manager,
            InstantSource clock) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
        store = new JobStore(jdbc);
        recurring = new RecurringStore(jdbc);
        this.queue = queue;
        transactions = new TransactionTemplate(manager);
        apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** One attempt at a job; nothing when it is no longer wanted. */
    void run(JobId id, int attempt, BooleanSupplier serverStops) {
        Optional<JobStore.Begun> begun = transactions.execute(status -> {
            Optional<JobStore.Begun> taken = store.begin(id, attempt, clock.instant());
            taken.ifPresent(_ -> store.deleteErrors(id));
            return taken;
        });
        if (begun.isEmpty()) {
            LOG.info("Job {} attempt {} is not wanted any more", id, attempt);
            return;
        }
        JobKind<?> kind = kinds.get(begun.get().kind());
        if (kind == null) {
            fail(id, attempt, "この種類の処理は、動いている版のHaskapにはありません。版を確かめてください。", null);
            return;
        }
        BooleanSupplier mustYield = () -> kind.afterKill() == JobKind.AfterKill.RESUME && serverStops.getAsBoolean();
        var progress = new Progress(store, apart, clock, id, attempt, mustYield);
        try {
            progress.end(work(kind, begun.get().payload(), progress));
        } catch (JobStopped stopped) {
            stopped(id, attempt, progress, stopped);
        } catch (JobFailedException e) {
            progress.flush();
            fail(id, attempt, e.sentence(), e);
        } catch (Throwable e) {
            progress.flush();
            broke(id, attempt, kind, begun.get().retries(), serverStops.getAsBoolean(), e);
        }
    }

    private static <T> JobResult work(JobKind<T> kind, String payload, Progress progress) throws Exception {
        T told = Payloads.read(payload, kind.payload());
        return Actors.as(Actor.system(kind.name()), () -> kind.work(told, progress));
    }

    private void stopped(JobId id, int attempt, Progress progress, JobStopped stopped) {
        switch (stopped.why()) {
            case CANCELLED -> {
                progress.flush();
                store.stopped(id, attempt, clock.instant());
            }
            case TAKEN_OVER -> LOG.warn("Job {} attempt {} was taken over meanwhile", id, attempt);
            case SERVER_STOPS -> again(id, attempt, clock.instant(), 0, 0, null, "");
        }
    }

    private void broke(JobId id, int attempt, JobKind<?> kind, int retries, boolean serverStops, Throwable e) {
        boolean interrupted = Thread.interrupted(); // or the connection to say so could not be had
        if (serverStops || interrupted) {
            if (kind.afterKill() == JobKind.AfterKill.RESUME) {
                again(id, attempt, clock.instant(), 0, 0, null, "");
            } else {
                fail(id, attempt, Words.SERVER_STOPPED, e);
            }
        } else if (retries < kind.retries().size()) {
            String errorId = errorId();
            LOG.warn("Job {} ({}) failed and will be tried again, error {}", id, kind.name(), errorId, e);
            Instant due = clock.instant().plus(kind.retries().get(retries));
            again(id, attempt, due, 1, 0, errorId, Words.unexpected(errorId));
        } else {
            fail(id, attempt, null, e);
        }
    }

    /** @param sentence why, or null when nobody foresaw it */
    private void fail(JobId id, int attempt, @Nullable String sentence, @Nullable Throwable e) {
        String errorId = errorId();
        if (sentence == null) {
            LOG.error("Job {} failed, error {}", id, errorId, e);
        } else {
            LOG.info("Job {} could not be done, error {}", id, errorId);
        }
        store.fail(id, attempt, errorId, sentence == null ? Words.unexpected(errorId) : sentence, clock.instant());
    }

    private void again(
            JobId id,
            int attempt,
            Instant due,
            int retries,
            int interruptions,
            @Nullable String errorId,
            String error) {
        transactions.executeWithoutResult(
                status -> store.again(id, attempt, due, retries, interruptions, errorId, error)
                        .ifPresent(next -> queue.add(id, next, due)));
    }

    /** An attempt whose process is gone, or which could not write down how it ended. */
    void abandoned(JobId id, int attempt) {
        transactions.executeWithoutResult(status -> store.lock(id, attempt).ifPresent(left -> {
            JobKind<?> kind = kinds.get(left.kind());
            boolean resumes = kind != null
                    && kind.afterKill() == JobKind.AfterKill.RESUME
                    && left.interruptions() < INTERRUPTIONS_BORNE;
            if (left.state() == JobState.WAITING) {
                again(id, attempt, clock.instant(), 0, 0, null, "");
            } else if (left.state() == JobState.RUNNING && resumes) {
                LOG.warn("Job {} was cut off and begins anew", id);
                again(id, attempt, clock.instant(), 0, 1, null, Words.RESUMED);
            } else if (left.state() == JobState.RUNNING) {
                LOG.warn("Job {} was cut off", id);
                store.fail(id, attempt, errorId(), Words.CUT_OFF, clock.instant());
            }
        }));
    }

    /** One run of a recurring job. */
    void run(Recurring job, BooleanSupplier serverStops) {
        try {
            Actors.as(Actor.system(job.name()), () -> {
                job.work().run();
                return true;
            });
            recurring.succeeded(job.name());
        } catch (Throwable e) {
            if (serverStops.getAsBoolean() || Thread.interrupted()) {
                LOG.info("Recurring job {} was cut off by the end of the server", job.name());
                return;
            }
            String errorId = errorId();
            LOG.error("Recurring job {} failed, error {}", job.name(), errorId, e);
            recurring.failed(job.name(), errorId, Words.unexpected(errorId), clock.instant());
            throw new RecurringFailed(job.name(), e);
        }
    }

    private String errorId() {
        return "E-" + JobId.signs(random, 8);
    }

    /** Tells db-scheduler that a run failed; everything is written down already. */
    static final class RecurringFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RecurringFailed(String name, Throwable cause) {
            super(name, cause);
        }
    }
}

package org.haskap.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.Regions;
import org.haskap.database.TestRegion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of some regions with schedulers that look and notice soon, without a web application around them. */
public final class Workers implements AutoCloseable {
    /** Somebody who may see all jobs. */
    public static final Actor ADMINISTRATOR = Actor.member(
            1, null, "", List.of(new Actor.Grant(Role.ADMINISTRATOR, new Scope.Region(), List.of(), null)));

    private final Jobs jobs;
    private final JobRunner runner;
    private final Schedulers schedulers;

    /** Not yet working: see {@link #start}. */
    public Workers(Regions regions, List<JobKind<?>> kinds, List<Recurring> recurring) {
        this(regions, regions.dataSource(), kinds, recurring);
    }

    Workers(Regions regions, DataSource data, List<JobKind<?>> kinds, List<Recurring> recurring) {
        InstantSource clock = InstantSource.system();
        JdbcClient jdbc = JdbcClient.create(data);
        var manager = new JdbcTransactionManager(data);
        var queue = new JobQueue(regions, data, clock);
        var transactions = new TransactionTemplate(manager);
        var audit = new Audit(jdbc, transactions, clock);
        jobs = new Jobs(jdbc, queue, transactions, new Access(), audit, clock);
        runner = new JobRunner(kinds, jdbc, queue, manager, clock);
        var soon = Duration.ofMillis(250);
        schedulers = new Schedulers(regions, data, jdbc, runner, queue, recurring, clock, true, 4, soon, soon);
    }

    /** Not yet working, for jobs of these kinds. */
    static Workers of(TestRegion region, Kind... kinds) {
        return new Workers(region.regions(), Stream.<JobKind<?>>of(kinds).toList(), List.of());
    }

    /** Begins to work. */
    public Workers start() {
        schedulers.start();
        return this;
    }

    /** The door. */
    public Jobs jobs() {
        return jobs;
    }

    JobRunner runner() {
        return runner;
    }

    /** Does something as {@link #ADMINISTRATOR}. */
    static <T> T administrator(ScopedValue.CallableOp<T, Exception> work) {
        try {
            return Actors.as(ADMINISTRATOR, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A job as it is now. */
    Job find(JobId id) {
        return administrator(() -> jobs.find(id)).orElseThrow();
    }

    /** Waits until a job is in that state, for ten seconds. */
    void await(JobId id, JobState state) throws InterruptedException {
        try {
            until(() -> find(id).state() == state);
        } catch (AssertionError e) {
            throw new AssertionError(find(id).toString(), e);
        }
    }

    /** Waits so long. */
    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so, for ten seconds. */
    public static void until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not within ten seconds");
    }

    @Override
    public void close() {
        schedulers.stop();
    }
}

package org.haskap.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts what is to be done into db-scheduler's table, in the caller's transaction, and wakes this process's scheduler
 * once that has committed. Other processes find it when they look the next time.
 */
@Component
final class JobQueue {
    /** Name of the task that runs jobs; its instances are {@code key/attempt}. */
    static final String JOB = "job";

    /** Name of the task that runs a recurring job once more; its instances are {@code name/random}. */
    static final String SOON = "soon";

    /** What the names of recurring tasks begin with. */
    static final String RECURRING = "recurring-";

    private final Regions regions;
    private final InstantSource clock;
    private final SchedulerClient client;
    private final Map<Region, Runnable> bells = new ConcurrentHashMap<>();

    JobQueue(Regions regions, DataSource dataSource, InstantSource clock) {
        this.regions = regions;
        this.clock = clock;
        client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new NoData())
                .build();
    }

    /** Lets an attempt at a job be taken up. */
    void add(JobId id, int attempt, Instant due) {
        add(new TaskInstance<Void>(JOB, id + "/" + attempt), due);
    }

    /** Lets a recurring job run once more, now. */
    void soon(String recurring, String key) {
        add(new TaskInstance<Void>(SOON, recurring + "/" + key), clock.instant());
    }

    private void add(TaskInstance<Void> instance, Instant due) {
        if (!client.scheduleIfNotExists(instance, due)) {
            throw new IllegalStateException("already in the queue: " + instance);
        }
        Region region = regions.current();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    ring(region);
                }
            });
        } else {
            ring(region);
        }
    }

    private void ring(Region region) {
        bells.getOrDefault(region, () -> {}).run();
    }

    /** What to do when something new is in a region's queue. */
    void onArrival(Region region, Runnable bell) {
        bells.put(region, bell);
    }
}

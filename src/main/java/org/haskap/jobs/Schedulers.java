package org.haskap.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.kernel.JapanTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One db-scheduler for each region, running while the web application does; commands only put jobs into the queue. Every
 * thread of a scheduler is bound to its region. Begins when everything else has begun and ends before anything else ends.
 */
@Component
@ConditionalOnWebApplication
final class Schedulers implements SmartLifecycle {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_WAIT = Duration.ofSeconds(8);

    private final Regions regions;
    private final DataSource dataSource;
    private final JobRunner runner;
    private final JobQueue queue;
    private final RecurringStore store;
    private final Map<String, Recurring> recurring;
    private final InstantSource clock;
    private final boolean enabled;
    private final int threads;
    private final Duration heartbeat;
    private final Duration look;
    private final List<Scheduler> started = new ArrayList<>();

    Schedulers(
            Regions regions,
            DataSource dataSource,
            JdbcClient jdbc,
            JobRunner runner,
            JobQueue queue,
            List<Recurring> recurring,
            InstantSource clock,
            @Value("${haskap.jobs.enabled:true}") boolean enabled,
            @Value("${haskap.jobs.threads:4}") int threads,
            @Value("${haskap.jobs.heartbeat:5s}") Duration heartbeat,
            @Value("${haskap.jobs.look:5s}") Duration look) {
        this.regions = regions;
        this.dataSource = dataSource;
        this.runner = runner;
        this.queue = queue;
        store = new RecurringStore(jdbc);
        this.recurring = recurring.stream().collect(Collectors.toUnmodifiableMap(Recurring::name, Function.identity()));
        this.clock = clock;
        this.enabled = enabled;
        this.threads = threads;
        this.heartbeat = heartbeat;
        this.look = look;
    }

    @Override
    public synchronized void start() {
        if (!enabled) {
            return;
        }
        for (Region region : regions.all()) {
            started.add(regions.in(region, () -> {
                store.declare(List.copyOf(recurring.values()));
                Scheduler scheduler = scheduler(region);
                scheduler.start();
                queue.onArrival(region, scheduler::triggerCheckForDueExecutions);
                return scheduler;
            }));
        }
    }

    /** Running work is asked to yield, waited for, and at last interrupted; what then is unfinished is found as cut off. */
    @Override
    public synchronized void stop() {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            started.forEach(scheduler -> all.execute(scheduler::stop));
        }
        started.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !started.isEmpty();
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }

    private Scheduler scheduler(Region region) {
        return Scheduler.create(dataSource, job(), soon())
                .startTasks(recurring.values().stream().map(this::recurring).toList())
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(threads, boundTo(region, "job")))
                .dueExecutor(Executors.newSingleThreadExecutor(boundTo(region, "jobs due")))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, boundTo(region, "jobs alive")))
                .pollingInterval(look)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WAIT)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(
                        "haskap " + ProcessHandle.current().pid()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(new NoData())
                .failureLogging(LogLevel.OFF, false) // the runner writes down what failed
                .build();
    }

    private OneTimeTask<Void> job() {
        return Tasks.oneTime(JobQueue.JOB)
                .onFailure((complete, operations) -> {
                    abandoned(complete.getExecution());
                    operations.remove();
                })
                .onDeadExecution((complete, operations) -> {
                    abandoned(complete.getExecution());
                    operations.remove();
                })
                .execute((instance, context) -> runner.run(key(instance), attempt(instance), stops(context)));
    }

    private void abandoned(TaskInstanceId instance) {
        runner.abandoned(key(instance), attempt(instance));
    }

    private static JobId key(TaskInstanceId instance) {
        return new JobId(instance.getId().replaceFirst("/.*", ""));
    }

    private static int attempt(TaskInstanceId instance) {
        return Integer.parseInt(instance.getId().replaceFirst(".*/", ""));
    }

    private OneTimeTask<Void> soon() {
        return Tasks.oneTime(JobQueue.SOON)
                .onFailure((complete, operations) -> operations.remove()) // it comes round by itself
                .execute((instance, context) -> {
                    Recurring job = recurring.get(instance.getId().replaceFirst("/.*", ""));
                    if (job != null) {
                        runner.run(job, stops(context));
                    }
                });
    }

    private RecurringTask<Void> recurring(Recurring job) {
        Schedule schedule = switch (job.cadence()) {
            case Cadence.Every(Duration pause) -> Schedules.fixedDelay(pause);
            case Cadence.Daily(var time) -> Schedules.daily(JapanTime.ZONE, time);
        };
        return Tasks.recurring(JobQueue.RECURRING + job.name(), schedule)
                .execute((instance, context) -> runner.run(job, stops(context)));
    }

    private static BooleanSupplier stops(ExecutionContext context) {
        return () -> context.getSchedulerState().isShuttingDown();
    }

    private ThreadFactory boundTo(Region region, String name) {
        var number = new AtomicInteger();
        return work -> Thread.ofPlatform()
                .name(name + " " + region.name() + " " + number.incrementAndGet())
                .unstarted(() -> regions.in(region, () -> {
                    work.run();
                    return true;
                }));
    }
}

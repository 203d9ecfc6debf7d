package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.haskap.access.Actors;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs that come round by the clock, with real schedulers on a real database. */
class RecurringJobsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @BeforeEach
    void empty() {
        region.jdbc().sql("delete from job").update();
        region.jdbc().sql("delete from scheduled_tasks").update();
    }

    @Test
    void a_recurring_job_comes_round_tells_of_its_failure_and_of_its_recovery() throws Exception {
        var runs = new AtomicInteger();
        var ill = new AtomicInteger(1);
        var job = new Recurring("sweep", "掃除", new Cadence.Every(Duration.ofSeconds(1)), () -> {
            runs.incrementAndGet();
            assertThat(Actors.current().label()).isEqualTo("sweep");
            if (ill.get() == 1) {
                throw new IllegalStateException("ill");
            }
        });
        try (var workers = new Workers(region.regions(), List.of(), List.of(job)).start()) {
            Workers.until(() -> sweep(workers).failedAt() != null);
            assertThat(sweep(workers).error())
                    .contains(String.valueOf(sweep(workers).errorId()));
            assertThat(sweep(workers).cadence()).isEqualTo("1秒ごと");
            ill.set(0);
            Workers.until(
                    () -> sweep(workers).failedAt() == null && sweep(workers).lastSuccess() != null);
            int before = runs.get();
            Workers.until(() -> runs.get() > before);
        }
    }

    @Test
    void a_recurring_job_runs_soon_after_the_commit_that_wanted_it() throws Exception {
        var runs = new AtomicInteger();
        var job = new Recurring("daily", "日ごと", new Cadence.Daily(java.time.LocalTime.of(3, 0)), runs::incrementAndGet);
        try (var workers = new Workers(region.regions(), List.of(), List.of(job)).start()) {
            region.transactions().executeWithoutResult(status -> {
                workers.jobs().soon("daily");
                Workers.pause(500);
                assertThat(runs).hasValue(0);
            });
            Workers.until(() -> runs.get() == 1);
            assertThat(Workers.administrator(() -> workers.jobs().runNow("daily")))
                    .isTrue();
            Workers.until(() -> runs.get() == 2);
            assertThat(Workers.administrator(() -> workers.jobs().runNow("unknown")))
                    .isFalse();
            assertThat(Workers.administrator(() -> workers.jobs().recurring())
                            .getFirst()
                            .cadence())
                    .isEqualTo("毎日3:00");
        }
    }

    private static RecurringState sweep(Workers workers) {
        return Workers.administrator(() -> workers.jobs().recurring()).getFirst();
    }
}

package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.haskap.database.TestRegion;
import org.haskap.jobs.JobKind.AfterKill;
import org.haskap.jobs.Kind.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs that fail, are begun again, or are cut off, with real schedulers on a real database. */
class JobFailuresTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Told TOLD = new Told(7, "登録簿");

    @BeforeEach
    void empty() {
        region.jdbc().sql("delete from job").update();
        region.jdbc().sql("delete from scheduled_tasks").update();
        region.owner().sql("drop table if exists made").update();
        region.owner().sql("create table made (n int)").update();
        region.owner().sql("grant all on made to public").update();
    }

    @Test
    void a_foreseen_failure_says_why_and_an_unforeseen_one_gives_a_number_for_the_log() throws Exception {
        var foreseen = new Kind("foreseen", AfterKill.FAIL, List.of(Duration.ZERO), (told, progress) -> {
            throw new JobFailedException("表の見出しがありません。1行目に見出しを入れてください。");
        });
        var unforeseen = new Kind("unforeseen", (told, progress) -> {
            throw new StackOverflowError();
        });
        try (var workers = Workers.of(region, foreseen, unforeseen).start()) {
            JobId first = workers.jobs().submit(foreseen, TOLD);
            JobId second = workers.jobs().submit(unforeseen, TOLD);
            workers.await(first, JobState.FAILED);
            workers.await(second, JobState.FAILED);
            assertThat(workers.find(first).error()).isEqualTo("表の見出しがありません。1行目に見出しを入れてください。");
            assertThat(workers.find(first).attempt()).isEqualTo(1);
            assertThat(workers.find(second).error())
                    .contains(String.valueOf(workers.find(second).errorId()));
        }
    }

    @Test
    void a_kind_that_wants_retries_gets_them_and_no_more() throws Exception {
        var runs = new AtomicInteger();
        var heals = new Kind("heals", AfterKill.FAIL, List.of(Duration.ZERO, Duration.ZERO), (told, progress) -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return JobResult.said("");
        });
        var never = new Kind("never", AfterKill.FAIL, List.of(Duration.ZERO), (told, progress) -> {
            throw new IllegalStateException("never");
        });
        try (var workers = Workers.of(region, heals, never).start()) {
            JobId healing = workers.jobs().submit(heals, TOLD);
            JobId hopeless = workers.jobs().submit(never, TOLD);
            workers.await(healing, JobState.DONE);
            workers.await(hopeless, JobState.FAILED);
            assertThat(workers.find(healing).attempt()).isEqualTo(3);
            assertThat(workers.find(hopeless).attempt()).isEqualTo(2);
        }
    }

    @Test
    void of_two_who_retry_a_failed_job_at_once_one_does_and_it_runs_once() throws Exception {
        var runs = new AtomicInteger();
        var kind = new Kind("mended", (told, progress) -> {
            if (runs.incrementAndGet() == 1) {
                throw new JobFailedException("フォルダーがいっぱいです。");
            }
            return JobResult.said("");
        });
        try (var workers = Workers.of(region, kind).start();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            workers.await(id, JobState.FAILED);
            Callable<Boolean> retry =
                    () -> Workers.administrator(() -> workers.jobs().retry(id));
            var answers = people.invokeAll(List.of(retry, retry)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(true, false);
            workers.await(id, JobState.DONE);
            Workers.pause(600);
            assertThat(runs).hasValue(2);
            assertThat(count("scheduled_tasks")).isZero();
        }
    }

    @Test
    void what_finishes_inside_its_transaction_is_done_exactly_when_that_commits() throws Exception {
        var tries = new AtomicInteger();
        var kind = new Kind("atomic", (told, progress) -> {
            while (tries.incrementAndGet() < 3) {
                region.transactions().executeWithoutResult(status -> {
                    region.jdbc().sql("insert into made values (1)").update();
                    progress.advance(1);
                    progress.finish(JobResult.said("取り込みました。"));
                    progress.advance(1); // must not wait for the row this transaction holds
                    if (tries.get() == 1) {
                        status.setRollbackOnly();
                    }
                });
                if (tries.get() == 1) {
                    assertThat(count("made")).isZero();
                    assertThat(state()).isEqualTo("RUNNING");
                }
            }
            assertThat(state()).isEqualTo("DONE");
            throw new IllegalStateException("what comes after does not matter");
        });
        try (var workers = Workers.of(region, kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            workers.await(id, JobState.DONE);
            Workers.until(() -> count("scheduled_tasks") == 0);
            assertThat(workers.find(id).result().sentence()).isEqualTo("取り込みました。");
            assertThat(workers.find(id).state()).isEqualTo(JobState.DONE);
            assertThat(count("made")).isEqualTo(1);
        }
    }

    @Test
    void who_was_taken_for_dead_and_wakes_again_leaves_nothing_behind() throws Exception {
        var runs = new AtomicInteger();
        var asleep = new CountDownLatch(1);
        var wakes = new CountDownLatch(1);
        var kind = new Kind("sleeper", AfterKill.RESUME, List.of(), (told, progress) -> {
            boolean first = runs.incrementAndGet() == 1;
            region.transactions().executeWithoutResult(status -> {
                region.jdbc().sql("insert into made values (1)").update();
                if (first) {
                    asleep.countDown();
                    await(wakes);
                }
                progress.finish(JobResult.said(first ? "一度目" : "二度目"));
            });
            return JobResult.said("");
        });
        try (var workers = Workers.of(region, kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            await(asleep);
            workers.runner().abandoned(id, 1);
            workers.runner().abandoned(id, 1);
            workers.await(id, JobState.DONE);
            wakes.countDown();
            Workers.until(() -> count("scheduled_tasks") == 0);
            assertThat(workers.find(id).result().sentence()).isEqualTo("二度目");
            assertThat(workers.find(id).attempt()).isEqualTo(2);
            assertThat(count("made")).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_stops_lets_repeatable_work_yield_and_the_next_one_does_it() throws Exception {
        var begun = new CountDownLatch(1);
        var repeatable = new Kind("yields", AfterKill.RESUME, List.of(), (told, progress) -> {
            begun.countDown();
            for (int i = 0; i < 400; i++) {
                progress.advance(1);
                Workers.pause(20);
            }
            return JobResult.said("");
        });
        JobId id;
        try (var workers = Workers.of(region, repeatable).start()) {
            id = workers.jobs().submit(repeatable, TOLD);
            await(begun);
        }
        var again = new Kind("yields", (told, progress) -> JobResult.said("続き"));
        try (var workers = Workers.of(region, again)) {
            assertThat(workers.find(id).state()).isEqualTo(JobState.WAITING);
            workers.start();
            workers.await(id, JobState.DONE);
        }
    }

    private static String state() {
        return region.jdbc().sql("select state from job").query(String.class).single();
    }

    private static long count(String table) {
        return region.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

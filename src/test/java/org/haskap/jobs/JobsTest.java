package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.jobs.JobKind.AfterKill;
import org.haskap.jobs.Kind.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs on a real database, with real schedulers. */
class JobsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Told TOLD = new Told(7, "登録簿");
    private static final Kind QUICK = new Kind("quick", (told, progress) -> JobResult.said(told.name()));

    @BeforeEach
    void empty() {
        region.jdbc().sql("delete from job").update();
        region.jdbc().sql("delete from scheduled_tasks").update();
        region.owner().sql("drop table if exists made").update();
        region.owner().sql("create table made (n int)").update();
        region.owner().sql("grant all on made to public").update();
    }

    @Test
    void a_job_is_there_exactly_when_what_it_belongs_to_was_committed() throws Exception {
        try (var workers = workers(QUICK)) {
            assertThatThrownBy(() -> region.transactions().execute(status -> {
                        workers.jobs().submit(QUICK, TOLD);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(count("job")).isZero();
            assertThat(count("scheduled_tasks")).isZero();

            JobId id = region.transactions().execute(status -> {
                JobId submitted = workers.jobs().submit(QUICK, TOLD);
                workers.start();
                pause(700); // the scheduler looks, and must not see it yet
                assertThat(find(workers, submitted).state()).isEqualTo(JobState.WAITING);
                return submitted;
            });
            await(workers, id, JobState.DONE);
            assertThat(find(workers, id).result()).isEqualTo(JobResult.said("登録簿"));
            Workers.until(() -> count("scheduled_tasks") == 0);
        }
    }

    @Test
    void progress_is_seen_while_the_works_transaction_is_open_and_is_not_written_for_every_row() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var seen = new CountDownLatch(1);
        var kind = new Kind("rows", (told, progress) -> {
            region.transactions().executeWithoutResult(status -> {
                region.jdbc().sql("insert into made values (1)").update();
                progress.total(12_000);
                IntStream.range(0, 3_200).forEach(row -> progress.advance(1));
                pause(1_000);
                progress.advance(0);
                await(seen);
                IntStream.range(0, 8_800).forEach(row -> progress.advance(1));
            });
            return new JobResult("12,000行を取り込みました。", "/staff/imports/7");
        });
        try (var workers = new Workers(region.regions(), counted, List.of(kind), List.of()).start()) {
            List<String> statements = counted.during(() -> {
                JobId id = workers.jobs().submit(kind, TOLD);
                Workers.until(() -> find(workers, id).done() == 3_200);
                Job running = find(workers, id);
                assertThat(running.state()).isEqualTo(JobState.RUNNING);
                assertThat(running.total()).isEqualTo(12_000);
                assertThat(count("made")).isZero();
                seen.countDown();
                await(workers, id, JobState.DONE);
                assertThat(find(workers, id).done()).isEqualTo(12_000);
                return id;
            });
            assertThat(statements.stream().filter(sql -> sql.startsWith("update job set done")))
                    .hasSizeBetween(3, 6);
        }
    }

    @Test
    void a_waiting_job_is_cancelled_at_once_and_a_running_one_where_it_looks() throws Exception {
        var begun = new CountDownLatch(1);
        var kind = new Kind("long", (told, progress) -> {
            region.transactions().executeWithoutResult(status -> {
                region.jdbc().sql("insert into made values (1)").update();
                begun.countDown();
                while (true) {
                    progress.advance(1);
                    progress.stopIfCancelled();
                    pause(20);
                }
            });
            return JobResult.said("");
        });
        try (var workers = workers(kind)) {
            JobId waiting = workers.jobs().submit(kind, TOLD);
            assertThat(administrator(() -> workers.jobs().cancel(waiting))).isTrue();
            assertThat(find(workers, waiting).state()).isEqualTo(JobState.CANCELLED);
            assertThat(administrator(() -> workers.jobs().cancel(waiting))).isFalse();

            workers.start();
            JobId running = workers.jobs().submit(kind, TOLD);
            await(begun);
            assertThat(administrator(() -> workers.jobs().cancel(running))).isTrue();
            await(workers, running, JobState.CANCELLED);
            assertThat(count("made")).isZero();
            assertThat(find(workers, waiting).startedAt()).isNull();
        }
    }

    @Test
    void errors_in_the_input_make_it_a_partial_failure_with_a_file_that_no_spreadsheet_calculates() throws Exception {
        var kind = new Kind("errors", (told, progress) -> {
            for (long row = 1; row <= 700; row++) {
                progress.error(row, "参加人数", row == 1 ? "=HYPERLINK(\"http://x\")" : "「約\n百人」は\"数\"ではありません。");
            }
            progress.error(null, "", "最後の行がありません。");
            return JobResult.said("残りを取り込みました。");
        });
        try (var workers = workers(kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            await(workers, id, JobState.PARTLY);
            assertThat(find(workers, id).errors()).isEqualTo(701);
            assertThat(administrator(() -> workers.jobs().errors(id, 100)))
                    .hasSize(100)
                    .startsWith(new JobError(1L, "参加人数", "=HYPERLINK(\"http://x\")"));
            var file = new ByteArrayOutputStream();
            administrator(() -> {
                workers.jobs().writeErrors(id, file);
                return true;
            });
            assertThat(file.toString(StandardCharsets.UTF_8))
                    .startsWith(
                            "\uFEFF行,項目,内容\r\n1,参加人数,\"'=HYPERLINK(\"\"http://x\"\")\"\r\n2,参加人数,\"「約 百人」は\"\"数\"\"ではありません。\"")
                    .endsWith("\r\n,,最後の行がありません。\r\n");
        }
    }

    @Test
    void a_foreseen_failure_says_why_and_an_unforeseen_one_gives_a_number_for_the_log() throws Exception {
        var foreseen = new Kind("foreseen", AfterKill.FAIL, List.of(Duration.ZERO), (told, progress) -> {
            throw new JobFailedException("表の見出しがありません。1行目に見出しを入れてください。");
        });
        var unforeseen = new Kind("unforeseen", (told, progress) -> {
            throw new StackOverflowError();
        });
        try (var workers = workers(foreseen, unforeseen).start()) {
            JobId first = workers.jobs().submit(foreseen, TOLD);
            JobId second = workers.jobs().submit(unforeseen, TOLD);
            await(workers, first, JobState.FAILED);
            await(workers, second, JobState.FAILED);
            assertThat(find(workers, first).error()).isEqualTo("表の見出しがありません。1行目に見出しを入れてください。");
            assertThat(find(workers, first).attempt()).isEqualTo(1);
            assertThat(find(workers, second).error())
                    .contains(String.valueOf(find(workers, second).errorId()));
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
        try (var workers = workers(heals, never).start()) {
            JobId healing = workers.jobs().submit(heals, TOLD);
            JobId hopeless = workers.jobs().submit(never, TOLD);
            await(workers, healing, JobState.DONE);
            await(workers, hopeless, JobState.FAILED);
            assertThat(find(workers, healing).attempt()).isEqualTo(3);
            assertThat(find(workers, hopeless).attempt()).isEqualTo(2);
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
        try (var workers = workers(kind).start();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            await(workers, id, JobState.FAILED);
            Callable<Boolean> retry = () -> administrator(() -> workers.jobs().retry(id));
            var answers = people.invokeAll(List.of(retry, retry)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(true, false);
            await(workers, id, JobState.DONE);
            pause(600);
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
        try (var workers = workers(kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            await(workers, id, JobState.DONE);
            Workers.until(() -> count("scheduled_tasks") == 0);
            assertThat(find(workers, id).result().sentence()).isEqualTo("取り込みました。");
            assertThat(find(workers, id).state()).isEqualTo(JobState.DONE);
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
        try (var workers = workers(kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            await(asleep);
            workers.runner().abandoned(id, 1);
            workers.runner().abandoned(id, 1);
            await(workers, id, JobState.DONE);
            wakes.countDown();
            Workers.until(() -> count("scheduled_tasks") == 0);
            assertThat(find(workers, id).result().sentence()).isEqualTo("二度目");
            assertThat(find(workers, id).attempt()).isEqualTo(2);
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
                pause(20);
            }
            return JobResult.said("");
        });
        JobId id;
        try (var workers = workers(repeatable).start()) {
            id = workers.jobs().submit(repeatable, TOLD);
            await(begun);
        }
        var again = new Kind("yields", (told, progress) -> JobResult.said("続き"));
        try (var workers = workers(again)) {
            assertThat(find(workers, id).state()).isEqualTo(JobState.WAITING);
            workers.start();
            await(workers, id, JobState.DONE);
        }
    }

    @Test
    void a_job_is_its_submitters_and_the_administrators_to_see() throws Exception {
        try (var workers = workers(QUICK)) {
            var submitter = Actor.member(5, null, "", List.of());
            var other = Actor.member(6, null, "", List.of());
            JobId id = Actors.as(submitter, () -> workers.jobs().submit(QUICK, TOLD));
            assertThat(Actors.as(submitter, () -> workers.jobs().find(id))).isPresent();
            assertThat(administrator(() -> workers.jobs().find(id))).isPresent();
            assertThat(Actors.as(other, () -> workers.jobs().find(id))).isEmpty();
            assertThat(Actors.as(other, () -> workers.jobs().cancel(id))).isFalse();
            assertThat(Actors.as(other, () -> workers.jobs().retry(id))).isFalse();
            assertThat(Actors.as(other, () -> workers.jobs().errors(id, 1))).isEmpty();
            assertThatThrownBy(() -> Actors.as(submitter, () -> workers.jobs().list(JobFilter.ALL, 1, 0)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> workers.jobs().runNow("x")).isInstanceOf(NotPermittedException.class);
        }
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
                pause(500);
                assertThat(runs).hasValue(0);
            });
            Workers.until(() -> runs.get() == 1);
            assertThat(administrator(() -> workers.jobs().runNow("daily"))).isTrue();
            Workers.until(() -> runs.get() == 2);
            assertThat(administrator(() -> workers.jobs().runNow("unknown"))).isFalse();
            assertThat(administrator(() -> workers.jobs().recurring())
                            .getFirst()
                            .cadence())
                    .isEqualTo("毎日3:00");
        }
    }

    @Test
    void a_kind_that_this_version_does_not_know_fails_with_a_sentence() throws Exception {
        try (var workers = workers().start()) {
            JobId id = workers.jobs().submit(QUICK, TOLD);
            await(workers, id, JobState.FAILED);
            assertThat(find(workers, id).error()).contains("版を確かめてください");
        }
    }

    private static RecurringState sweep(Workers workers) {
        return administrator(() -> workers.jobs().recurring()).getFirst();
    }

    static <T> T administrator(ScopedValue.CallableOp<T, Exception> work) {
        try {
            return Actors.as(Workers.ADMINISTRATOR, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Job find(Workers workers, JobId id) {
        return administrator(() -> workers.jobs().find(id)).orElseThrow();
    }

    static void await(Workers workers, JobId id, JobState state) throws InterruptedException {
        try {
            Workers.until(() -> find(workers, id).state() == state);
        } catch (AssertionError e) {
            throw new AssertionError(find(workers, id).toString(), e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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

    private static Workers workers(Kind... kinds) {
        return new Workers(region.regions(), Stream.<JobKind<?>>of(kinds).toList(), List.of());
    }
}

package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
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
        try (var workers = Workers.of(region, QUICK)) {
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
                Workers.pause(700); // the scheduler looks, and must not see it yet
                assertThat(workers.find(submitted).state()).isEqualTo(JobState.WAITING);
                return submitted;
            });
            workers.await(id, JobState.DONE);
            assertThat(workers.find(id).result()).isEqualTo(JobResult.said("登録簿"));
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
                Workers.pause(1_000);
                progress.advance(0);
                await(seen);
                IntStream.range(0, 8_800).forEach(row -> progress.advance(1));
            });
            return new JobResult("12,000行を取り込みました。", "/staff/imports/7");
        });
        try (var workers = new Workers(region.regions(), counted, List.of(kind), List.of()).start()) {
            List<String> statements = counted.during(() -> {
                JobId id = workers.jobs().submit(kind, TOLD);
                Workers.until(() -> workers.find(id).done() == 3_200);
                Job running = workers.find(id);
                assertThat(running.state()).isEqualTo(JobState.RUNNING);
                assertThat(running.total()).isEqualTo(12_000);
                assertThat(count("made")).isZero();
                seen.countDown();
                workers.await(id, JobState.DONE);
                assertThat(workers.find(id).done()).isEqualTo(12_000);
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
                    Workers.pause(20);
                }
            });
            return JobResult.said("");
        });
        try (var workers = Workers.of(region, kind)) {
            JobId waiting = workers.jobs().submit(kind, TOLD);
            assertThat(Workers.administrator(() -> workers.jobs().cancel(waiting)))
                    .isTrue();
            assertThat(workers.find(waiting).state()).isEqualTo(JobState.CANCELLED);
            assertThat(Workers.administrator(() -> workers.jobs().cancel(waiting)))
                    .isFalse();

            workers.start();
            JobId running = workers.jobs().submit(kind, TOLD);
            await(begun);
            assertThat(Workers.administrator(() -> workers.jobs().cancel(running)))
                    .isTrue();
            workers.await(running, JobState.CANCELLED);
            assertThat(count("made")).isZero();
            assertThat(workers.find(waiting).startedAt()).isNull();
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
        try (var workers = Workers.of(region, kind).start()) {
            JobId id = workers.jobs().submit(kind, TOLD);
            workers.await(id, JobState.PARTLY);
            assertThat(workers.find(id).errors()).isEqualTo(701);
            assertThat(Workers.administrator(() -> workers.jobs().errors(id, 100)))
                    .hasSize(100)
                    .startsWith(new JobError(1L, "参加人数", "=HYPERLINK(\"http://x\")"));
            var file = new ByteArrayOutputStream();
            Workers.administrator(() -> {
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
    void a_job_is_its_submitters_and_the_administrators_to_see() throws Exception {
        try (var workers = Workers.of(region, QUICK)) {
            var submitter = Actor.member(5, null, "", List.of());
            var other = Actor.member(6, null, "", List.of());
            JobId id = Actors.as(submitter, () -> workers.jobs().submit(QUICK, TOLD));
            assertThat(Actors.as(submitter, () -> workers.jobs().find(id))).isPresent();
            assertThat(Workers.administrator(() -> workers.jobs().find(id))).isPresent();
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
    void a_kind_that_this_version_does_not_know_fails_with_a_sentence() throws Exception {
        try (var workers = Workers.of(region).start()) {
            JobId id = workers.jobs().submit(QUICK, TOLD);
            workers.await(id, JobState.FAILED);
            assertThat(workers.find(id).error()).contains("版を確かめてください");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(String table) {
        return region.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}

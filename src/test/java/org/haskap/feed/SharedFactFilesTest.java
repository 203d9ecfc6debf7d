package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Measure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of facts with several at them: colleagues and others, two at once, jobs begun again. */
class SharedFactFilesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init") // before all
    private static Feeder office;

    @SuppressWarnings("NullAway.Init") // before all
    private static Feeder elsewhere;

    @BeforeAll
    static void start() {
        region.start();
        office = Feeder.planning(region);
        elsewhere = Feeder.chamber(region);
    }

    @BeforeEach
    void no_facts() {
        Feeder.nothingIsThere(region);
    }

    private static String job(String path) {
        return region.owner()
                .sql("select job_id from fact_file where id = :id")
                .param("id", Long.valueOf(path.substring(path.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();
    }

    private static String state(String job) {
        return region.owner()
                .sql("select state from job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    /** As a job leaves a file that was cancelled, or broke off unforeseen. */
    private static void cutOff(String path, String state) {
        region.owner()
                .sql("with f as (update fact_file set state = :state where job_id = :job) "
                        + "update job set state = 'CANCELLED' where id = :job")
                .param("state", state)
                .param("job", job(path))
                .update();
    }

    @Test
    void an_old_job_begun_again_leaves_a_recorded_file_as_it_is() throws Exception {
        String path = office.checked("日付,人数\n2025-06-01,5\n");
        String checking = job(path);
        office.confirmed(path, "ALL");
        for (String old : List.of(checking, job(path))) {
            region.owner()
                    .sql("update job set state = 'FAILED' where id = :id")
                    .param("id", old)
                    .update();
            assertThat(office.post(path, "/staff/jobs/" + old + "/retry").statusCode())
                    .isEqualTo(303);
            long end = System.nanoTime() + 30_000_000_000L;
            while (!state(old).equals("FAILED") && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(office.body("/staff/jobs/" + old)).contains("もうこの処理を待っていません");
            assertThat(office.body(path)).contains("事実を記録しました");
            assertThat(office.facts()).isEqualTo(1);
        }
    }

    @Test
    void a_file_whose_job_was_cut_off_can_be_begun_again() throws Exception {
        String path = office.checked("番号,日付,人数\nk1,2025-06-01,5\n");
        cutOff(path, "CHECKING");
        assertThat(office.body(path)).contains("処理が途中で終わりました", "もう一度確かめる");
        assertThat(office.post(path, path + "/check").statusCode()).isEqualTo(303);
        assertThat(office.settled(path)).contains("まだ記録していません").doesNotContain("途中で終わり");
        cutOff(path, "RECORDING");
        assertThat(office.body(path)).contains("まだ記録していません", "前の記録は途中で終わり", "1件を記録する");
        assertThat(office.confirmed(path, "ALL")).contains("事実を記録しました");
        cutOff(path, "UNDOING");
        assertThat(office.body(path)).contains("取り消していません", "このファイルの事実をすべて取り消す");
        assertThat(office.facts()).isEqualTo(1);
        assertThat(office.takenBack(path)).contains("すべて取り消しました");
        assertThat(office.facts()).isZero();
    }

    @Test
    void a_colleague_sees_what_is_wrong_with_a_file() throws Exception {
        String path = office.checked("日付,人数\n2025-13-01,5\n");
        Feeder colleague = Feeder.planning(region);
        assertThat(colleague.get(path).body()).contains("誤りのある行（はじめの1件）").doesNotContain("処理の様子を見る");
        assertThat(colleague.get(path + "/errors.csv").body()).contains("日付");
        assertThat(elsewhere.get(path + "/errors.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void a_departments_file_is_no_other_departments_matter() throws Exception {
        List<Feeder> clerks = Actors.as(Actor.operator("test"), () -> {
            var organisations = region.application().getBean(Organisations.class);
            return organisations
                    .ensureDepartments(organisations.ensure("青葉市"), List.of("図書館課", "建設課"))
                    .values()
                    .stream()
                    .map(department ->
                            new Feeder(region, Role.DEPARTMENT_STAFF, new Scope.OfDepartment(department.id())))
                    .toList();
        });
        Feeder clerk = clerks.getFirst();
        String path = clerk.checked("番号,日付,人数\ng1,2025-06-01,5\n");
        clerk.confirmed(path, "ALL");
        assertThat(clerk.body(FactFiles.PATH)).contains(path);
        assertThat(clerk.body("/staff/evidence/" + clerk.fact("g1"))).contains("この事実を取り消す");
        Feeder other = clerks.getLast();
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(other.get(path + "/reversal").statusCode()).isEqualTo(404);
        assertThat(other.get(FactFiles.PATH).body()).doesNotContain(path);
        String page = "/staff/evidence/" + office.fact("g1");
        assertThat(other.get(page).body()).doesNotContain("この事実を取り消す");
        assertThat(other.get(page + "/reversal").statusCode()).isEqualTo(404);
        assertThat(elsewhere.get(page).body()).doesNotContain("この事実を取り消す");
        assertThat(office.body(page)).contains("この事実を取り消す");
        assertThat(office.takenBack(path)).contains("すべて取り消しました");
    }

    @Test
    void another_organisations_file_is_not_there_and_two_who_confirm_at_once_record_once() throws Exception {
        String path = office.checked("日付,人数\n2025-06-01,5\n");
        assertThat(elsewhere.get(path).statusCode()).isEqualTo(404);
        office.confirmed(path, "ALL");
        assertThat(office.post(path, path + "/confirmation", "mode", "ALL").statusCode())
                .isEqualTo(303);
        office.settled(path);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("5");
        long fact = region.owner()
                .sql("select fact_id from fed_fact")
                .query(Long.class)
                .single();
        assertThat(elsewhere.get("/staff/evidence/" + fact + "/reversal").statusCode())
                .isEqualTo(404);
    }
}

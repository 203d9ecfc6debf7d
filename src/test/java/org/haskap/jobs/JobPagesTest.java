package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.AsOperator;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.jobs.Kind.Told;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.SampleSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticApplicationContext;

/** The pages of jobs, asked for by HTTP; nothing works on the jobs, so that they stay as they are. */
class JobPagesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Kind KIND = new Kind("import", (told, progress) -> JobResult.said(""));

    private static ApplicationContext context = new StaticApplicationContext();
    private static Visit administrator = new Visit(region, "");
    private static Visit submitter = administrator;
    private static Visit colleague = administrator;
    private static long person;

    /** A kind of job. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        Kind importing() {
            return KIND;
        }
    }

    @BeforeAll
    static void start() {
        System.setProperty("haskap.jobs.enabled", "false");
        context = region.start(SampleSite.Counting.class, Kinds.class);
        System.clearProperty("haskap.jobs.enabled");
        administrator = new Visit(region, TestSignIn.as(context, Role.ADMINISTRATOR, new Scope.Region()));
        colleague = new Visit(region, TestSignIn.as(context, Role.PLANNING_OFFICE, new Scope.Region()));
        People people = context.getBean(People.class);
        person = AsOperator.call(() -> people.add("佐藤", "sato@example.jp").id());
        AsOperator.call(() -> people.assign(
                        person, Role.PLANNING_OFFICE, new Scope.Region(), java.time.LocalDate.of(2020, 4, 1), null))
                .orThrow();
        submitter = new Visit(region, TestSignIn.as(context, person));
    }

    @BeforeEach
    void empty() {
        region.jdbc().sql("delete from job").update();
    }

    @Test
    void a_running_job_shows_how_far_it_is_and_asks_for_itself_until_it_is_over() throws Exception {
        JobId id = submit();
        set(id, "state = 'RUNNING', started_at = now() - interval '80 seconds', done = 3200, total = 12000");
        String page = submitter.get("/staff/jobs/" + id).body();
        assertThat(page)
                .contains("<strong>3,200/12,000行</strong>", "実行中", "1分2", "最新の状態を表示", "この処理を取り消す")
                .contains("hx-trigger=\"every 3s\"", "role=\"status\">実行中です。25%まで進みました。", "value=\"26\"");
        String again = match(page, "hx-get=\"([^\"]+)\"");
        assertThat(submitter.get(again).body()).contains("id=\"job\"").doesNotContain("id=\"job-said\"");

        set(id, "state = 'DONE', finished_at = now(), result = '12,000行を取り込みました。', result_link = '/staff/imports/7'");
        assertThat(submitter.get(again).body())
                .contains("12,000行を取り込みました。", "href=\"/staff/imports/7\"", "role=\"status\">完了しました。")
                .doesNotContain("hx-trigger", "hx-get", "この処理を取り消す", "もう一度実行する");
    }

    @Test
    void errors_are_listed_up_to_a_hundred_and_all_in_a_file() throws Exception {
        JobId id = submit();
        set(id, "state = 'PARTLY', errors = 120");
        region.jdbc().sql("""
                        insert into job_error select :id, n, n + 1, '参加人数', '<b>' || n || '</b>' from generate_series(0, 119) n
                        """).param("id", id.value()).update();
        assertThat(submitter.get("/staff/jobs/" + id).body())
                .contains("120件のうち、はじめの100件", "&lt;b&gt;99&lt;/b&gt;")
                .doesNotContain("&lt;b&gt;100", "<b>9");
        var file = submitter.get("/staff/jobs/" + id + "/errors.csv");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"errors-" + id + ".csv\"");
        assertThat(file.body()).startsWith("\uFEFF行,項目,内容\r\n1,").contains("120,参加人数,<b>119</b>");
    }

    @Test
    void nobody_else_learns_that_a_job_is_there() throws Exception {
        JobId id = submit();
        set(id, "state = 'FAILED', errors = 1");
        String path = "/staff/jobs/" + id;
        assertThat(submitter.get(path).statusCode()).isEqualTo(200);
        assertThat(administrator.get(path).statusCode()).isEqualTo(200);
        for (String other : new String[] {path, path + "/errors.csv", "/staff/jobs/JB-000000000000", "/staff/jobs/x"}) {
            assertThat(colleague.get(other).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(submitter.post(path, path + "/retry", Map.of()).statusCode()).isEqualTo(303);
        assertThat(new Visit(region, "").get(path).headers().firstValue("Location"))
                .hasValue("/sign-in");
    }

    @Test
    void cancelling_and_retrying_need_the_forms_token() throws Exception {
        JobId id = submit();
        String path = "/staff/jobs/" + id;
        assertThat(submitter
                        .post(path + "/cancellation", "")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith("/sign-in");
        assertThat(state(id)).isEqualTo("WAITING");
        var answer = submitter.post(path, path + "/cancellation", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(path);
        assertThat(state(id)).isEqualTo("CANCELLED");
        assertThat(submitter.post(path, path + "/retry", Map.of()).statusCode()).isEqualTo(303);
        assertThat(state(id)).isEqualTo("WAITING");
    }

    @Test
    void the_list_shows_what_failed_with_the_reason_and_a_way_to_retry() throws Exception {
        region.jdbc()
                .sql("insert into recurring_job (name, label, cadence) values ('outbox', 'メールの送信', '1分ごと')")
                .update();
        JobId failed = submit();
        submit();
        set(failed, "state = 'FAILED', error = '表の見出しがありません。', error_id = 'E-12345678'");
        String all = administrator.get("/admin/jobs").body();
        assertThat(all).contains("2件を表示", "メールの送信", "1分ごと", "いま実行する");
        String page = administrator.get("/admin/jobs?state=FAILED&kind=import").body();
        assertThat(page)
                .contains("1件を表示", "表の見出しがありません。", "action=\"/staff/jobs/" + failed + "/retry\"", "状態：失敗", "資料の取り込み");
        assertThat(administrator.get("/admin/jobs?state=DONE").body()).contains("条件に合う処理はありません");
        assertThat(administrator.get("/admin/jobs?state=x&page=99").statusCode())
                .isEqualTo(200);
        assertThat(administrator
                        .post("/admin/jobs", "/admin/jobs/recurring/outbox/run", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(region.jdbc()
                        .sql("select count(*) from scheduled_tasks where task_name = 'soon'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(colleague.get("/admin/jobs").statusCode()).isNotEqualTo(200);
    }

    @Test
    void the_list_asks_the_database_as_often_for_many_jobs_as_for_few() throws Exception {
        var counted = (StatementCount) context.getBean(DataSource.class);
        submit();
        administrator.get("/admin/jobs");
        int few = counted.during(() -> administrator.get("/admin/jobs")).size();
        for (int i = 0; i < 120; i++) {
            submit();
        }
        assertThat(counted.during(() -> administrator.get("/admin/jobs")).size())
                .isLessThanOrEqualTo(few);
        assertThat(administrator.get("/admin/jobs?page=3").body()).contains("aria-current=\"page\"");
        assertThat(few).isLessThanOrEqualTo(12);
    }

    private static JobId submit() throws Exception {
        var actor = Actor.member(person, null, "", java.util.List.of());
        return Actors.as(actor, () -> context.getBean(Jobs.class).submit(KIND, new Told(1, "登録簿")));
    }

    private static void set(JobId id, String columns) {
        region.jdbc()
                .sql("update job set " + columns + " where id = :id")
                .param("id", id.value())
                .update();
    }

    private static String state(JobId id) {
        return region.jdbc()
                .sql("select state from job where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private static String match(String page, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.jobs.Kind.Told;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.StaticApplicationContext;

/** The pages of jobs and mails as an administrator meets them in a browser; nothing works on the jobs. */
class JobsBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Kind KIND = new Kind("import", (told, progress) -> JobResult.said(""));
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static ApplicationContext context = new StaticApplicationContext();
    private static final List<Chromium> CHROMIUM = new ArrayList<>();
    private static final Map<String, JobId> JOBS = new LinkedHashMap<>();
    private static String cookie = "";

    @BeforeAll
    static void start() throws Exception {
        CHROMIUM.add(Chromium.start());
        System.setProperty("haskap.jobs.enabled", "false");
        context = region.start();
        System.clearProperty("haskap.jobs.enabled");
        cookie = TestSignIn.as(context, Role.ADMINISTRATOR, new Scope.Region());
        for (JobState state : JobState.values()) {
            JobId id = Actors.as(
                    Actor.operator("import"), () -> context.getBean(Jobs.class).submit(KIND, new Told(1, "")));
            JOBS.put(state.name(), id);
            region.jdbc()
                    .sql("""
                            update job set state = :state, started_at = submitted_at, done = 3200, total = 12000, errors = 2,
                                   error = '表の見出しがありません。1行目に見出しを入れてください。', result = '取り込みました。', result_link = '/staff'
                            where id = :id
                            """)
                    .param("state", state.name())
                    .param("id", id.value())
                    .update();
            region.jdbc()
                    .sql("insert into job_error values (:id, 0, 3, '参加人数', '数字ではありません。')")
                    .param("id", id.value())
                    .update();
        }
        region.jdbc()
                .sql("insert into recurring_job (name, label, cadence, failed_at, error)"
                        + " values ('outbox', 'メールの送信', '1分ごと', now(), '止まりました。')")
                .update();
        context.getBean(Outbox.class).send(new Mail("k", "sato@example.jp", "ご招待のお知らせ", "本文"));
        region.jdbc()
                .sql("update outbox_mail set state = 'FAILED', error = '断られました。', doubtful = true")
                .update();
    }

    @AfterAll
    static void stop() {
        CHROMIUM.forEach(Chromium::close);
    }

    @Test
    void no_page_has_an_accessibility_violation_or_overflows_a_narrow_screen() {
        var paths = new ArrayList<>(List.of("/admin/jobs", "/admin/jobs?state=DONE&kind=x", "/admin/outbox"));
        paths.add("/admin/outbox/"
                + region.jdbc()
                        .sql("select id from outbox_mail")
                        .query(Long.class)
                        .single());
        JOBS.values().forEach(id -> paths.add("/staff/jobs/" + id));
        var found = new ArrayList<String>();
        var page = page(true);
        for (String path : paths) {
            page.setViewportSize(1280, 900);
            assertThat(page.navigate(region.url(path)).status()).as(path).isEqualTo(200);
            new AxeBuilder(page)
                    .setLegacyMode(true)
                    .withTags(RULES)
                    .analyze()
                    .getViolations()
                    .forEach(v -> found.add(path + ": " + v.getId() + " "
                            + v.getNodes().getFirst().getHtml()));
            page.setViewportSize(320, 800);
            if (!(Boolean)
                    page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
                found.add(path + ": wider than 320 px");
            }
        }
        page.context().close();
        assertThat(found).isEmpty();
    }

    @Test
    void a_running_job_goes_on_by_itself_until_it_is_over_and_then_asks_no_more() {
        JobId id = Objects.requireNonNull(JOBS.get(JobState.RUNNING.name()));
        var page = page(true);
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(region.url("/staff/jobs/" + id));
        page.evaluate("window.kept = true");
        assertThat(page.textContent("#job")).contains("3,200/12,000行");
        region.jdbc()
                .sql("update job set done = 9000 where id = :id")
                .param("id", id.value())
                .update();
        page.waitForCondition(() -> page.textContent("#job").contains("9,000/12,000行"));
        assertThat(page.textContent("#job-said")).contains("75%");
        region.jdbc()
                .sql("update job set state = 'DONE', errors = 0, finished_at = now() where id = :id")
                .param("id", id.value())
                .update();
        page.waitForCondition(() -> page.textContent("#job").contains("完了しました"));
        assertThat(page.textContent("#job-said")).isEqualTo("完了しました。");
        assertThat(page.evaluate("window.kept")).isEqualTo(true);
        int before = asked.size();
        page.waitForTimeout(3_500);
        assertThat(asked).hasSize(before);
        page.context().close();
    }

    @Test
    void without_javascript_the_newest_state_is_a_link_and_forms_work() {
        var page = page(false);
        page.navigate(region.url("/staff/jobs/" + JOBS.get(JobState.WAITING.name())));
        page.click("text=最新の状態を表示");
        page.click("text=この処理を取り消す");
        assertThat(page.textContent("#job")).contains("取り消しました");
        page.click("text=もう一度実行する");
        assertThat(page.textContent("#job")).contains("待機");
        page.context().close();
    }

    private static Page page(boolean javascript) {
        return CHROMIUM.getFirst()
                .signedIn(
                        region.url("/"),
                        cookie,
                        new Browser.NewContextOptions().setLocale("ja-JP").setJavaScriptEnabled(javascript))
                .newPage();
    }
}

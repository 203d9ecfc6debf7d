package org.haskap.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Eraser;
import org.haskap.access.Erasures;
import org.haskap.access.People;
import org.haskap.access.Retentions;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.jobs.Visit;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.SampleSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.StaticApplicationContext;

/** The pages of mails, asked for by HTTP in development; nothing is sent, so that they stay as they are. */
class OutboxPagesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static ApplicationContext context = new StaticApplicationContext();
    private static Visit administrator = new Visit(region, "");

    @BeforeAll
    static void start() {
        System.setProperty("haskap.jobs.enabled", "false");
        System.setProperty("haskap.development", "true");
        context = region.start(SampleSite.Counting.class);
        System.clearProperty("haskap.jobs.enabled");
        System.clearProperty("haskap.development");
        administrator = new Visit(region, TestSignIn.as(context, Role.ADMINISTRATOR, new Scope.Region()));
    }

    @BeforeEach
    void empty() {
        region.jdbc().sql("delete from outbox_mail").update();
        region.jdbc().sql("delete from scheduled_tasks").update();
    }

    @Test
    void the_list_veils_addresses_and_the_mails_own_page_shows_all_in_development() throws Exception {
        long id = send("k1", "<b>ご招待</b>", "次のページを開いてください。\nhttp://localhost:8080/sign-in/link?token=a&b=1。\n<script>");
        String list = administrator.get("/admin/outbox").body();
        assertThat(list)
                .contains("&lt;b&gt;ご招待", "s…@example.jp", "1件を表示")
                .doesNotContain("sato@example.jp", "token=a");
        assertThat(administrator.get("/admin/outbox/" + id).body())
                .contains(
                        "sato@example.jp",
                        "<a href=\"http://localhost:8080/sign-in/link?token=a&amp;b=1\">",
                        "&lt;script&gt;",
                        "このメールをいま送る")
                .doesNotContain("<script>");
    }

    @Test
    void a_failed_mail_is_sent_again_with_the_forms_token_only() throws Exception {
        long id = send("k2", "件名", "本文");
        region.jdbc().sql("delete from scheduled_tasks").update();
        region.jdbc()
                .sql("update outbox_mail set state = 'FAILED', error = '断られました。'")
                .update();
        assertThat(administrator.get("/admin/outbox?state=FAILED").body()).contains("断られました。", "状態：失敗");
        assertThat(administrator.get("/admin/outbox?state=SENT").body()).contains("条件に合うメールはありません");
        String page = "/admin/outbox/" + id;
        assertThat(administrator
                        .post(page + "/sending", "")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith("/sign-in");
        assertThat(administrator.get(page).body()).contains("失敗");
        assertThat(administrator.post(page, page + "/sending", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(administrator.get(page).body()).contains("待機");
        assertThat(region.jdbc()
                        .sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void pages_that_are_not_there_and_people_who_may_not_are_refused() throws Exception {
        long id = send("k3", "件名", "本文");
        for (String path : List.of("/admin/outbox/999999", "/admin/outbox/x", "/admin/outbox/99999999999999999999")) {
            assertThat(administrator.get(path).statusCode()).as(path).isEqualTo(404);
        }
        var staff = new Visit(region, TestSignIn.as(context, Role.PLANNING_OFFICE, new Scope.Region()));
        for (String path : List.of("/admin/outbox", "/admin/outbox/" + id)) {
            assertThat(staff.get(path).body()).as(path).doesNotContain("sato", "件名");
            assertThat(staff.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
        assertThat(new Visit(region, "").get("/admin/outbox").headers().firstValue("Location"))
                .hasValue("/sign-in");
    }

    @Test
    void the_list_asks_the_database_as_often_for_many_mails_as_for_few() throws Exception {
        var counted = (StatementCount) context.getBean(DataSource.class);
        send("one", "件名", "本文");
        administrator.get("/admin/outbox");
        int few = counted.during(() -> administrator.get("/admin/outbox")).size();
        for (int i = 0; i < 60; i++) {
            send("many" + i, "件名", "本文");
        }
        assertThat(counted.during(() -> administrator.get("/admin/outbox")).size())
                .isLessThanOrEqualTo(few);
        assertThat(administrator.get("/admin/outbox?page=2").body()).contains("61件を表示");
        assertThat(few).isLessThanOrEqualTo(12);
    }

    @Test
    void an_erased_persons_mails_are_blanked_and_the_nightly_rules_know_mails_and_jobs() throws Exception {
        long id = send("k4", "佐藤様へ", "本文");
        var operator = Actor.operator("test");
        long person = Actors.as(
                operator,
                () -> context.getBean(People.class).add("佐藤", "SATO@example.jp").id());
        Erasures erasures = context.getBean(Erasures.class);
        assertThat(Actors.as(operator, () -> erasures.held(person)))
                .contains(new Eraser.Held("この人のメールアドレスに宛てたメール", "1通"));
        assertThat(Actors.as(operator, () -> erasures.erase(person))).isInstanceOf(Erasures.Answer.Done.class);
        assertThat(administrator.get("/admin/outbox/" + id).body())
                .contains("（消去済み）", "宛先の方の情報が消されたため")
                .doesNotContain("佐藤", "sato");
        assertThat(Actors.as(operator, () -> context.getBean(Retentions.class).run()))
                .extracting(Retentions.Kept::kind)
                .contains("finished-jobs", "mail-texts");
    }

    @Test
    void a_text_is_taken_apart_at_its_addresses() {
        assertThat(MailPage.parts("a https://x.jp/?b=c。d"))
                .containsExactly(
                        new MailPage.Part("a ", false),
                        new MailPage.Part("https://x.jp/?b=c", true),
                        new MailPage.Part("。d", false));
        assertThat(MailPage.parts("javascript:alert(1)")).noneMatch(MailPage.Part::link);
    }

    private static long send(String key, String subject, String text) {
        context.getBean(Outbox.class).send(new Mail(key, "sato@example.jp", subject, text));
        return region.jdbc()
                .sql("select max(id) from outbox_mail")
                .query(Long.class)
                .single();
    }
}

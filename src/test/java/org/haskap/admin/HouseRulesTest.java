package org.haskap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/** The rules that every form keeps: nobody overwrites unseen, nothing is made twice, nothing typed is lost. */
class HouseRulesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static Browsing one = new Browsing(region, "");
    private static Browsing other = new Browsing(region, "");
    private static @Nullable People people;

    @BeforeAll
    static void start() {
        ConfigurableApplicationContext application = region.start();
        one = new Browsing(region, TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region()));
        other = new Browsing(region, TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region()));
        people = application.getBean(People.class);
    }

    @Test
    void a_stale_save_keeps_what_was_typed_and_shows_what_is_stored() throws Exception {
        long id = person("佐藤 花子", null);
        var mine = one.open("/admin/users/" + id + "/edit");
        var theirs = other.open("/admin/users/" + id + "/edit");
        assertThat(other.post("/admin/users/" + id, theirs, "name", "佐藤 華子", "email", "hana@example.jp")
                        .statusCode())
                .isEqualTo(303);
        given(id); // later, but no change of what the form holds

        var late = one.post("/admin/users/" + id, mine, "name", "佐藤 はな子", "email", "");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("試験 管理者さんが", "に更新しました。差分を確認してください。")
                .contains("佐藤 はな子", "佐藤 華子", "hana@example.jp");
        assertThat(find(id)).isEqualTo("佐藤 華子");

        // What the other changed and I did not is taken over; what I changed stays mine; the new version saves.
        assertThat(late.body()).containsPattern("name=\"email\" value=\"hana@example.jp\" checked");
        assertThat(late.body()).containsPattern("name=\"name\" value=\"佐藤 はな子\" checked");
        var again = one.post(
                "/admin/users/" + id, Browsing.hidden(late.body()), "name", "佐藤 はな子", "email", "hana@example.jp");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(find(id)).isEqualTo("佐藤 はな子");
    }

    @Test
    void settings_saved_from_an_old_page_meet_the_same() throws Exception {
        var mine = one.open("/admin/settings");
        var theirs = other.open("/admin/settings");
        assertThat(other.post("/admin/settings", theirs, "name", "青葉市").statusCode())
                .isEqualTo(303);
        var late = one.post("/admin/settings", mine, "name", "緑葉市");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("青葉市", "緑葉市");
        assertThat(one.get("/").body()).contains("青葉市").doesNotContain("緑葉市");
    }

    @Test
    void two_identical_forms_sent_at_once_create_one_thing() throws Exception {
        var form = one.open("/admin/users/new");
        Callable<HttpResponse<String>> send =
                () -> one.post("/admin/users", form, "name", "二重 送信", "email", "twice@example.jp");
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<HttpResponse<String>> answers = threads.invokeAll(List.of(send, send)).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).allMatch(answer -> answer.statusCode() == 303);
            assertThat(answers.stream().map(Browsing::location).distinct()).hasSize(1);
        }
        assertThat(count("twice@example.jp")).isEqualTo(1);

        var changed = one.post("/admin/users", form, "name", "別の 人", "email", "other@example.jp");
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("すでに登録しています");
        assertThat(count("other@example.jp")).isZero();
    }

    @Test
    void a_form_that_creates_is_refused_without_its_key_and_any_form_without_its_token() throws Exception {
        var form = one.open("/admin/users/new");
        var keyless = new LinkedHashMap<>(form);
        keyless.remove("once");
        assertThat(one.post("/admin/users", keyless, "name", "鍵 なし").statusCode())
                .isEqualTo(400);
        var tokenless = new LinkedHashMap<>(form);
        tokenless.remove("_csrf");
        var refused = one.post("/admin/users", tokenless, "name", "印 なし");
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(Browsing.location(refused)).startsWith("/sign-in/");
        assertThat(region.jdbc()
                        .sql("select count(*) from person where name like '%なし'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_form_with_errors_keeps_everything_and_says_what_to_mend() throws Exception {
        var form = one.open("/admin/users/new");
        var answer = one.post("/admin/users", form, "name", "<b>太郎</b>", "email", "だめ");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>エラー：")
                .contains("入力内容に1件の誤りがあります", "href=\"#email\"", "value=\"だめ\"")
                .contains("&lt;b>太郎&lt;/b>")
                .doesNotContain("<b>太郎");
        // The key was not spent: the mended form goes through, and the page says so once.
        var done = one.post(
                "/admin/users", Browsing.hidden(answer.body()), "name", "<b>太郎</b>", "email", "taro@example.jp");
        assertThat(done.statusCode()).isEqualTo(303);
        String page = Browsing.location(done);
        assertThat(one.get(page).body()).contains("登録しました").doesNotContain("<b>太郎");
        assertThat(one.get(page).body()).doesNotContain("登録しました</h2>");
    }

    @Test
    void what_is_too_large_is_refused_in_words() throws Exception {
        var token = one.open("/admin/users/new").get("_csrf");
        String start = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n";
        DataSize limit = DataSize.parse(
                region.application().getEnvironment().getRequiredProperty("spring.servlet.multipart.max-file-size"));
        var parts = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
                zeros(limit.toBytes() + 1_000_000),
                new ByteArrayInputStream("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8)))));
        var answer = one.send(one.request("/admin/users")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> parts)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains(limit.toMegabytes() + "メガバイトまで");

        String many = "a=1&".repeat(20_000);
        var parameters = one.send(one.request("/admin/users")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(many)));
        assertThat(parameters.statusCode()).isIn(400, 413);
    }

    @Test
    void an_address_that_staff_change_waits_for_its_owner() throws Exception {
        long id = person("山口 みどり", "midori@example.jp");
        String page = "/admin/users/" + id;
        var answer = one.post(page, one.open(page + "/edit"), "name", "山口 緑", "email", "midori@new.example.jp");
        assertThat(answer.statusCode()).isEqualTo(303);
        String shown = one.get(page).body();
        assertThat(shown)
                .contains("新しいアドレスに届くリンク", "変更中のメールアドレス", "midori@new.example.jp", "midori@example.jp", "山口 緑");
        assertThat(people().find(id).orElseThrow().email()).isEqualTo("midori@example.jp");
        var emptied = one.post(page, one.open(page + "/edit"), "name", "山口 緑", "email", "");
        assertThat(emptied.statusCode()).isEqualTo(422);
        assertThat(emptied.body()).contains("消せません");
        assertThat(one.post(page + "/email/withdrawal", Browsing.hidden(shown)).statusCode())
                .isEqualTo(303);
        assertThat(one.get(page).body()).contains("取りやめました").doesNotContain("変更中のメールアドレス");
    }

    @Test
    void programs_are_told_as_programs() throws Exception {
        var answer = one.send(one.request("/admin/users/999999").setHeader("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404");
    }

    @Test
    void who_may_not_is_told_whom_to_ask_on_the_desk_itself() throws Exception {
        var planner =
                new Browsing(region, TestSignIn.as(region.application(), Role.PLANNING_OFFICE, new Scope.Region()));
        var answer = planner.get("/admin/settings");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("「地域の設定を変える」権限が必要です", "担当：管理者", "ui-desk__label");
        // Somebody who is not there and somebody who may not be seen differ in nothing.
        var there = planner.get("/admin/users/" + person("見えない 人", null));
        var gone = planner.get("/admin/users/999999");
        assertThat(there.statusCode()).isEqualTo(gone.statusCode());
        assertThat(main(there.body())).isEqualTo(main(gone.body()));
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (left <= 0) {
                    return -1;
                }
                int now = (int) Math.min(left, most);
                Arrays.fill(into, from, from + now, (byte) 0);
                left -= now;
                return now;
            }
        };
    }

    private static People people() {
        return Objects.requireNonNull(people);
    }

    private static String main(String html) {
        return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
    }

    private static long person(String name, @Nullable String email) {
        return Actors.as(Actor.operator("test"), () -> people().add(name, email).id());
    }

    private static void given(long id) {
        Actors.as(Actor.operator("test"), () -> {
            people().assign(id, Role.CITIZEN, new Scope.Region(), LocalDate.of(2026, 4, 1), null)
                    .orThrow();
            return true;
        });
    }

    private static String find(long id) {
        return people().find(id).orElseThrow().name();
    }

    private static long count(String email) {
        return region.jdbc()
                .sql("select count(*) from person where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}

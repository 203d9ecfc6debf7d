package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets in, and who does not. */
class SignInTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(region);
    }

    @Test
    void who_has_signed_in_sees_the_own_page_and_others_are_asked_to() throws Exception {
        var visit = Visit.with(region, TestSignIn.as(house.beans(), Role.ADMINISTRATOR, new Scope.Region()));
        assertThat(visit.get("/my").statusCode()).isEqualTo(200);
        assertThat(Visit.location(new Visit(region).get("/my"))).isEqualTo("/sign-in");
    }

    @Test
    void public_pages_set_no_cookie_and_the_sign_in_page_is_never_stored() throws Exception {
        var home = new Visit(region).get("/");
        assertThat(home.headers().map()).doesNotContainKey("set-cookie").containsKey("etag");
        var page = new Visit(region).get("/sign-in");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("haskap=")
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(page.headers().map()).doesNotContainKey("strict-transport-security");
    }

    @Test
    void a_password_signs_in_and_leads_to_the_page_asked_for_under_a_new_session_key() throws Exception {
        var person = house.somebody("苫小牧 花子");
        var visit = new Visit(region);
        visit.get("/my/security");
        visit.get("/sign-in");
        String before = visit.cookie();
        String oldToken = visit.token();
        var answer = visit.post("/sign-in/password", "email", person.email(), "password", House.PASSWORD);
        assertThat(Visit.location(answer)).isEqualTo("/my/security");
        assertThat(visit.cookie()).isNotEmpty().isNotEqualTo(before);
        assertThat(visit.follow(answer).body()).contains("ログインしている機器");

        var fixed = new Visit(region);
        fixed.cookie(before);
        assertThat(Visit.location(fixed.get("/my"))).isEqualTo("/sign-in");
        visit.token(oldToken);
        assertThat(visit.post("/my/profile", "name", "別の名前", "version", "1").statusCode())
                .isEqualTo(303);
        assertThat(visit.get("/my/profile").body()).contains("苫小牧 花子").doesNotContain("別の名前");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_answered_alike_and_keep_the_address() throws Exception {
        var person = house.somebody("厚真 次郎");
        var wrong = new Visit(region).signIn(person.email(), "not the right one");
        var unknown = new Visit(region).signIn("nobody@example.jp", "not the right one");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"" + person.email() + "\"").contains("<title>エラー：");
        assertThat(same(wrong.body(), person.email())).isEqualTo(same(unknown.body(), "nobody@example.jp"));
    }

    private static String same(String body, String email) {
        return body.replace(email, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void full_and_half_width_are_the_same_password_and_an_old_hash_is_made_anew() throws Exception {
        var person = house.somebody("安平 三郎");
        var old = org.springframework.security.crypto.argon2.Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        region.owner()
                .sql("update account set password_hash = :hash where person_id = :person")
                .param("hash", old.encode(House.PASSWORD))
                .param("person", person.id())
                .update();
        var visit = new Visit(region);
        assertThat(Visit.location(
                        visit.signIn(person.email().toUpperCase(java.util.Locale.ROOT), "ｃorrect horse battery")))
                .isEqualTo("/my");
        assertThat(region.owner()
                        .sql("select password_hash from account where person_id = :person")
                        .param("person", person.id())
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void the_eleventh_try_at_an_account_has_to_wait() throws Exception {
        var person = house.somebody("むかわ 四郎");
        var visit = new Visit(region);
        for (int i = 0; i < 10; i++) {
            assertThat(visit.signIn(person.email(), "guess number " + i).statusCode())
                    .isEqualTo(422);
        }
        var late = visit.signIn(person.email(), House.PASSWORD);
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(late.headers().firstValue("Retry-After").orElse("0")))
                .isPositive();
        assertThat(late.body()).contains("しばらくお待ちください", "あと");
    }

    @Test
    void a_form_of_another_site_is_refused_before_a_session_is_made_for_it() throws Exception {
        var visit = new Visit(region);
        var answer = visit.post(
                "/sign-in/password", Map.of("Sec-Fetch-Site", "cross-site"), "email", "a@example.jp", "password", "x");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void without_its_token_no_form_is_taken() throws Exception {
        var person = house.somebody("白老 五郎");
        var visit = house.visit(person);
        visit.token("forged");
        var answer = visit.post("/my/profile", "name", "乗っ取り", "version", "1");
        assertThat(Visit.location(answer)).isEqualTo("/sign-in/not-taken");
        var page = visit.follow(answer);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("受け付けられませんでした").doesNotContain("乗っ取り");
        assertThat(visit.get("/my/profile").body()).contains("白老 五郎");
    }

    @Test
    void a_link_by_mail_signs_in_once_after_a_press_of_the_button() throws Exception {
        var person = house.somebody("<b>登別</b> 六郎");
        var visit = new Visit(region);
        visit.get("/sign-in/mail");
        assertThat(Visit.location(visit.post("/sign-in/mail", "email", person.email())))
                .isEqualTo("/sign-in/mail/sent");
        String link = house.link(person.email());
        assertThat(link).matches("/sign-in/link\\?token=[A-Za-z0-9_-]{43}");

        // A mail program looks at it first.
        var scanner = new Visit(region);
        scanner.follow(scanner.get(link));
        scanner.follow(scanner.get(link));

        var other = new Visit(region); // another browser than the one that asked
        var opened = other.get(link);
        assertThat(Visit.location(opened)).isEqualTo("/sign-in/link");
        assertThat(other.follow(opened).body())
                .contains("&lt;b&gt;登別&lt;/b&gt; 六郎さんとしてログインします")
                .doesNotContain("<b>登別");
        assertThat(Visit.location(other.post("/sign-in/link"))).isEqualTo("/my");
        assertThat(other.get("/my").statusCode()).isEqualTo(200);

        var late = new Visit(region);
        var used = late.follow(late.get(link));
        assertThat(used.statusCode()).isEqualTo(410);
        assertThat(used.body()).contains("すでに使われています");
        scanner.post("/sign-in/link");
        assertThat(Visit.location(scanner.get("/my"))).isEqualTo("/sign-in");
    }

    @Test
    void of_two_who_use_a_link_at_once_one_gets_in() throws Exception {
        var person = house.somebody("室蘭 七郎");
        var asking = new Visit(region);
        asking.get("/sign-in/mail");
        asking.post("/sign-in/mail", "email", person.email());
        String link = house.link(person.email());
        var visits = new ArrayList<Visit>();
        for (int i = 0; i < 4; i++) {
            var visit = new Visit(region);
            visit.follow(visit.get(link));
            visits.add(visit);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var presses = visits.stream()
                    .<Callable<Integer>>map(
                            visit -> () -> visit.post("/sign-in/link").statusCode())
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var each : threads.invokeAll(presses)) {
                answers.add(each.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(303, 410, 410, 410);
        }
    }

    @Test
    void wrong_expired_and_superseded_links_say_so() throws Exception {
        var person = house.somebody("千歳 八郎");
        var visit = new Visit(region);
        var wrong = visit.follow(visit.get("/sign-in/link?token=" + "A".repeat(43)));
        assertThat(wrong.statusCode()).isEqualTo(410);
        assertThat(wrong.body()).contains("この" + LinkKind.SIGN_IN.label() + "は使えません");
        assertThat(visit.follow(visit.get("/sign-in/link?token='%20or%201=1")).statusCode())
                .isEqualTo(410);

        visit.get("/sign-in/mail");
        visit.post("/sign-in/mail", "email", person.email());
        String first = house.link(person.email());
        visit.get("/sign-in/mail");
        visit.post("/sign-in/mail", "email", person.email());
        assertThat(visit.follow(visit.get(first)).statusCode()).isEqualTo(410);
        String second = house.link(person.email());
        region.owner()
                .sql("update one_time_link set expires_at = now() - interval '1 second' where person_id = :person")
                .param("person", person.id())
                .update();
        assertThat(visit.follow(visit.get(second)).body()).contains("有効な時間が過ぎています");
    }

    @Test
    void an_unknown_address_gets_the_same_answer_in_the_same_time_and_no_mail() throws Exception {
        var person = house.somebody("恵庭 九郎");
        var visit = new Visit(region);
        visit.get("/sign-in/mail");
        long began = System.nanoTime();
        var known = visit.post("/sign-in/mail", "email", person.email());
        long between = System.nanoTime();
        var unknown = visit.post("/sign-in/mail", "email", "nobody-here@example.jp");
        long end = System.nanoTime();
        assertThat(Visit.location(unknown)).isEqualTo(Visit.location(known));
        assertThat(house.mails("nobody-here@example.jp")).isEmpty();
        assertThat(between - began).isGreaterThan(290_000_000L);
        assertThat(end - between).isGreaterThan(290_000_000L);
    }

    @Test
    void an_address_that_would_add_a_header_or_a_recipient_is_refused() throws Exception {
        var visit = new Visit(region);
        visit.get("/sign-in/mail");
        for (String email : new String[] {"a@example.jp\r\nBcc: b@example.jp", "a@example.jp, b@example.jp", ""}) {
            assertThat(visit.post("/sign-in/mail", "email", email).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void a_forged_host_gets_into_no_mail_and_no_redirect() throws Exception {
        var person = house.somebody("北広島 十郎");
        var forged = new Forged(region);
        String cookie = forged.send("GET", "/sign-in/mail", "", "").cookie();
        var page = forged.send("GET", "/sign-in/mail", cookie, "");
        forged.send("POST", "/sign-in/mail", cookie, "_csrf=" + page.token() + "&email=" + person.email());
        assertThat(house.mails(person.email()).getFirst())
                .contains("http://localhost:")
                .doesNotContain("evil");
        assertThat(forged.send("GET", "/my", cookie, "").head()).doesNotContain("Location: http://evil");
    }

    @Test
    void strange_requests_get_the_problem_page_and_no_stack_trace() throws Exception {
        var forged = new Forged(region);
        for (String path :
                new String[] {"/my/..;/admin", "/my//security", "/my/%2e%2e/admin", "/sign-in/%00", "/my;a=b"}) {
            var answer = forged.send("GET", path, "", "");
            assertThat(answer.head()).as(path).startsWith("HTTP/1.1 400");
            assertThat(answer.body()).as(path).doesNotContain("Exception", "at org.");
        }
        for (String method : new String[] {"TRACE", "FOO", "CONNECT"}) {
            var answer = forged.send(method, "/my", "", "");
            assertThat(answer.head()).as(method).matches("(?s)HTTP/1\\.1 (400|405|501).*");
            assertThat(answer.body()).as(method).doesNotContain("Exception", "at org.");
        }
    }

    @Test
    void a_script_whose_session_is_over_is_told_to_load_the_page_anew() throws Exception {
        var answer = new Visit(region).get("/my/profile", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    }
}

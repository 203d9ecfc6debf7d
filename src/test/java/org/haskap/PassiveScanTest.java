package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.opendata.Sample;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a passive scanner looks for, over every kind of answer that links lead to: the public pages, files and problem pages, and
 * with an administrator's session every page of the desks. One method for each rule; {@code docs/security.md} lists them. What
 * a scanner asks for by itself is in {@link ProbesTest}.
 */
class PassiveScanTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Map<String, HttpResponse<String>> OPEN = new LinkedHashMap<>();
    private static final Map<String, HttpResponse<String>> SIGNED_IN = new LinkedHashMap<>();
    private static final Map<String, HttpResponse<String>> PROBLEMS = new LinkedHashMap<>();
    private static final Map<String, HttpResponse<String>> ASSETS = new LinkedHashMap<>();
    private static Crawl anybody = new Crawl(region, "");
    private static Crawl administrator = anybody;

    @BeforeAll
    static void crawl() throws Exception {
        var application = region.start();
        Actors.as(Actor.operator("test"), () -> {
            Sample.adopt(application);
            var organisation = application.getBean(Organisations.class).ensure("青葉市");
            application.getBean(Organisations.class).ensureDepartments(organisation, List.of("商工課", "政策推進課"));
            application.getBean(People.class).add("見本 花子", "sample@example.jp");
            var mail = new Mail("scan", "sample@example.jp", "件名", "本文 http://localhost/sign-in/link?token=secret");
            return application
                    .getBean(TransactionTemplate.class)
                    .execute(_ -> application.getBean(Outbox.class).send(mail));
        });
        administrator = new Crawl(region, TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region()));
        OPEN.putAll(anybody.all(_ -> true, "/", "/sitemap", "/status", "/sign-in"));
        SIGNED_IN.putAll(administrator.all(
                path -> path.matches("/(admin|staff|my|sign-in)(/.*|\\..*|\\?.*|$)"), "/my", "/staff", "/admin"));
        for (String path : List.of(
                "/nothing",
                "/nothing.json",
                "/documents/x",
                "/strategy/kpis/none.csv",
                "/sign-in/link?token=x",
                "/sign-in/link",
                "/%2e%2e/x",
                "/css/none.css",
                "/actuator/env",
                "/my")) {
            PROBLEMS.put(path, anybody.get(path));
        }
        PROBLEMS.put("POST /strategy", anybody.send("POST", "/strategy", ""));
        PROBLEMS.put("POST /sign-in/password", anybody.send("POST", "/sign-in/password", "email=x"));
        PROBLEMS.put("/admin/users/999999", administrator.get("/admin/users/999999"));
        PROBLEMS.put("/admin/users/x", administrator.get("/admin/users/x"));
        ASSETS.putAll(anybody.assets(List.of(anybody.get("/"), administrator.get("/my"), anybody.get("/sign-in"))));
    }

    @Test
    void the_crawl_reaches_the_pages_it_is_about() {
        assertThat(OPEN).hasSizeGreaterThan(60);
        assertThat(SIGNED_IN).hasSizeGreaterThan(40);
        assertThat(SIGNED_IN.keySet())
                .contains(
                        "/admin/users",
                        "/admin/audit",
                        "/admin/settings",
                        "/admin/jobs",
                        "/admin/outbox",
                        "/my/security");
        assertThat(ASSETS).hasSizeGreaterThan(5);
        OPEN.forEach((path, answer) -> assertThat(answer.statusCode()).as(path).isIn(200, 303));
        SIGNED_IN.forEach(
                (path, answer) -> assertThat(answer.statusCode()).as(path).isIn(200, 302, 303));
        ASSETS.forEach(
                (path, answer) -> assertThat(answer.statusCode()).as(path).isEqualTo(200));
        PROBLEMS.forEach((path, answer) ->
                assertThat(answer.statusCode()).as(path).isNotEqualTo(200).isLessThan(500));
    }

    @Test
    void every_answer_has_a_content_security_policy_without_holes() {
        everywhere((path, answer) -> {
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .hasSize(1);
            var policy = new LinkedHashMap<String, String>();
            for (String directive :
                    Crawl.header(answer, "Content-Security-Policy").split(";", -1)) {
                if (directive.isBlank()) {
                    continue;
                }
                String[] words = directive.strip().split(" ", 2);
                policy.put(words[0], words[1]);
            }
            assertThat(policy.get("default-src")).as(path).isEqualTo("'self'");
            assertThat(policy.get("script-src")).as(path).isEqualTo("'self'");
            assertThat(policy.get("style-src")).as(path).isEqualTo("'self'");
            assertThat(policy.get("object-src")).as(path).isEqualTo("'none'");
            assertThat(policy.get("base-uri")).as(path).isEqualTo("'none'");
            assertThat(policy.get("frame-ancestors")).as(path).isEqualTo("'none'");
            assertThat(policy.get("form-action")).as(path).isEqualTo("'self'");
            assertThat(policy.values()).as(path).noneMatch(value -> value.matches(".*(unsafe|\\*|http:|https:).*"));
        });
    }

    @Test
    void no_browser_guesses_a_type() {
        everywhere((path, answer) -> assertThat(Crawl.header(answer, "X-Content-Type-Options"))
                .as(path)
                .isEqualTo("nosniff"));
    }

    @Test
    void no_page_can_be_framed() {
        everywhere((path, answer) ->
                assertThat(Crawl.header(answer, "X-Frame-Options")).as(path).isEqualTo("DENY"));
    }

    @Test
    void addresses_are_not_told_to_other_sites() {
        everywhere((path, answer) -> assertThat(Crawl.header(answer, "Referrer-Policy"))
                .as(path)
                .isIn("strict-origin-when-cross-origin", "same-origin", "no-referrer", "strict-origin"));
    }

    @Test
    void devices_are_closed_to_pages() {
        everywhere((path, answer) -> assertThat(Crawl.header(answer, "Permissions-Policy"))
                .as(path)
                .contains("camera=()", "geolocation=()", "microphone=()"));
    }

    @Test
    void cookies_are_for_the_server_alone_and_public_pages_set_none() {
        everywhere((path, answer) -> {
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                assertThat(cookie)
                        .as(path)
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Domain=");
                assertThat(path).matches("(POST )?/(sign-in|my|staff|admin).*");
            }
        });
    }

    @Test
    void no_answer_names_the_software_and_its_version() {
        everywhere((path, answer) -> {
            assertThat(answer.headers().map().keySet())
                    .as(path)
                    .doesNotContain(
                            "server", "x-powered-by", "x-application-context", "via", "x-runtime", "x-debug-token");
            if (Crawl.isHtml(answer)) {
                assertThat(answer.body()).as(path).doesNotContainPattern("Apache Tomcat|Whitelabel|name=\"generator\"");
            }
        });
    }

    @Test
    void nothing_behind_a_session_is_kept_by_anybody() {
        SIGNED_IN.forEach((path, answer) ->
                assertThat(Crawl.header(answer, "Cache-Control")).as(path).contains("no-store"));
        everywhere((path, answer) -> {
            if (answer.headers().firstValue("Set-Cookie").isPresent()) {
                assertThat(Crawl.header(answer, "Cache-Control")).as(path).contains("no-store");
            }
        });
        PROBLEMS.forEach((path, answer) ->
                assertThat(Crawl.header(answer, "Cache-Control")).as(path).doesNotContain("public"));
    }

    @Test
    void no_answer_shows_the_inside() {
        var inside = Pattern.compile(
                "(?m)^\\s*at [\\w.$]+\\([\\w]+\\.java:\\d+\\)|\\b(?:java|jakarta|org\\.springframework)\\.[\\w.]+Exception"
                        + "|PSQLException|SQLSTATE|syntax error at or near|org\\.haskap\\.|NullPointerException"
                        + "|" + Pattern.quote(System.getProperty("user.dir")) + "|/home/\\w+|[A-Z]:\\\\\\w+|\\bfile:/"
                        + "|-----BEGIN [A-Z ]*PRIVATE KEY");
        everywhere((path, answer) -> assertThat(answer.body()).as(path).doesNotContainPattern(inside));
    }

    @Test
    void no_answer_tells_a_private_address() {
        var address =
                Pattern.compile("\\b(?:10\\.\\d{1,3}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}\\b");
        everywhere((path, answer) -> {
            if (!path.startsWith("/admin/audit")) { // where the trail says from where somebody came
                assertThat(answer.body()).as(path).doesNotContainPattern(address);
            }
        });
    }

    @Test
    void pages_load_and_send_nothing_elsewhere() {
        everywhere((path, answer) -> {
            if (Crawl.isHtml(answer)) {
                assertThat(Crawl.resources(answer.body()))
                        .as(path)
                        .allMatch(target -> target.matches("/([^/\\\\].*)?|\\?.*|#.*"));
                assertThat(answer.body()).as(path).doesNotContainPattern("(?i)http-equiv=\"?refresh|<base\\s");
            }
        });
        ASSETS.forEach((path, answer) -> assertThat(answer.body().replaceAll("https?://www\\.w3\\.org/\\S*", ""))
                .as(path)
                .doesNotContainPattern("(?i)(?:url\\(|@import\\s*|importScripts\\()[\"']?(?:https?:)?//"));
    }

    @Test
    void pages_hold_no_script_and_no_style_of_their_own() {
        everywhere((path, answer) -> {
            if (Crawl.isHtml(answer)) {
                assertThat(answer.body())
                        .as(path)
                        .doesNotContainPattern(
                                "(?i)<script(?![^>]*\\ssrc=)|<style|<[^>]+\\son[a-z]+=|<[^>]+\\sstyle=|=\"\\s*javascript:");
            }
        });
    }

    @Test
    void every_form_that_sends_carries_its_token_and_no_other_does() {
        var checked = new ArrayList<String>();
        everywhere((path, answer) -> {
            for (var form : Crawl.isHtml(answer) ? Crawl.forms(path, answer.body()) : List.<Crawl.HtmlForm>of()) {
                boolean token = form.fields().getOrDefault("_csrf", "").length() > 40;
                assertThat(token)
                        .as(path + " → " + form.action())
                        .isEqualTo(form.method().equals("POST"));
                if (token) {
                    checked.add(form.action());
                }
            }
        });
        assertThat(checked).hasSizeGreaterThan(40);
    }

    @Test
    void passwords_are_sent_by_post_are_never_filled_in_and_may_be_pasted() {
        var password = Pattern.compile("<input[^>]*type=\"password\"[^>]*>");
        everywhere((path, answer) -> password.matcher(answer.body()).results().forEach(found -> {
            assertThat(Crawl.attribute(found.group(), "value")).as(path).isEmpty();
            assertThat(Crawl.attribute(found.group(), "autocomplete"))
                    .as(path)
                    .isIn("current-password", "new-password");
        }));
        everywhere((path, answer) -> Crawl.forms(path, answer.body()).stream()
                .filter(form -> form.method().equals("GET"))
                .forEach(form ->
                        assertThat(form.fields().keySet()).as(path).noneMatch(name -> name.contains("password"))));
        assertThat(Objects.requireNonNull(OPEN.get("/sign-in")).body()).containsPattern(password);
    }

    @Test
    void a_link_that_opens_a_window_gives_no_handle_to_it() {
        everywhere((path, answer) -> Pattern.compile("<a\\s[^>]*target=\"_blank\"[^>]*>")
                .matcher(answer.body())
                .results()
                .forEach(link -> assertThat(link.group()).as(path).contains("noopener")));
    }

    @Test
    void every_text_says_its_character_set() {
        everywhere((path, answer) -> {
            if (Crawl.type(answer).startsWith("text/")
                    && !path.startsWith("/css")
                    && !path.startsWith("/js")
                    && !path.startsWith("/webjars")) {
                assertThat(Crawl.type(answer)).as(path).containsIgnoringCase("charset=utf-8");
            }
            if (Crawl.isHtml(answer) && answer.body().contains("<head>")) {
                assertThat(answer.body().substring(answer.body().indexOf("<head>")))
                        .as(path)
                        .startsWith("<head>\n  <meta charset=\"utf-8\">");
            }
            if (answer.body().length() > 0) {
                assertThat(Crawl.type(answer)).as(path).isNotEmpty();
            }
        });
    }

    @Test
    void no_address_holds_a_session_a_token_or_a_person() {
        everywhere((path, answer) -> {
            var addresses = new ArrayList<>(Crawl.resources(answer.body()));
            addresses.addAll(Crawl.links(answer.body()));
            answer.headers().firstValue("Location").ifPresent(addresses::add);
            assertThat(addresses)
                    .as(path)
                    .noneMatch(link -> !link.startsWith("mailto:")
                            && link.matches("(?i).*(jsessionid|[?&;](token|_csrf|session|password|haskap)=|@|%40).*"));
        });
    }

    @Test
    void no_page_holds_a_remark() {
        everywhere((path, answer) -> {
            if (Crawl.isHtml(answer)) {
                assertThat(answer.body()).as(path).doesNotContain("<!--");
            }
        });
    }

    private static void everywhere(BiConsumer<String, HttpResponse<String>> rule) {
        for (var answers : List.of(OPEN, SIGNED_IN, PROBLEMS, ASSETS)) {
            answers.forEach(rule);
        }
    }
}

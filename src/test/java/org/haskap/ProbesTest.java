package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.opendata.Sample;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a scanner asks for although no link leads there: files that lie about, methods nothing offers, forged headers, addresses meant to
 * lead elsewhere. One method for each rule; {@code docs/security.md} lists them.
 */
class ProbesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Map<String, HttpResponse<String>> ASSETS = new LinkedHashMap<>();
    private static Crawl anybody = new Crawl(region, "");
    private static Crawl administrator = anybody;

    @BeforeAll
    static void start() throws Exception {
        var application = region.start();
        Actors.as(Actor.operator("test"), () -> {
            Sample.adopt(application);
            return true;
        });
        administrator = new Crawl(region, TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region()));
        ASSETS.putAll(anybody.assets(List.of(anybody.get("/"), administrator.get("/my"), anybody.get("/sign-in"))));
        assertThat(ASSETS).hasSizeGreaterThan(5);
    }

    @Test
    void no_other_site_may_read_answers() throws Exception {
        for (String path : List.of("/", "/data.json", "/sign-in", "/status", "/data/kpis.csv")) {
            var answer = anybody.get(path, "Origin", "https://evil.example");
            assertThat(Crawl.header(answer, "Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
        var mine = administrator.get("/admin/users", "Origin", "https://evil.example");
        assertThat(mine.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void nothing_lies_about_that_is_no_page() throws Exception {
        var found = new TreeSet<String>();
        var files = new ArrayList<>(List.of(
                "/.git/HEAD",
                "/.git/config",
                "/.svn/entries",
                "/.env",
                "/.htaccess",
                "/.DS_Store",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/BOOT-INF/classes/application.properties",
                "/application.properties",
                "/application.yaml",
                "/org/haskap/Haskap.class",
                "/db/migration/V2_20__accounts.sql",
                "/pom.xml",
                "/Dockerfile",
                "/backup.zip",
                "/backup.sql",
                "/dump.sql",
                "/secret.key",
                "/data/secret.key",
                "/data/outbox/",
                "/outbox/",
                "/postgresql/",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/beans",
                "/actuator/mappings",
                "/actuator/loggers",
                "/actuator/shutdown",
                "/h2-console",
                "/console",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/server-status",
                "/phpinfo.php",
                "/manager/html",
                "/dev/components",
                "/dev/failure",
                "/login",
                "/logout",
                "/css/",
                "/css",
                "/js/",
                "/js",
                "/webjars/",
                "/webjars/htmx.org/",
                "/static/",
                "/public/",
                "/resources/",
                "/data/",
                "/mock/people",
                "/crossdomain.xml",
                "/clientaccesspolicy.xml",
                "/trace",
                "/dump",
                "/env"));
        for (String path : ASSETS.keySet()) {
            files.addAll(List.of(path + ".map", path + ".bak", path + "~", path + ".orig"));
        }
        for (String path : List.of("/strategy", "/sign-in", "/data.json", "/admin")) {
            files.addAll(List.of(
                    path + ".bak",
                    path + "~",
                    path + ".old",
                    path + ".swp",
                    path + ".jte",
                    path + "%20",
                    path + "::$DATA",
                    path + "%00.html"));
        }
        for (String path : files) {
            var answer = anybody.raw("GET " + path, "Host", "localhost");
            boolean asksToSignIn =
                    answer.matches("(?s)HTTP/1\\.1 30[23] .*Location: (http://localhost(:\\d+)?)?/sign-in\\r\\n.*");
            if (!answer.matches("(?s)HTTP/1\\.1 40[0145] .*") && !asksToSignIn) {
                found.add(path + " " + answer.lines().findFirst().orElse(""));
            }
            assertThat(answer).as(path).doesNotContain("Index of", "Directory listing", "Parent Directory");
        }
        assertThat(found).isEmpty();
        ASSETS.forEach((path, answer) -> assertThat(answer.body()).as(path).doesNotContain("sourceMappingURL"));
    }

    @Test
    void methods_that_nothing_offers_are_refused() throws Exception {
        for (String path : List.of(
                "/",
                "/strategy",
                "/sign-in",
                "/my",
                "/admin/users",
                "/data.json",
                "/status",
                ASSETS.keySet().iterator().next())) {
            for (String method :
                    List.of("TRACE", "TRACK", "PUT", "DELETE", "PATCH", "PROPFIND", "MOVE", "FOO", "get")) {
                String answer = administrator.raw(method + " " + path, "Host", "localhost", "Content-Length", "0");
                boolean turned =
                        answer.matches("(?s)HTTP/1\\.1 303 .*Location: \\S*/sign-in(/not-taken|\\?again)\\r\\n.*");
                assertThat(turned || answer.matches("(?s)HTTP/1\\.1 (400|403|404|405|501) .*"))
                        .as(method + " " + path + ": "
                                + answer.lines().findFirst().orElse(""))
                        .isTrue();
                assertThat(answer).as(method + " " + path).doesNotContain(administrator.cookie());
            }
        }
        for (String method : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(anybody.get("/strategy", method, "DELETE").statusCode())
                    .as(method)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_forged_word_of_tls_counts_nothing_without_a_proxy() throws Exception {
        var answer = anybody.get(
                "/sign-in",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "proto=https;host=evil.example");
        assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
        assertThat(Crawl.header(answer, "Set-Cookie")).doesNotContain("Secure");
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    void no_address_leads_to_another_site() throws Exception {
        var names = List.of(
                "next",
                "url",
                "redirect",
                "redirect_uri",
                "return",
                "returnTo",
                "return_to",
                "continue",
                "goto",
                "dest",
                "target",
                "to",
                "RelayState");
        var evils = List.of(
                "//evil.example",
                "https://evil.example",
                "/%5Cevil.example",
                "https:evil.example",
                "%09//evil.example");
        for (String evil : evils) {
            String query = String.join(
                    "&",
                    names.stream()
                            .map(name -> name + "=" + evil.replace("/", "%2F").replace(":", "%3A"))
                            .toList());
            for (String path :
                    List.of("/", "/sign-in", "/my", "/admin/users", "/sign-in/mail/sent", "/sign-in/again")) {
                for (Crawl visitor : List.of(anybody, administrator)) {
                    assertStays(path + "?…" + evil, visitor.raw("GET " + path + "?" + query, "Host", "localhost"));
                }
            }
        }
        for (String path : List.of(
                "//evil.example/my",
                "//evil.example/%2e%2e",
                "/my//evil.example",
                "/%5Cevil.example",
                "/.evil.example",
                "///evil.example",
                "/my/%2F%2Fevil.example",
                "http://evil.example/my")) {
            assertStays(path, anybody.raw("GET " + path, "Host", "localhost"));
        }
    }

    private static void assertStays(String what, String answer) {
        String head = answer.split("\r\n\r\n", 2)[0];
        var location = Pattern.compile("(?im)^Location: (.*)$").matcher(head);
        if (location.find()) {
            assertThat(location.group(1).strip())
                    .as(what)
                    .matches("(http://(localhost|evil\\.example)(:\\d+)?)?/(?![/\\\\]).*");
            assertThat(location.group(1))
                    .as(what)
                    .doesNotMatch("(?i)(https?:)?[/\\\\]{2}evil(?!\\.example/(my|sign-in)).*");
        }
    }

    @Test
    void what_is_typed_splits_no_header() throws Exception {
        String split = "%0d%0aSet-Cookie:%20evil=1%0d%0a%0d%0a<b>";
        for (String path : List.of(
                "/search?q=" + split,
                "/my?" + split + "=1",
                "/sign-in/link?token=" + split,
                "/strategy/kpis/" + split + ".csv",
                "/data/" + split + ".csv",
                "/programmes.csv?fy=" + split,
                "/" + split,
                "/admin/audit.csv?q=" + split)) {
            for (Crawl visitor : List.of(anybody, administrator)) {
                String head = visitor.raw("GET " + path, "Host", "localhost").split("\r\n\r\n", 2)[0];
                assertThat(head).as(path).doesNotContainIgnoringCase("\nSet-Cookie: evil");
            }
        }
    }

    @Test
    void a_public_page_is_the_same_for_who_has_signed_in() throws Exception {
        for (String path : List.of("/", "/strategy", "/search?q=苫小牧".replace("苫小牧", "%E8%8B%AB"))) {
            assertThat(administrator.get(path).body())
                    .as(path)
                    .isEqualTo(anybody.get(path).body());
        }
    }
}

package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Attacks on the whole application over HTTP that belong to no single module. {@code docs/security.md} says which test shows
 * each of the others.
 */
class AttacksTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    /** A variable of an address's pattern, with a limit of lengths in braces of its own or without. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    private static Crawl anybody = new Crawl(region, "");
    private static Crawl administrator = anybody;
    private static Crawl chief = anybody;
    private static Crawl citizen = anybody;
    private static long own;
    private static long other;
    private static long person;
    private static long assignment;

    @BeforeAll
    static void start() {
        application = region.start();
        Actors.as(Actor.operator("test"), () -> {
            application.getBean(RegionSettings.class).set(RegionSettings.NAME, "青葉市");
            var organisations = application.getBean(Organisations.class);
            var city = organisations.ensure("青葉市");
            var departments = organisations.ensureDepartments(city, List.of("商工課", "建設課"));
            own = Objects.requireNonNull(departments.get("商工課")).id();
            other = Objects.requireNonNull(departments.get("建設課")).id();
            var people = application.getBean(People.class);
            person = people.add("建設 太郎", "taro@example.jp").id();
            assignment = people.assign(
                            person,
                            Role.DEPARTMENT_STAFF,
                            new Scope.OfDepartment(other),
                            LocalDate.of(2026, 4, 1),
                            null)
                    .orThrow()
                    .id();
            return true;
        });
        administrator = as(Role.ADMINISTRATOR, new Scope.Region());
        chief = as(Role.SECTION_CHIEF, new Scope.OfDepartment(own));
        citizen = as(Role.CITIZEN, new Scope.Region());
    }

    private static Crawl as(Role role, Scope scope) {
        return new Crawl(region, TestSignIn.as(application, role, scope));
    }

    @Test
    void a_session_key_that_somebody_else_made_up_is_never_taken_over() throws Exception {
        for (String key : List.of(UUID.randomUUID().toString(), "0", "' or '1'='1", "x".repeat(5000))) {
            String made = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
            var answer = new Crawl(region, "haskap=" + made).get("/sign-in");
            assertThat(answer.statusCode()).as(key).isEqualTo(200);
            assertThat(Crawl.header(answer, "Set-Cookie"))
                    .as(key)
                    .contains("haskap=")
                    .doesNotContain(made);
        }
        assertThat(anybody.get("/my;jsessionid=" + administrator.cookie().substring(7))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(anybody.get("/my?haskap=" + administrator.cookie().substring(7))
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void no_form_of_any_page_is_taken_without_the_token_of_its_own_session() throws Exception {
        String foreign = forms(citizen, "/my").getFirst().fields().get("_csrf");
        var actions = new LinkedHashSet<String>();
        for (var form : forms(administrator, "/my", "/staff", "/admin")) {
            if (!form.method().equals("POST") || !actions.add(form.action())) {
                continue;
            }
            for (String token : new String[] {"", "forged", foreign}) {
                var fields = new LinkedHashMap<>(form.fields());
                fields.put("_csrf", token);
                assertThat(isRefused(administrator.post(form.action(), fields)))
                        .as(form.action())
                        .isTrue();
            }
            var fields = new LinkedHashMap<>(form.fields());
            fields.remove("_csrf");
            assertThat(isRefused(administrator.post(form.action(), fields)))
                    .as(form.action())
                    .isTrue();
        }
        assertThat(actions).hasSizeGreaterThan(12).contains("/admin/settings", "/admin/users", "/sign-out");
        assertThat(administrator.get("/my").statusCode()).isEqualTo(200);
    }

    @Test
    void html_in_every_text_field_comes_back_as_text() throws Exception {
        int sent = 0;
        var actions = new LinkedHashSet<String>();
        for (var form : forms(administrator, "/admin", "/my", "/staff")) {
            if (form.texts().isEmpty() || !actions.add(form.action())) {
                continue;
            }
            var fields = new LinkedHashMap<>(form.fields());
            for (String text : form.texts()) {
                fields.put(text, HTML);
            }
            HttpResponse<String> answer = form.method().equals("POST")
                    ? administrator.post(form.action(), fields)
                    : administrator.get(form.action() + "?" + Crawl.encoded(fields));
            assertHarmless(form.action(), answer);
            // Once more with nothing but the plain fields hostile, so that what is checked for its form lets the others
            // through.
            for (String text : form.texts()) {
                if (text.matches("(?i).*(mail|url|number|code|day|from|until|minutes|hours).*")) {
                    fields.put(text, form.fields().get(text));
                }
            }
            if (form.method().equals("POST")) {
                assertHarmless(form.action(), administrator.post(form.action(), fields));
            }
            sent++;
        }
        assertThat(sent).isGreaterThan(8);
        var after = new LinkedHashMap<String, HttpResponse<String>>();
        after.putAll(
                administrator.all(path -> path.matches("/(admin|staff|my)(/.*|\\?.*|$)"), "/admin", "/my", "/staff"));
        after.putAll(anybody.all(path -> !path.startsWith("/sign-in"), "/", "/organisations", "/sitemap"));
        after.forEach(AttacksTest::assertHarmless);
        assertThat(after.values())
                .as("somewhere it is shown")
                .anyMatch(answer -> answer.body().contains("&lt;script&gt;alert(1)"));
        assertHarmless("search", anybody.get("/search?" + Crawl.encoded(Map.of("q", HTML))));
        assertHarmless("nothing", anybody.get("/" + Crawl.encoded(Map.of(HTML, HTML))));
    }

    private static void assertHarmless(String where, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(where).isLessThan(500);
        if (Crawl.isHtml(answer)) {
            assertThat(answer.body()).as(where).doesNotContain("<script>alert", "<img src=x", "\"'>");
        }
    }

    @Test
    void nothing_put_in_the_place_of_an_id_is_an_error_or_a_way_in() throws Exception {
        var mapping = application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var paths = new LinkedHashSet<String>();
        mapping.getHandlerMethods().keySet().forEach(info -> paths.addAll(info.getPatternValues()));
        paths.removeIf(path -> !path.contains("{"));
        assertThat(paths).hasSizeGreaterThan(15);
        var odd = List.of(
                "0",
                "-1",
                "999999999",
                "9223372036854775807",
                "9223372036854775808",
                "1%27%20or%20%271%27=%271",
                "%E2%91%A0",
                "1.5",
                "%00",
                "..%2f..%2fetc%2fpasswd",
                "%3Cb%3E",
                "null",
                "x".repeat(3000));
        String token = forms(administrator, "/my").getFirst().fields().get("_csrf");
        String citizens = forms(citizen, "/my").getFirst().fields().get("_csrf");
        var wrong = new ArrayList<String>();
        for (String path : paths) {
            for (String id : odd) {
                String filled = VARIABLE.matcher(path).replaceAll(id);
                for (var visitor : List.of(administrator, citizen, anybody)) {
                    var got = visitor.raw("GET " + filled, "Host", "localhost");
                    if (!got.matches("(?s)HTTP/1\\.1 (400|401|403|404|405|406|410|30[23]) .*")) {
                        wrong.add(
                                "GET " + filled + " " + got.lines().findFirst().orElse(""));
                    }
                }
            }
            for (String id : List.of("0", "9223372036854775808", "x")) {
                String filled = VARIABLE.matcher(path).replaceAll(id);
                int asAdministrator =
                        administrator.post(filled, Map.of("_csrf", token)).statusCode();
                int asCitizen = citizen.post(filled, Map.of("_csrf", citizens)).statusCode();
                if (asAdministrator >= 500 || asCitizen >= 500 || asCitizen == 200) {
                    wrong.add("POST " + filled + " " + asAdministrator + " " + asCitizen);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_chief_reaches_no_farther_by_a_forged_form() throws Exception {
        String page = "/admin/users/" + person;
        var given = region.owner()
                .sql("select count(*) from role_assignment")
                .query(Long.class)
                .single();
        for (String[] wanted : new String[][] {
            {"ADMINISTRATOR", "REGION:0"},
            {"SECTION_CHIEF", "DEPARTMENT:" + other},
            {"DEPARTMENT_STAFF", "DEPARTMENT:" + other},
            {"PLANNING_OFFICE", "REGION:0"},
            {"DEPARTMENT_STAFF", "REGION:0"},
            {"DEPARTMENT_STAFF", "DEPARTMENT:-1"},
            {"DEPARTMENT_STAFF", "NOTHING:1"},
            {"NOBODY", "DEPARTMENT:" + own},
            {"DEPARTMENT_STAFF", "DEPARTMENT"}
        }) {
            var answer = chief.post(
                    page + "/roles",
                    Map.of(
                            "_csrf",
                            token(chief),
                            "once",
                            UUID.randomUUID().toString(),
                            "role",
                            wanted[0],
                            "scope",
                            wanted[1],
                            "from",
                            "2026-04-01",
                            "until",
                            ""));
            assertThat(answer.statusCode()).as(String.join(" ", wanted)).isBetween(400, 499);
        }
        var end = chief.post(page + "/roles/" + assignment + "/end", Map.of("_csrf", token(chief), "when", "now"));
        assertThat(end.statusCode()).isBetween(400, 499);
        assertThat(region.owner()
                        .sql("select count(*) from role_assignment")
                        .query(Long.class)
                        .single())
                .isEqualTo(given);
        assertThat(Actors.as(
                        Actor.operator("test"),
                        () -> application.getBean(People.class).assignmentsOf(person)))
                .singleElement()
                .satisfies(still -> assertThat(still.id()).isEqualTo(assignment));
    }

    @Test
    void what_a_form_does_not_ask_for_is_not_taken() throws Exception {
        long victim = Actors.as(
                Actor.operator("test"),
                () -> application
                        .getBean(People.class)
                        .add("変わらない 人", "victim@example.jp")
                        .id());
        long changed = Actors.as(
                Actor.operator("test"),
                () -> application
                        .getBean(People.class)
                        .add("変わる 人", "changed@example.jp")
                        .id());
        var form = forms(administrator, "/admin/users/" + changed + "/edit").stream()
                .filter(each -> each.action().equals("/admin/users/" + changed))
                .findFirst()
                .orElseThrow();
        var fields = new LinkedHashMap<>(form.fields());
        fields.putAll(Map.of(
                "name",
                "変わった 人",
                "id",
                Long.toString(victim),
                "person",
                Long.toString(victim),
                "role",
                "ADMINISTRATOR",
                "scope",
                "REGION:0",
                "roles[0].role",
                "ADMINISTRATOR",
                "class.module.classLoader.x",
                "1",
                "erasedAt",
                "2026-01-01",
                "password",
                "another password"));
        fields.put("_method", "DELETE");
        assertThat(administrator.post("/admin/users/" + changed, fields).statusCode())
                .isEqualTo(303);
        assertThat(name(victim)).isEqualTo("変わらない 人");
        assertThat(name(changed)).isEqualTo("変わった 人");
        assertThat(Actors.as(
                        Actor.operator("test"),
                        () -> application.getBean(People.class).assignmentsOf(changed)))
                .isEmpty();
        assertThat(region.owner()
                        .sql("select count(*) from account where person_id = :id and password_hash is not null")
                        .param("id", changed)
                        .query(Long.class)
                        .single())
                .isZero();

        var settings = forms(administrator, "/admin/settings").stream()
                .filter(each -> each.action().equals("/admin/settings"))
                .findFirst()
                .orElseThrow();
        var more = new LinkedHashMap<>(settings.fields());
        more.put("haskap.two-factors", "off");
        more.put("evil", "1");
        administrator.post("/admin/settings", more);
        assertThat(region.owner()
                        .sql("select count(*) from region_setting where key in ('evil', 'haskap.two-factors')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String name(long id) {
        return region.owner()
                .sql("select name from person where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void no_cell_of_the_exported_trail_is_calculated() throws Exception {
        Actors.as(Actor.operator("=cmd|' /C calc'!A0"), () -> {
            var people = application.getBean(People.class);
            for (String formula : List.of("=HYPERLINK(\"http://evil.example\")", "+1+1", "-2+3", "@SUM(1)", "＝1+1")) {
                people.add(formula, null);
            }
            return true;
        });
        var answer = administrator.get("/admin/audit.csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Crawl.type(answer)).startsWith("text/csv");
        assertThat(Crawl.header(answer, "Content-Disposition")).startsWith("attachment");
        assertThat(answer.body()).contains("HYPERLINK");
        assertThat(answer.body()).doesNotContainPattern(Pattern.compile("(?m)(?:^|,)\"?[=+@＝＋＠\\t]"));
    }

    @Test
    void bodies_of_another_type_are_refused_in_words() throws Exception {
        String xxe = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        for (String path :
                List.of("/sign-in/password", "/sign-in/mail", "/admin/users", "/admin/settings", "/my/profile")) {
            for (String type : List.of(
                    "application/json",
                    "text/xml",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/x-java-serialized-object",
                    "x")) {
                for (var visitor : List.of(anybody, administrator)) {
                    var answer = visitor.send("POST", path, xxe, "Content-Type", type);
                    assertThat(answer.statusCode()).as(path + " " + type).isBetween(300, 499);
                    assertThat(answer.body()).as(path + " " + type).doesNotContain("root:", "Exception");
                }
            }
        }
    }

    @Test
    void a_host_nobody_listed_gets_the_one_region_and_stands_in_no_link() throws Exception {
        for (String host :
                List.of("evil.example", "region_other", "localhost'--", "127.0.0.1:99999", "[::1]", "a b", "")) {
            String answer = anybody.raw("GET /nothing", "Host", host);
            assertThat(answer)
                    .as(host)
                    .matches("(?s)HTTP/1\\.1 40[04] .*")
                    .doesNotContain("evil.example", "region_other", "Exception");
        }
        assertThat(anybody.raw(
                        "GET /", "Host", "evil.example", "X-Region", "other", "X-Forwarded-Host", "other.example"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("other.example")
                .doesNotContainPattern("(?:href|src|action|content)=\"[^\"]*evil|Location: \\S*evil");
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 403
                || Crawl.header(answer, "Location").matches(".*/sign-in(/not-taken|/resume|/again|\\?again)?");
    }

    private static String token(Crawl visitor) throws Exception {
        return Objects.requireNonNull(forms(visitor, "/my").getFirst().fields().get("_csrf"));
    }

    /** All forms of the desks' pages from these on; with one page given that has none of them below it, of that page. */
    private static List<Crawl.HtmlForm> forms(Crawl visitor, String... starts) throws Exception {
        var forms = new ArrayList<Crawl.HtmlForm>();
        boolean all = starts.length > 1;
        visitor.all(path -> all && path.matches("/(admin|staff|my)(/.*|\\?.*|$)"), starts)
                .forEach((path, answer) -> forms.addAll(Crawl.forms(path, answer.body())));
        return forms;
    }
}

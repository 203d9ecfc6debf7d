package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.opendata.Sample;
import org.haskap.signin.TestSignIn;
import org.haskap.web.HtmlRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every shape of page is valid HTML: what links lead to for anybody, for an administrator and for somebody who plans; problem pages; and the
 * pages that come back when forms are sent with nothing filled in.
 */
class HtmlValidityTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Map<String, HttpResponse<String>> PAGES = new LinkedHashMap<>();
    private static final String KPI = "/staff/kpis/m9-k1/entries";

    /** Forms that would end what the test itself needs. */
    private static final Pattern ENDS =
            Pattern.compile("/sign-out|/my/security.*|/sign-in.*|.*/erasure|.*/end|.*/merge");

    @BeforeAll
    static void crawl() throws Exception {
        System.setProperty("haskap.development", "true");
        var application = region.start();
        System.clearProperty("haskap.development");
        Actors.as(Actor.operator("test"), () -> {
            Sample.adopt(application);
            return application.getBean(Organisations.class).ensure("青葉市");
        });
        var anybody = new Crawl(region, "");
        var planner = new Crawl(region, TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region()));
        var other = new Crawl(region, TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region()));
        enterValues(planner, other);
        take("", anybody.all(_ -> true, "/", "/sitemap", "/status", "/sign-in", "/dev/components"));
        for (String path : List.of("/nothing", "/documents/x", "/strategy/kpis/none", "/sign-in/link?token=x")) {
            PAGES.put(path, anybody.get(path));
        }
        PAGES.put("POST /sign-in/password", anybody.send("POST", "/sign-in/password", "email=x"));
        var administrator = new Crawl(region, TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region()));
        for (var desk :
                Map.of("administrator ", administrator, "planner ", planner).entrySet()) {
            take(
                    desk.getKey(),
                    desk.getValue()
                            .all(
                                    path -> path.matches("/(admin|staff|my)(/.*|\\..*|\\?.*|$)"),
                                    "/my",
                                    "/staff",
                                    "/admin",
                                    KPI,
                                    KPI + "/value?period=FY2017"));
            sendUnfilled(desk.getKey(), desk.getValue());
        }
    }

    @Test
    void every_shape_of_page_is_valid_html() throws Exception {
        var rules = new HtmlRules();
        var broken = new LinkedHashMap<String, List<String>>();
        for (var page : PAGES.entrySet()) {
            if (Crawl.isHtml(page.getValue())) {
                for (String found : rules.broken(page.getValue().body())) {
                    if (page.getKey().startsWith("/dev/components") && found.contains("autofocus")) {
                        continue; // all states of a page at once, each with what would be in focus
                    }
                    broken.computeIfAbsent(found.replaceFirst("line -?\\d+: ", ""), _ -> new ArrayList<>())
                            .add(page.getKey() + " " + found.replaceFirst(": .*", ""));
                }
            }
        }
        assertThat(broken.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().size() + "× "
                                + e.getValue().stream().limit(3).toList())
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void the_crawl_reaches_pages_with_figures_and_forms_with_errors() {
        assertThat(PAGES).hasSizeGreaterThan(120);
        assertThat(body("/strategy/kpis/m9-k1")).contains("<svg class=\"ui-chart\"", "188万");
        assertThat(PAGES.keySet())
                .contains("planner /staff/worklist", "planner " + KPI + "/table", "administrator /admin/audit");
        assertThat(PAGES.values().stream().filter(page -> page.statusCode() == 422))
                .hasSizeGreaterThan(8);
        assertThat(PAGES.entrySet().stream()
                        .filter(page -> page.getValue().statusCode() >= 500)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    private static String body(String path) {
        return Objects.requireNonNull(PAGES.get(path), path).body();
    }

    /** One value each that is confirmed, waits, and says why it is missing. */
    private static void enterValues(Crawl planner, Crawl other) throws Exception {
        String paste = KPI + "/paste";
        var fields = new HashMap<>(form(paste, planner.get(paste), paste).fields());
        fields.put("sheet", "2015年度\t188万\t確報\t年報\t増えました。\n2016年度\t190万\t速報\t年報\t増えました。\n2017年度\t\t調査中\t年報\t調べています。");
        fields.put("mode", "right");
        fields.put("sure", "yes");
        fields.put("act", "save");
        assertThat(planner.post(paste, fields).statusCode()).isEqualTo(303);
        String list = "/staff/confirmations";
        var waiting = form(list, other.get(list), list);
        assertThat(other.post(list, waiting.fields()).statusCode()).isEqualTo(303);
    }

    private static Crawl.HtmlForm form(String path, HttpResponse<String> page, String action) {
        return Crawl.forms(path, page.body()).stream()
                .filter(form -> form.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static void take(String who, Map<String, HttpResponse<String>> pages) {
        pages.forEach((path, page) -> PAGES.put(who + path, page));
    }

    /** Sends every kind of form once as it stands, with its texts left empty. */
    private static void sendUnfilled(String who, Crawl crawl) throws Exception {
        var sent = new HashSet<String>();
        for (var page : List.copyOf(PAGES.entrySet())) {
            if (!page.getKey().startsWith(who) || !Crawl.isHtml(page.getValue())) {
                continue;
            }
            String path = page.getKey().substring(who.length());
            for (var form : Crawl.forms(path, page.getValue().body())) {
                if (form.method().equals("POST")
                        && !ENDS.matcher(form.action()).matches()
                        && sent.add(form.action().replaceAll("\\d+", "0"))) {
                    var fields = new HashMap<>(form.fields());
                    form.texts().forEach(text -> fields.put(text, ""));
                    PAGES.put(who + "POST " + form.action(), crawl.post(form.action(), fields));
                }
            }
        }
    }
}

package org.haskap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desks as staff and administrators meet them, in a real browser. */
class DeskBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static @Nullable Chromium chromium;
    private static String administrator = "";
    private static String chief = "";
    private static List<String> paths = List.of();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        var application = region.start();
        administrator = TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region());
        long[] ids = Actors.as(Actor.operator("test"), () -> {
            var organisations = application.getBean(Organisations.class);
            var city = organisations.ensure("青葉市");
            organisations.ensure("青葉商店街振興組合");
            organisations.ensure("青葉商店街　振興組合");
            var departments = organisations.ensureDepartments(city, List.of("産業部", "商工課", "観光課"));
            long department = departments.values().iterator().next().id();
            var people = application.getBean(People.class);
            long person =
                    people.add("佐藤 花子", "hanako.sato@city.aoba.example.jp").id();
            people.assign(
                            person,
                            Role.DEPARTMENT_STAFF,
                            new Scope.OfDepartment(department),
                            LocalDate.of(2026, 4, 1),
                            null)
                    .orThrow();
            return new long[] {
                city.id(),
                department,
                person,
                people.assignmentsOf(person).getFirst().id()
            };
        });
        chief = TestSignIn.as(application, Role.SECTION_CHIEF, new Scope.OfDepartment(ids[1]));
        var visitor = new Browsing(region, administrator);
        visitor.post("/admin/settings", visitor.open("/admin/settings"), "name", "青葉市");
        visitor.post(
                "/admin/invitations",
                visitor.open("/admin/invitations/new?role=CITIZEN"),
                "email",
                "guest@example.jp",
                "scope",
                "REGION:0",
                "from-year",
                "2026",
                "from-month",
                "4",
                "from-day",
                "1");
        String organisation = "/admin/organizations/" + ids[0];
        String person = "/admin/users/" + ids[2];
        paths = List.of(
                "/admin",
                "/admin/users",
                "/admin/users?q=zzz",
                "/admin/users/new",
                person,
                person + "/edit",
                person + "/erasure",
                person + "/roles/new",
                person + "/roles/new?role=DEPARTMENT_STAFF",
                person + "/roles/" + ids[3] + "/end",
                "/admin/roles",
                "/admin/organizations",
                "/admin/organizations/duplicates",
                organisation,
                organisation + "/merge",
                organisation + "/departments/new",
                organisation + "/departments/" + ids[1] + "/rename",
                organisation + "/departments/" + ids[1] + "/move",
                organisation + "/departments/" + ids[1] + "/merge",
                "/admin/invitations",
                "/admin/invitations/new",
                "/admin/invitations/new?role=CITIZEN",
                "/admin/audit",
                "/admin/audit?q=zzz",
                "/admin/audit/1",
                "/admin/settings",
                "/admin/nothing",
                "/staff");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void no_page_of_the_desks_has_an_accessibility_violation_or_overflows_a_narrow_screen() {
        var found = new ArrayList<String>();
        try (var context = context(administrator, true)) {
            var page = context.newPage();
            for (String path : paths) {
                found.addAll(looked(page, path));
            }
        }
        try (var context = context(chief, true)) {
            var page = context.newPage();
            for (String path : List.of("/admin", "/admin/users", "/admin/invitations", "/staff", "/admin/settings")) {
                found.addAll(looked(page, path));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void without_javascript_a_form_is_sent_mended_and_done_with_the_focus_where_it_belongs() {
        try (var context = context(administrator, false)) {
            var page = context.newPage();
            page.navigate(region.url("/admin/users/new"));
            page.fill("#name", "高橋 次郎");
            page.fill("#email", "だめ");
            page.click("text=この人を登録する");
            assertThat(page.title()).startsWith("エラー：");
            assertThat(page.inputValue("#name")).isEqualTo("高橋 次郎");
            page.click(".ui-errors a");
            assertThat(page.url()).endsWith("#email");
            page.fill("#email", "jiro@example.jp");
            page.click("text=この人を登録する");
            assertThat(page.locator(".ui-banner--done h2").innerText()).isEqualTo("登録しました");
            page.click("text=情報を消す…");
            assertThat(page.locator("h1").innerText()).contains("情報を消しますか");
        }
    }

    @Test
    void focus_goes_to_what_just_happened_and_characters_are_counted() {
        try (var context = context(administrator, true)) {
            var page = context.newPage();
            page.navigate(region.url("/admin/users/new"));
            page.fill("#name", "あいう");
            assertThat(page.locator("[data-count-of=name]").innerText()).isEqualTo("3／50文字");
            page.fill("#email", "だめ");
            page.click("text=この人を登録する");
            focused(page, "入力内容に1件の誤りがあります");
            page.fill("#email", "");
            page.click("text=この人を登録する");
            focused(page, "登録しました");
        }
    }

    @Test
    void a_second_browser_meets_the_page_with_both_versions_and_can_go_on() {
        try (var one = context(administrator, false);
                var other = context(administrator, true)) {
            var first = one.newPage();
            var second = other.newPage();
            first.navigate(region.url("/admin/settings"));
            second.navigate(region.url("/admin/settings"));
            first.fill("#notice", "点検のお知らせ");
            first.click("text=設定を保存する");
            second.fill("#notice", "祭りのお知らせ");
            second.click("text=設定を保存する");
            assertThat(second.locator("main").innerText()).contains("差分を確認してください", "点検のお知らせ", "祭りのお知らせ");
            assertThat(violations(second)).isEmpty();
            second.setViewportSize(320, 800);
            assertThat((Boolean) second.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
            shot(second, "stale");
            second.check("#notice-theirs");
            second.click("text=選んだ内容で保存する");
            assertThat(second.inputValue("#notice")).isEqualTo("点検のお知らせ");
            second.fill("#notice", "");
            second.click("text=設定を保存する");
        }
    }

    @Test
    void on_paper_the_desk_shows_its_content_alone() {
        try (var context = context(administrator, true)) {
            var page = context.newPage();
            page.navigate(region.url("/admin/roles"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".ui-desk__nav").isVisible()).isFalse();
            assertThat(page.locator("#matrix-caption").isVisible()).isTrue();
        }
    }

    /** A browser moves the focus when it first draws the page, a moment after it is there. */
    private static void focused(Page page, String text) {
        page.waitForCondition(
                () -> text.equals(page.evaluate("document.activeElement.textContent")),
                new Page.WaitForConditionOptions().setTimeout(5000));
    }

    private static List<String> looked(Page page, String path) {
        var found = new ArrayList<String>();
        page.setViewportSize(1280, 900);
        page.navigate(region.url(path));
        violations(page).forEach(violation -> found.add(path + ": " + violation));
        if (page.locator("h1").count() != 1 || !page.title().matches("[^｜]+｜[^｜]+｜[^｜]+")) {
            found.add(path + ": heading or title " + page.title());
        }
        shot(page, path);
        page.setViewportSize(320, 800);
        if (!(Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
            found.add(path + ": wider than 320 px");
        }
        violations(page).forEach(violation -> found.add(path + " at 320 px: " + violation));
        shot(page, path + "-320");
        return found;
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                        .toList();
    }

    /** For looking at: {@code -Dhaskap.screenshots=FOLDER}. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("haskap.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, name.replaceAll("[^a-z0-9-]+", "_") + ".png")));
        }
    }

    private static BrowserContext context(String cookie, boolean javaScript) {
        if (chromium == null) {
            throw new IllegalStateException("no browser");
        }
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("ja-JP")
                        .setViewportSize(1280, 900)
                        .setJavaScriptEnabled(javaScript));
        context.addCookies(List.of(new Cookie("haskap", cookie.substring("haskap=".length())).setUrl(region.url("/"))));
        return context;
    }
}

package org.haskap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.haskap.strategy.PageRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of an import as people meet them: wide and narrow, with and without JavaScript. */
class ImportsBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static String cookie = "";
    private static Staff planner;
    private static Chromium chromium;
    private static String plan = "";
    private static String register = "";
    private static String failed = "";

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        cookie = TestSignIn.as(region.start(), Role.PLANNING_OFFICE, new Scope.Region());
        planner = new Staff(region::url, cookie);
        plan = planner.taken(
                "苫小牧市 総合戦略（平成27年度版）.txt",
                Files.readAllBytes(Path.of("samples/tomakomai/strategy-2015.txt")),
                Map.of("plan", "+", "slug", "strategy", "owner", "苫小牧市"));
        register = planner.taken(
                "register.tsv",
                Files.readAllBytes(Path.of("samples/tomakomai/collaboration-register-2025.tsv")),
                Map.of("plan", "-", "owner", "苫小牧市"));
        failed = planner.taken(
                "broken.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), Map.of("plan", "strategy"));
        String form = plan + "/nodes/m3";
        planner.post(form, form, "version", "0", "title", "直した施策", "reason", "誤植のため");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static BrowserContext context(Browser.NewContextOptions options) {
        return chromium.signedIn(region.url("/"), cookie, options);
    }

    private static List<String> paths() {
        return List.of(
                "/staff/imports",
                "/staff/imports/new",
                plan,
                plan + "?part=2",
                plan + "/nodes/m3",
                plan + "/nodes/m3/removal",
                plan + "/indicators/m3-k1",
                plan + "/whole/plan",
                plan + "/additions?line=p1-l3",
                plan + "/mends",
                plan + "/changes",
                plan + "/adoption",
                plan + "/withdrawal",
                register,
                register + "/adoption",
                failed);
    }

    @Test
    void no_page_has_an_accessibility_violation_or_overflows_at_either_width() throws Exception {
        var found = new ArrayList<String>();
        for (int width : List.of(1280, 320)) {
            try (var context = context(new Browser.NewContextOptions().setViewportSize(width, 900))) {
                var page = context.newPage();
                for (String path : paths()) {
                    page.navigate(region.url(path));
                    found.addAll(PageRules.broken(page, width + " " + path));
                }
                page.navigate(region.url("/staff/imports/new"));
                page.locator("main form button[type=submit]").click();
                found.addAll(PageRules.broken(page, width + " an upload without a file"));
                page.navigate(region.url(plan + "/indicators/m3-k1"));
                page.fill("#target", "たくさん");
                page.locator("main form button[type=submit]").first().click();
                found.addAll(PageRules.broken(page, width + " a target that is no figure"));
                page.navigate(region.url(plan + "/nodes/m3"));
                page.fill("#title", "別の名称 " + width);
                String form = plan + "/nodes/m4";
                planner.post(form, form, "version", planner.hidden(form, "version"), "title", "その間に " + width);
                page.locator("main form button[type=submit]").first().click();
                assertThat(page.content()).contains("ほかの人がこの案を直しました");
                found.addAll(PageRules.broken(page, width + " a draft mended meanwhile"));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void without_javascript_a_document_is_uploaded_mended_and_adopted() throws Exception {
        try (var context = context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(region.url("/staff/imports/new"));
            page.setInputFiles("#file", new FilePayload("手順の計画.txt", "text/plain", ImportsOverHttpTest.text("手順の計画")));
            page.selectOption("#plan", "+");
            page.fill("#slug", "by-hand");
            page.fill("#owner", "苫小牧市");
            page.locator("main form button[type=submit]").click();
            planner.read(java.net.URI.create(page.url()).getPath());
            page.reload();
            assertThat(page.locator("h1").innerText()).contains("手順の計画");
            page.locator(".ui-item a:has-text('直す')").first().click();
            page.fill("#title", "画面で直した名称");
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.content()).contains("画面で直した名称").contains("手で直しました");
            page.locator("a:has-text('採用の確認へ進む')").click();
            page.locator("main form button[type=submit]").click();
            assertThat(page.content()).contains("公開されています");
        }
    }
}

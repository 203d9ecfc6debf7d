package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
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

/** The pages of facts and of their files as people meet them: wide and narrow, with and without JavaScript. */
class FactPagesBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String WRONG = "日付,人数,館\n2999-01-01,1,中央\n2025-06-01,12,中央\n";
    private static String cookie = "";
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        cookie = TestSignIn.as(region.start(), Role.PLANNING_OFFICE, new Scope.Region());
        Sender.defineKind(region);
        Actors.as(
                Actor.operator("test"),
                () -> region.application().getBean(Organisations.class).ensure("青葉市"));
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

    /** Sends a file through the form and waits until it is checked. */
    private static void send(Page page, String csv) throws Exception {
        page.navigate(region.url(FactFiles.PATH));
        page.locator("main a:has-text('ファイルを取り込む')").click();
        page.selectOption("#organisation", new com.microsoft.playwright.options.SelectOption().setLabel("青葉市"));
        page.selectOption("#kind", Sender.kind());
        page.setInputFiles("#file", new FilePayload("来館.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button[type=submit]").click();
        settle(page);
    }

    private static void settle(Page page) throws Exception {
        for (int i = 0;
                i < 300
                        && page.locator("main .ui-banner:has-text('このページを離れても')")
                                        .count()
                                > 0;
                i++) {
            Thread.sleep(200);
            page.locator("main a:has-text('最新の状態を表示')").click();
        }
    }

    @Test
    void without_javascript_a_file_is_sent_checked_recorded_seen_and_undone() throws Exception {
        try (var context = context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            send(page, WRONG);
            assertThat(page.locator("main").innerText()).contains("まだ来ていません", "誤りのある行は1行");
            page.locator("main button:has-text('正しい行だけを記録する')").click();
            settle(page);
            assertThat(page.locator("main").innerText()).contains("事実を記録しました");
            page.locator("main a:has-text('一覧で見る')").click();
            assertThat(page.locator("main").innerText()).contains("12人", "館：中央");
            page.locator("main th a").first().click();
            assertThat(page.locator("main").innerText()).contains("どこから来て", "試験");
            page.locator("main a:has-text('元の記録を見る')").click();
            page.locator("main a:has-text('すべて取り消す')").click();
            page.fill("#reason", "館を間違えたため");
            page.locator("main form button[type=submit]").click();
            settle(page);
            assertThat(page.locator("main").innerText()).contains("すべて取り消しました", "館を間違えたため");
        }
    }

    @Test
    void no_page_has_an_accessibility_violation_or_overflows_at_either_width() throws Exception {
        var found = new ArrayList<String>();
        for (int width : List.of(1280, 320)) {
            try (var context = context(new Browser.NewContextOptions().setViewportSize(width, 900))) {
                var page = context.newPage();
                send(page, WRONG.replace("12", Integer.toString(width)));
                found.addAll(PageRules.broken(page, width + " checked"));
                String file = page.url();
                page.locator("main button:has-text('正しい行だけを記録する')").click();
                settle(page);
                found.addAll(PageRules.broken(page, width + " recorded"));
                long fact = region.owner()
                        .sql("select max(fact_id) from fed_fact")
                        .query(Long.class)
                        .single();
                for (String path : List.of(
                        "/staff/evidence",
                        "/staff/evidence?kind=" + Sender.kind(),
                        "/staff/evidence?kind=" + Sender.kind() + "&fy=2010&node=x",
                        "/staff/evidence/months?fy=2025&by=branch&measure=DISTINCT&kind=" + Sender.kind(),
                        "/staff/evidence/" + fact,
                        "/staff/evidence/" + fact + "/reversal",
                        FactFiles.PATH,
                        FactFiles.PATH + "/new",
                        file.substring(file.indexOf("/staff")) + "/reversal")) {
                    page.navigate(region.url(path));
                    found.addAll(PageRules.broken(page, width + " " + path));
                }
                page.navigate(region.url(FactFiles.PATH + "/new"));
                page.locator("main form button[type=submit]").click();
                found.addAll(PageRules.broken(page, width + " nothing chosen"));
            }
        }
        assertThat(found).isEmpty();
    }
}

package org.haskap.signin.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.haskap.database.TestRegion;
import org.haskap.strategy.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The way to a provider and back in a real browser, which holds us to our own policy: the site is met at 127.0.0.1 and the
 * stand-in at localhost, so that forms lead to another origin.
 */
class FederationBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String MOCK = "haskap.mock-idp";
    private static @Nullable Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        System.setProperty(MOCK, "true");
        region.start();
    }

    @AfterAll
    static void stop() {
        System.clearProperty(MOCK);
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_citizen_goes_to_the_provider_comes_back_joins_and_signs_out_over_it() {
        String site = region.url("").replace("localhost", "127.0.0.1");
        try (BrowserContext context = Objects.requireNonNull(chromium).browser().newContext()) {
            Page page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(site + "/sign-in");
            page.locator("a", text("模擬マイナンバーカードでログインする")).click();
            checked(page, "模擬（本物の認証ではありません）");
            page.locator("main button", text("模擬マイナンバーカードの画面へ進む")).click();
            page.waitForURL(Pattern.compile("http://localhost:.*/mock-idp/people.*"));
            checked(page, "模擬（本物の認証ではありません）");
            page.locator("main button", text("森野 花子")).click();
            page.waitForURL(site + "/sign-in/newcomer");
            checked(page, "はじめての方");
            page.locator("main button", text("アカウントを作る")).click();
            page.waitForURL(site + "/my");
            page.navigate(site + "/my/security/identities");
            checked(page, "模擬マイナンバーカード");
            page.locator("button", text("ログアウト")).click();
            page.waitForURL(site + "/");
            page.navigate(site + "/my");
            assertThat(page.url()).endsWith("/sign-in");
            assertThat(complaints).isEmpty();
        }
    }

    private static void checked(Page page, String says) {
        assertThat(page.locator("main").innerText()).contains(says);
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(page.url() + " at 320 px")
                .isEqualTo(true);
        page.setViewportSize(1280, 900);
        var violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(found -> found.getId() + " " + found.getNodes())
                        .toList();
        assertThat(violations).as(page.url()).isEmpty();
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}

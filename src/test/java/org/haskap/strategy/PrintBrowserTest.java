package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages on A4: what a reader of the paper cannot use is gone, and what tells where the paper came from is there. */
class PrintBrowserTest {
    @RegisterExtension
    static final SampleSite site = new SampleSite();

    /** A4 less the margins of the print rules, at 96 pixels an inch. */
    private static final int WIDTH = 688;

    private static @Nullable Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/strategy",
                "/strategy/kpis",
                "/strategy/kpis/m9-k1",
                "/strategy/kpis/m9-k1/lineage",
                "/strategy/method",
                "/strategy/goals/g1",
                "/strategy/measures/m3",
                "/plans/chamber-plan",
                "/programmes",
                "/programmes/1",
                "/data"
            })
    void a_page_on_paper_is_complete_and_says_whence_and_of_when_it_is(String path) {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(site.url(path));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visible(
                            page,
                            "nav, button:not(.ui-sort), input, select, .ui-button, .ui-downloads, .ui-header__sign-in"))
                    .as("what nobody can press on paper")
                    .isEmpty();
            assertThat((Boolean) page.evaluate("[...document.querySelectorAll('main details > :not(summary)')]"
                            + ".every(part => part.getBoundingClientRect().height > 0)"))
                    .as("what was folded is open")
                    .isTrue();
            assertThat(visible(page, "main h1")).hasSize(1);
            assertThat(visible(page, ".ui-brand__region")).containsExactly("苫小牧市");
            assertThat(visible(page, ".ui-footer__address"))
                    .singleElement()
                    .asString()
                    .matches("\\d{4}年\\d{1,2}月\\d{1,2}日時点の内容です。このページのアドレス http://.*")
                    .endsWith(path);
            assertThat((Boolean) page.evaluate("[...document.querySelectorAll('thead')]"
                            + ".every(head => getComputedStyle(head).display === 'table-header-group')"))
                    .as("heads stand on every sheet")
                    .isTrue();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is cut off at the edge")
                    .isEqualTo(WIDTH);
        }
    }

    /** The texts of those elements that take up room. */
    @SuppressWarnings("unchecked")
    private static List<String> visible(Page page, String selector) {
        return (List<String>) page.evaluate(
                "selector => [...document.querySelectorAll(selector)]"
                        + ".filter(each => each.getClientRects().length > 0 && getComputedStyle(each).clipPath === 'none')"
                        + ".map(each => each.innerText || each.name || each.className)",
                selector);
    }

    private static BrowserContext context() {
        if (chromium == null) {
            throw new IllegalStateException("no browser");
        }
        return chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(WIDTH, 1000));
    }
}

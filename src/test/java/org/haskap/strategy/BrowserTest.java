package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages of the sample region as people meet them: every page that is not one of a long series, and of each series the
 * smallest, the middle and the largest. {@code -Dhaskap.browser=all} looks at every single one.
 */
class BrowserTest {
    @RegisterExtension
    static final SampleSite site = new SampleSite();

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> PROBLEMS =
            List.of("/nothing", "/programmes?month=x", "/strategy/kpis?q=zzz", "/dev/failure");

    private static List<String> paths = List.of();
    private static @Nullable Chromium chromium;
    private static final Set<String> FOREIGN = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        var pages = Http.crawl(site);
        paths = "all".equals(System.getProperty("haskap.browser")) ? List.copyOf(pages.keySet()) : chosen(pages);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        assertThat(FOREIGN).as("requests to other hosts").isEmpty();
    }

    @Test
    void no_page_has_an_accessibility_violation_or_overflows_a_narrow_screen() throws Exception {
        assertThat(onEvery(new Browser.NewContextOptions(), (page, path) -> {
                    page.setViewportSize(1280, 900);
                    page.navigate(site.url(path));
                    var found = violations(page, path);
                    page.setViewportSize(320, 800);
                    if (!(Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
                        found.add(path + ": wider than 320 px");
                    }
                    return found;
                }))
                .isEmpty();
    }

    @Test
    void without_javascript_every_page_is_whole_and_leads_on() throws Exception {
        assertThat(onEvery(new Browser.NewContextOptions().setJavaScriptEnabled(false), (page, path) -> {
                    var found = new ArrayList<String>();
                    page.navigate(site.url(path));
                    if (page.locator("h1").count() != 1
                            || page.locator("h1").innerText().isBlank()) {
                        found.add(path + ": no heading");
                    }
                    if (page.locator("main a[href], main form").count() == 0 && !path.equals("/accessibility")) {
                        found.add(path + ": leads nowhere");
                    }
                    // A form that changes something is tried where it belongs; here those that look for something are.
                    var asking = page.locator("main form:not([method=post]) button[type=submit]");
                    if (asking.count() > 0 && !path.startsWith("/dev/")) {
                        asking.first().click();
                        if (page.locator("h1").count() != 1 || !page.url().contains("?")) {
                            found.add(path + ": its form leads to " + page.url());
                        }
                    }
                    return found;
                }))
                .isEmpty();
    }

    @Test
    void narrow_screens_have_no_accessibility_violation_either() {
        var found = new ArrayList<String>();
        try (var context = context(new Browser.NewContextOptions().setViewportSize(320, 800))) {
            var page = context.newPage();
            for (String path : List.of("/", "/strategy", "/strategy/kpis/m3-k1", "/programmes", "/dev/components")) {
                page.navigate(site.url(path));
                found.addAll(violations(page, path));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void without_javascript_filters_submit_and_trees_fold() {
        try (var context = context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(site.url("/strategy/kpis"));
            page.selectOption("#unit", "世帯");
            page.click("text=絞り込む");
            assertThat(page.url()).contains("unit=");
            assertThat(page.textContent("#count")).contains("46の指標のうち2件");
            page.click("text=すべての条件を解除");
            assertThat(page.textContent("#count")).contains("46の指標のうち46件");

            page.navigate(site.url("/plans/chamber-plan"));
            var hidden =
                    page.locator(".ui-tree .ui-tree .ui-tree .ui-tree__head").first();
            assertThat(hidden.isVisible()).isFalse();
            page.locator(".ui-tree .ui-tree > li > details > summary").first().click();
            assertThat(hidden.isVisible()).isTrue();
            page.click("text=すべて開く");
            assertThat(page.locator(".ui-tree details:not([open])").count()).isZero();
        }
    }

    @Test
    void with_javascript_a_filter_changes_the_list_in_place_and_says_the_count() {
        try (var context = context(new Browser.NewContextOptions())) {
            var page = context.newPage();
            page.navigate(site.url("/programmes"));
            page.evaluate("window.kept = true");
            page.selectOption("#month", "2025-07");
            page.waitForCondition(() -> !page.textContent("#count").contains("のうち26件"));
            assertThat(page.evaluate("window.kept")).isEqualTo(true);
            assertThat(page.url()).contains("month=2025-07");
            assertThat(page.textContent(".ui-condition")).contains("2025年7月");
            assertThat(page.getAttribute("a.ui-download", "href")).contains("/programmes.csv?", "month=2025-07");
            page.click("button[value=participants]");
            page.waitForCondition(() -> page.url().contains("sort=participants"));
            assertThat(page.evaluate("window.kept")).isEqualTo(true);
            assertThat(page.url()).contains("month=2025-07");
            page.selectOption("#month", "2025-08");
            page.waitForCondition(() -> page.url().contains("month=2025-08"));
            assertThat(page.url()).contains("sort=participants");
        }
    }

    @Test
    void the_keyboard_reaches_the_content_first_and_sees_where_it_is() {
        try (var context = context(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            var page = context.newPage();
            page.navigate(site.url("/strategy"));
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("本文へ移動");
            assertThat((Boolean) page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"))
                    .isTrue();
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
                    .isEqualTo("4px");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("document.getElementById('main').contains(document.activeElement)"))
                    .isTrue();
        }
    }

    @Test
    void on_paper_there_is_no_navigation_and_nothing_is_folded() {
        try (var context = context(new Browser.NewContextOptions().setViewportSize(794, 1123))) {
            var page = context.newPage();
            page.navigate(site.url("/strategy/kpis/m3-k1"));
            assertThat(page.locator(".ui-figure table").isVisible()).isFalse();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".ui-nav").isVisible()).isFalse();
            assertThat(page.locator(".ui-trail").isVisible()).isFalse();
            assertThat(page.locator(".ui-figure table").isVisible()).isTrue();
            assertThat(page.locator(".ui-footer__address").isVisible()).isTrue();
            page.navigate(site.url("/plans/chamber-plan"));
            assertThat(page.locator(".ui-tree .ui-tree .ui-tree .ui-tree__head")
                            .first()
                            .isVisible())
                    .isTrue();
            assertThat(page.pdf()).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void forced_colours_and_calm_motion_leave_the_page_whole() {
        try (var context = context(new Browser.NewContextOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE))) {
            var page = context.newPage();
            page.navigate(site.url("/dev/components"));
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.ui-button')).transitionDuration"))
                    .isEqualTo("0s");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.ui-chip')).borderTopStyle"))
                    .isEqualTo("solid");
        }
    }

    @Test
    void text_in_a_chart_is_never_smaller_than_fourteen_pixels() {
        try (var context = context(new Browser.NewContextOptions())) {
            var page = context.newPage();
            for (int width : new int[] {320, 768, 1280}) {
                page.setViewportSize(width, 900);
                page.navigate(site.url("/strategy/kpis/m13-k1"));
                var smallest = page.evaluate("Math.min(...[...document.querySelectorAll('.ui-chart text')]"
                        + ".map(t => [t, t.ownerSVGElement])"
                        + ".filter(([t, s]) => s.getBoundingClientRect().width > 0)"
                        + ".map(([t, s]) => parseFloat(getComputedStyle(t).fontSize)"
                        + " * s.getBoundingClientRect().width / s.viewBox.baseVal.width))");
                assertThat(((Number) smallest).doubleValue())
                        .as(width + " px")
                        .isGreaterThanOrEqualTo(13.9)
                        .isFinite();
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "haskap.screenshot", matches = ".+")
    void the_readme_shows_the_strategy_as_it_is() {
        try (var context = context(
                new Browser.NewContextOptions().setViewportSize(1280, 1000).setDeviceScaleFactor(1.5))) {
            var page = context.newPage();
            page.navigate(site.url("/strategy"));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("haskap.screenshot"))));
        }
    }

    /** What is looked at on a page: it is asked for there, and what is wrong comes back. */
    @FunctionalInterface
    private interface Look {
        List<String> at(Page page, String path);
    }

    /** Looks at every chosen page, in two browsers at a time: a context belongs to the thread that made its browser. */
    private static List<String> onEvery(Browser.NewContextOptions options, Look look) throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(with(PROBLEMS));
        Callable<List<String>> worker = () -> {
            var found = new ArrayList<String>();
            try (var own = Chromium.start();
                    var context = context(own, options)) {
                var page = context.newPage();
                for (String path = waiting.poll(); path != null; path = waiting.poll()) {
                    found.addAll(look.at(page, path));
                }
            }
            return found;
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var found = new ArrayList<String>();
            for (var done : threads.invokeAll(List.of(worker, worker))) {
                found.addAll(done.get());
            }
            return found;
        }
    }

    private static List<String> violations(Page page, String path) {
        var found = new ArrayList<String>();
        new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(RULES)
                .analyze()
                .getViolations()
                .forEach(v -> found.add(
                        path + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
        return found;
    }

    private static BrowserContext context(Browser.NewContextOptions options) {
        if (chromium == null) {
            throw new IllegalStateException("no browser");
        }
        return context(chromium, options);
    }

    private static BrowserContext context(Chromium chromium, Browser.NewContextOptions options) {
        var context = chromium.browser().newContext(options.setLocale("ja-JP"));
        context.route("**/*", route -> {
            if (URI.create(route.request().url()).getHost().equals("localhost")) {
                route.resume();
            } else {
                FOREIGN.add(route.request().url());
                route.abort();
            }
        });
        return context;
    }

    private static List<String> with(List<String> more) {
        var all = new ArrayList<>(paths);
        all.addAll(more);
        return all;
    }

    /** Of each shape of address the smallest, the middle and the largest page: all where there are no more than three. */
    private static List<String> chosen(Map<String, HttpResponse<String>> pages) {
        var byShape = new LinkedHashMap<String, List<String>>();
        pages.forEach((path, answer) -> {
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                String shape = path.replaceAll("=[^&]*", "=").replaceAll("/[a-z]*\\d[^/?]*", "/…");
                byShape.computeIfAbsent(shape, _ -> new ArrayList<>()).add(path);
            }
        });
        var chosen = new LinkedHashSet<String>();
        byShape.values().forEach(same -> {
            same.sort(Comparator.comparingInt(
                    path -> Objects.requireNonNull(pages.get(path)).body().length()));
            chosen.add(same.getFirst());
            chosen.add(same.get(same.size() / 2));
            chosen.add(same.getLast());
        });
        return List.copyOf(chosen);
    }
}

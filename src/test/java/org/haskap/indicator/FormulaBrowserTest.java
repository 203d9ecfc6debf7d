package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Formulas and scales as staff meet them in a browser: wide and narrow, with and without JavaScript. */
class FormulaBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String FORMULA = "/staff/kpis/m2-k1/formula";

    private static @Nullable Chromium chromium;
    private static String planner = "";

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        FactKind seminars() {
            return new FactKind(
                    "seminar.participants",
                    "セミナーの参加者",
                    "セミナーに人が参加した。",
                    "人",
                    List.of(new FactKind.Dimension("place", "会場")));
        }
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        var city = new City(region, region.start(Kinds.class));
        planner = TestSignIn.as(region.application(), city.planner);
        for (String day : List.of("2024-06-01", "2025-06-01")) {
            var fact = new Fact(
                    "seminar.participants",
                    LocalDate.parse(day),
                    BigDecimal.valueOf(40),
                    new NodeRef(city.plan, "m2-p1"),
                    null,
                    Map.of("place", "市役所"),
                    new SourceRecord("test", day, null));
            city.bean(TransactionTemplate.class)
                    .execute(_ -> City.operating(() -> city.bean(Evidence.class).record(fact)));
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void without_javascript_a_formula_is_tried_and_put_in_force() {
        try (var context = context(false)) {
            var page = context.newPage();
            page.navigate(region.url(FORMULA));
            page.selectOption("#kind", "seminar.participants");
            page.click("text=試算する");
            assertThat(page.locator("#d-place").isVisible()).isTrue();
            page.selectOption("#d-place", "市役所");
            page.fill("#firstYear", "２０２４");
            page.fill("#reason", "名簿で確かめられるため");
            page.click("text=試算する");
            assertThat(page.inputValue("#reason")).isEqualTo("名簿で確かめられるため");
            assertThat(page.locator("#trial-years-caption").isVisible()).isTrue();
            page.click("button:has-text('この数え方にする')");
            assertThat(page.locator(".ui-banner--done").innerText()).contains("第1版");
            assertThat(page.locator("main").innerText()).contains("企画 三郎さんが");
        }
    }

    @Test
    void with_javascript_a_choice_shows_its_trial_at_once_and_keeps_what_was_typed() {
        try (var context = context(true)) {
            var page = context.newPage();
            page.navigate(region.url("/staff/kpis/m1-k1/formula"));
            page.fill("#reason", "考えている理由");
            page.selectOption("#kind", "seminar.participants");
            page.locator("#trial").waitFor();
            assertThat(page.inputValue("#reason")).isEqualTo("考えている理由");
            page.check("#shape-1");
            page.locator("#kind2").waitFor();
            assertThat(page.inputValue("#kind")).isEqualTo("seminar.participants");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("shape-1");
        }
    }

    @Test
    void no_page_of_formulas_and_scales_has_an_accessibility_violation_or_overflows_a_narrow_screen() {
        var found = new ArrayList<String>();
        try (var context = context(true)) {
            var page = context.newPage();
            for (String path : List.of(
                    FormulaListController.PATH,
                    FORMULA,
                    "/staff/kpis/g1-k1/formula",
                    ScaleController.PATH,
                    ScaleController.PATH + "?scale=points")) {
                page.navigate(region.url(path));
                looked(page, path, found);
            }
            page.navigate(region.url("/staff/kpis/g1-k1/formula"));
            page.click("button:has-text('この数え方にする')");
            looked(page, "formula-wrong", found);
            page.selectOption("#kind", "seminar.participants");
            page.locator("#trial").waitFor();
            page.fill("#reason", "試すため");
            looked(page, "formula-trial", found);
            page.click("button:has-text('この数え方にする')");
            page.click("text=事実から数えるのをやめる");
            looked(page, "formula-end", found);
        }
        assertThat(found).isEmpty();
    }

    private static void looked(Page page, String name, List<String> found) {
        for (int width : List.of(1280, 320)) {
            page.setViewportSize(width, 900);
            new AxeBuilder(page)
                    .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                            .map(v -> name + " at " + width + ": " + v.getId() + " "
                                    + v.getNodes().getFirst().getHtml())
                            .forEach(found::add);
            if (!(Boolean)
                    page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
                found.add(name + ": wider than " + width + " px");
            }
            String folder = System.getProperty("haskap.screenshots");
            if (folder != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, name.replaceAll("[^a-z0-9-]+", "_") + "-" + width + ".png")));
            }
        }
    }

    private static BrowserContext context(boolean script) {
        var started = chromium;
        if (started == null) {
            throw new IllegalStateException("no browser was started");
        }
        var context = started.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
        String[] parts = planner.split("=", 2);
        context.addCookies(List.of(new Cookie(parts[0], parts[1]).setUrl(region.url("/"))));
        return context;
    }
}

package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.indicator.Confirmations;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages about entered values in a real browser: accessible, readable on a narrow screen, usable without scripts. */
class EntriesBrowserTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String ENTRIES = "/staff/kpis/m2-k1/entries";

    private static @Nullable Chromium chromium;
    private static City city;
    private static List<String> paths = List.of();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        city = new City(region, region.start());
        var confirmations = city.bean(Confirmations.class);
        long first = city.enter(city.clerk, City.value("m2-k1", 2015, "7", 0));
        city.confirm(city.chief, first);
        long waiting = city.enter(city.clerk, City.value("m2-k1", 2016, "900", 0));
        long back = city.enter(city.clerk, City.value("m2-k1", 2017, "12", 0));
        city.as(city.chief, () -> {
            confirmations.sendBack(back, "出典のページを書いてください。");
            return true;
        });
        paths = List.of(
                "/staff",
                "/staff/worklist",
                "/staff/sources/new?kpi=m2-k1&period=FY2015",
                "/staff/worklist?q=zzz",
                "/staff/entries",
                "/staff/entries/import",
                "/staff/entries/paste",
                ENTRIES,
                ENTRIES + "/value",
                ENTRIES + "/value?period=FY2017",
                ENTRIES + "/table",
                ENTRIES + "/paste",
                ENTRIES + "/due",
                ENTRIES + "/withdrawal?value=" + first,
                "/staff/confirmations",
                "/staff/confirmations/" + waiting + "/return");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void no_page_has_an_accessibility_violation_or_overflows_a_narrow_screen() {
        var found = new ArrayList<String>();
        try (var context = context(city.chief, true)) {
            var page = context.newPage();
            for (String path : paths) {
                page.setViewportSize(1280, 900);
                page.navigate(region.url(path));
                found.addAll(looked(page, path));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void without_javascript_a_table_is_filled_in_mended_and_entered_and_a_pasted_one_too() {
        var found = new ArrayList<String>();
        try (var context = context(city.clerk, false)) {
            var page = context.newPage();
            page.navigate(region.url(ENTRIES + "/table"));
            page.fill("#value-FY2018", "多い");
            page.fill("#source", "年報");
            page.fill("#comment", "増えました。");
            page.click("text=この表の値を入力する");
            found.addAll(looked(page, "table-wrong"));
            assertThat(page.inputValue("#value-FY2018")).isEqualTo("多い");
            page.fill("#value-FY2018", "13");
            page.click("text=この表の値を入力する");
            assertThat(page.locator(".ui-check__list").innerText()).contains("10倍を超えて");
            page.check("#sure");
            page.click("text=この表の値を入力する");
            assertThat(page.locator(".ui-banner--done h2").innerText()).isEqualTo("1件の値を入力しました");

            page.navigate(region.url(ENTRIES + "/paste"));
            page.fill("#sheet", "2019年度\t14\t速報\t年報\t増加\n2018年度\t十\t\t年報\t増加\n2016年度\t5000\t\t年報\t増加");
            page.click("text=表を確かめる");
            found.addAll(looked(page, "paste-checked"));
            page.check("#mode-1");
            page.check("#sure");
            page.click("text=この内容を入力する");
            assertThat(page.locator(".ui-banner[data-type=success] h2").innerText())
                    .isEqualTo("2件の値を入力しました");
            assertThat(page.inputValue("#sheet")).contains("十").doesNotContain("5000");
            found.addAll(looked(page, "paste-partly"));
        }
        try (var context = context(city.chief, false)) {
            var page = context.newPage();
            page.navigate(region.url("/staff/confirmations"));
            page.locator("tr", new Page.LocatorOptions().setHasText("2019年度"))
                    .locator("input")
                    .check();
            page.click("text=印を付けた値を確認する");
            assertThat(page.locator(".ui-banner--done h2").innerText()).isEqualTo("1件の値を確認しました");
        }
        assertThat(found).isEmpty();
    }

    @Test
    void without_javascript_a_file_is_attached_and_its_value_confirmed_from_the_worklist() {
        try (var context = context(city.clerk, false)) {
            var page = context.newPage();
            page.navigate(region.url("/staff/worklist"));
            page.click("a:has-text('新卒者の市内就職割合')");
            assertThat(page.title()).contains("新卒者の市内就職割合");
            page.navigate(region.url("/staff/kpis/m1-k1/entries/value?period=FY2017"));
            page.click("text=元の資料のファイルを添付する");
            page.setInputFiles(
                    "#file",
                    new com.microsoft.playwright.options.FilePayload(
                            "学校基本調査.csv",
                            "text/csv",
                            "年,割合\n2017,41".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            page.click("text=この資料を添付する");
            assertThat(page.locator("#document option:checked").innerText()).isEqualTo("学校基本調査.csv");
            page.fill("#value", "41");
            page.fill("#source", "学校基本調査 3ページ");
            page.fill("#comment", "説明会を増やしました。");
            page.click("text=この値を入力する");
            assertThat(page.locator(".ui-banner--done h2").innerText()).contains("値を入力しました");
            assertThat(page.locator("a:has-text('学校基本調査.csv')").count()).isPositive();
        }
        try (var context = context(city.chief, false)) {
            var page = context.newPage();
            page.navigate(region.url("/staff/worklist?kind=CONFIRM"));
            page.locator("tr", new Page.LocatorOptions().setHasText("新卒者の市内就職割合"))
                    .locator("input")
                    .check();
            page.click("text=選んだ値を確認する");
            assertThat(page.locator(".ui-banner--done h2").innerText()).isEqualTo("1件の値を確認しました");
            assertThat(page.url()).endsWith("/staff/worklist");
        }
    }

    private static List<String> looked(Page page, String name) {
        var found = new ArrayList<String>();
        boolean scripts = !name.matches("[a-z-]+");
        if (page.locator("h1").count() != 1 || !page.title().matches("[^｜]+｜[^｜]+｜[^｜]+")) {
            found.add(name + ": heading or title " + page.title());
        }
        for (int width : new int[] {1280, 320}) {
            page.setViewportSize(width, 900);
            if (scripts) { // axe is a script itself
                new AxeBuilder(page)
                        .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                                .map(v -> v.getId() + " "
                                        + v.getNodes().getFirst().getHtml())
                                .forEach(violation -> found.add(name + " at " + width + " px: " + violation));
                if (!(Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
                    found.add(name + ": wider than " + width + " px");
                }
            }
            String folder = System.getProperty("haskap.screenshots");
            if (folder != null) { // for looking at: -Dhaskap.screenshots=FOLDER
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, name.replaceAll("[^a-z0-9-]+", "_") + "-" + width + ".png")));
            }
        }
        page.setViewportSize(1280, 900);
        return found;
    }

    private static BrowserContext context(long person, boolean javaScript) {
        if (chromium == null) {
            throw new IllegalStateException("no browser");
        }
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("ja-JP")
                        .setViewportSize(1280, 900)
                        .setJavaScriptEnabled(javaScript));
        context.addCookies(List.of(
                new Cookie("haskap", TestSignIn.as(city.application, person).substring("haskap=".length()))
                        .setUrl(region.url("/"))));
        return context;
    }
}

package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.haskap.database.StatementCount;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All public pages of the sample region, asked for by HTTP. */
class PublicPagesTest {
    @RegisterExtension
    static final SampleSite site = new SampleSite();

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

    private static Map<String, HttpResponse<String>> pages = Map.of();

    @BeforeAll
    static void crawl() throws Exception {
        pages = Http.crawl(site);
    }

    @Test
    void every_link_leads_to_a_page_and_every_anchor_to_its_place() {
        assertThat(pages).hasSizeGreaterThan(200);
        pages.forEach((path, answer) -> assertThat(answer.statusCode()).as(path).isEqualTo(200));
        var missing = new TreeSet<String>();
        pages.forEach((path, answer) -> Http.links(answer.body()).stream()
                .filter(link -> link.matches("/?[^:]*#.+") && !path.startsWith("/dev/"))
                .forEach(link -> {
                    String target = link.startsWith("#") ? path : link.replaceFirst("#.*", "");
                    String anchor = link.replaceFirst(".*#", "");
                    if (ID.matcher(page(target).body())
                            .results()
                            .noneMatch(m -> m.group(1).equals(anchor))) {
                        missing.add(path + " → " + link);
                    }
                }));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_page_is_japanese_has_one_heading_unique_ids_and_a_title_of_its_own() {
        var titles = new HashMap<String, String>();
        pages.forEach((path, answer) -> {
            if (!html(answer)) {
                return;
            }
            String html = answer.body();
            assertThat(html).as(path).contains("<html lang=\"ja\">").contains("href=\"#main\">本文へ移動");
            assertThat(html.split("<h1[ >]", -1)).as("headings of " + path).hasSize(2);
            var ids = ID.matcher(html).results().map(m -> m.group(1)).toList();
            assertThat(ids).as(path).doesNotHaveDuplicates();
            assertThat(answer.headers().firstValue("Content-Language")).as(path).contains("ja-JP");
            var title = TITLE.matcher(html);
            assertThat(title.find()).isTrue();
            assertThat(title.group(1).split("｜", -1)).as(path).hasSize(3).endsWith("苫小牧市");
            if (!path.contains("?") || path.contains("?fy=")) {
                String before = titles.put(title.group(1), path.replaceFirst("\\?.*", ""));
                assertThat(before).as(title.group(1)).isIn(null, path.replaceFirst("\\?.*", ""));
            }
        });
    }

    @Test
    void every_answer_carries_the_security_headers_and_public_pages_may_be_kept() {
        pages.forEach((path, answer) -> {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'; script-src 'self'; style-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            if (path.startsWith("/sign-in")) {
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .as(path)
                        .contains("no-store");
                return; // a form has a token, and so a session
            }
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            if (!path.startsWith("/dev/") && !path.equals("/status") && html(answer)) {
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .as(path)
                        .contains("public, max-age=300");
                assertThat(answer.headers().firstValue("ETag")).as(path).isPresent();
            }
        });
        assertThat(page("/dev/components").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void a_page_the_reader_has_is_answered_without_rendering_and_without_looking_anything_up() throws Exception {
        String tag = page("/strategy").headers().firstValue("ETag").orElseThrow();
        oneStatement(() -> {
            var again = Http.get(site.url("/strategy"), "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            return again;
        });
        assertThat(Http.get(site.url("/plans"), "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_page_sent_once_is_sent_again_the_same_without_being_made_again() throws Exception {
        String path = "/strategy/kpis?kept=1";
        var made = Http.get(site.url(path));
        oneStatement(() -> {
            var kept = Http.get(site.url(path));
            assertThat(kept.body()).isEqualTo(made.body());
            for (String header : List.of("Content-Type", "Content-Language", "ETag", "Cache-Control")) {
                assertThat(kept.headers().allValues(header))
                        .as(header)
                        .isEqualTo(made.headers().allValues(header));
            }
            return kept;
        });
        assertThat(Http.get(site.url(path), "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(Http.get(site.url(path), "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(Http.get(site.url(path).replace("localhost", "127.0.0.1")).body())
                .contains("http://127.0.0.1");
    }

    /** PostgreSQL's own housekeeping commits too, now and then; a look that meets that asks whether anything has happened. */
    private static void oneStatement(Callable<?> request) throws Exception {
        StatementCount counted = site.statements();
        int statements = counted.during(request).size();
        for (int attempt = 1; statements > 1 && attempt < 3; attempt++) {
            assertThat(statements).isEqualTo(2);
            statements = counted.during(request).size();
        }
        assertThat(statements).isEqualTo(1);
    }

    @Test
    void style_sheets_have_a_hash_in_their_address_and_may_be_kept_for_a_year() throws Exception {
        var sheet = Pattern.compile("href=\"(/css/base-[0-9a-f]{32}\\.css)\"")
                .matcher(page("/").body());
        assertThat(sheet.find()).isTrue();
        var answer = Http.get(site.url(sheet.group(1)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
    }

    @ParameterizedTest
    @CsvSource({
        "/, 14",
        "/strategy, 15",
        "/strategy/goals/g1, 11",
        "/strategy/measures/m3, 15",
        "/strategy/kpis, 11",
        "/strategy/kpis/m3-k1, 17",
        "/strategy/kpis/m3-k1/lineage, 17",
        "/strategy/method, 13",
        "/plans, 8",
        "/plans/chamber-plan, 8",
        "/programmes, 9",
        "/programmes/3, 14",
        "/programmes/calendar, 8",
        "/departments, 12",
        "/organisations, 12",
        "/documents, 8",
        "/sitemap, 14",
        "/accessibility, 5",
        "/documents/1, 12",
        "/organisations/1, 10",
        "/departments/1, 16",
        "/search?q=%E5%89%B5%E6%A5%AD, 5",
        "/data, 6"
    })
    void a_page_keeps_its_query_budget(String path, int budget) throws Exception {
        // A page that was sent is kept: an address of its own has it made anew.
        String other = path + (path.contains("?") ? "&" : "?") + "render=";
        assertThat(Http.get(site.url(other + 1)).statusCode()).isEqualTo(200);
        var first = site.statements().during(() -> Http.get(site.url(other + 2)));
        var again = site.statements().during(() -> Http.get(site.url(other + 3)));
        assertThat(again).as(path).hasSizeBetween(1, budget);
        assertThat(again.size()).isLessThanOrEqualTo(first.size());
    }

    @Test
    void the_strategy_shows_every_goal_and_measure_and_says_that_nothing_is_judged_yet() {
        String html = page("/strategy").body();
        assertThat(html)
                .contains("苫小牧市総合戦略", "実績はまだ登録されていません", "国の基本目標", "産業集積推進ゾーン")
                .contains("<li>若い世代の結婚・出産・子育ての希望をかなえる</li>", "<summary>計画の文章</summary>", "雇用については「若者の雇用」")
                .contains("/strategy/measures/m14")
                .doesNotContain("達成率");
        assertThat(html.split("class=\"ui-goal\"", -1)).hasSize(5);
        assertThat(html.split("class=\"ui-kpi\"", -1)).hasSize(11);
    }

    @Test
    void the_countrys_goals_stand_at_no_goal() {
        assertThat(page("/strategy/goals/g2").body()).doesNotContain("地方への新しい人の流れ");
        assertThat(page("/plans/strategy").body()).contains("<summary>計画の文章</summary>", "地方への新しい人の流れをつくる");
    }

    @Test
    void an_indicator_shows_both_figures_with_their_years_and_the_very_line_it_came_from() {
        String html = page("/strategy/kpis/m3-k1").body();
        assertThat(html)
                .contains("創業セミナー参加者数", "87人から100人へ、5年で13人（14.9％）増やす目標です。")
                .contains("2014年度（平成26年度）", "2019年度（令和元年度）")
                .contains("創業セミナー参加者数 87 人 100 人")
                .containsPattern("/documents/\\d+#p1-l476")
                .contains("<svg", "この数値について", "SHA-256");
        assertThat(page("/strategy/kpis/m7-k1").body()).contains("維持");
        assertThat(page("/strategy/kpis/g2-k1").body()).contains("1.60");
    }

    @Test
    void a_filter_narrows_the_list_and_offers_the_way_out() throws Exception {
        String html = Http.get(site.url("/strategy/kpis?goal=g1&q=%E5%89%B5%E6%A5%AD"))
                .body();
        assertThat(html).contains("46の指標のうち3件", "相談件数", "ことば：創業").doesNotContain("合計特殊出生率");
        assertThat(Http.links(html)).contains("/strategy/kpis?goal=g1");
        assertThat(Http.get(site.url("/strategy/kpis?q=%E3%81%AA%E3%81%84%E3%82%88"))
                        .body())
                .contains("条件に合う指標はありません", "46の指標のうち0件");
    }

    @Test
    void programmes_add_up_and_count_unknown_numbers_apart() throws Exception {
        assertThat(page("/programmes").body()).contains("6,892", "－（未把握）", "26の事業のうち26件");
        String sorted = Http.get(site.url("/programmes?sort=participants")).body();
        assertThat(sorted.indexOf("4,449人")).isLessThan(sorted.indexOf("634人"));
        assertThat(sorted).contains("aria-sort=\"descending\"");
        assertThat(Http.get(site.url("/programmes?month=2026-01")).body())
                .contains("子ども広報部")
                .doesNotContain("消費生活講演会");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing", "/strategy/goals/zz", "/strategy/goals/m1", "/strategy/measures/g1", "/strategy/kpis/x",
                "/plans/x", "/programmes/999", "/programmes?fy=1999", "/departments/999999", "/organisations/999999",
                "/documents/999999"
            })
    void what_does_not_exist_is_answered_with_a_whole_page_that_leads_on(String path) throws Exception {
        var answer = Http.get(site.url(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>", "主な入口", "｜エラー｜苫小牧市");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/programmes?month=x", "/programmes?department=x", "/programmes?fy=9999999999", "/documents/x"})
    void what_cannot_be_read_is_answered_with_the_page_for_that(String path) throws Exception {
        var answer = Http.get(site.url(path));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("アドレスや入力を読み取れません").doesNotContain("Exception");
    }

    @Test
    void sending_to_a_page_for_reading_is_refused_with_a_page() throws Exception {
        var answer = Http.post(site.url("/strategy"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("この操作はできません");
    }

    @Test
    void a_failure_shows_a_number_to_ask_with_and_nothing_of_the_inside() throws Exception {
        var answer = Http.get(site.url("/dev/failure"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .containsPattern("<code>[0-9a-f]{8}</code>")
                .doesNotContain("IllegalState", "on purpose", "org.haskap");
    }

    @Test
    void a_program_gets_its_problem_as_json() throws Exception {
        var answer = Http.get(site.url("/strategy/kpis/nothing.json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404", "\"title\"", "/strategy/kpis/nothing.json");
    }

    @Test
    void hostile_words_come_back_as_words() throws Exception {
        String html = Http.get(site.url("/strategy/kpis?q=%3Cscript%3Ealert(1)%3C/script%3E%22onload=x"))
                .body();
        assertThat(html).contains("&lt;script>").doesNotContain("<script>alert");
    }

    private static HttpResponse<String> page(String path) {
        return Objects.requireNonNull(pages.get(path), path);
    }

    private static boolean html(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }
}

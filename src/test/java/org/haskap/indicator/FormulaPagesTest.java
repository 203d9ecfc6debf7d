package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.admin.Browsing;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Formulas and scales as staff set them, over HTTP and without any script. */
class FormulaPagesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String SEMINAR = "seminar.participants";
    private static City city;
    private static Browsing planner;
    private static Browsing other;
    private static Browsing clerk;

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        FactKind seminars() {
            return new FactKind(
                    SEMINAR, "セミナーの参加者", "セミナーに人が参加した。", "人", java.util.List.of(new FactKind.Dimension("place", "会場")));
        }

        @Bean
        FactKind held() {
            return new FactKind("seminar.held", "セミナーの開催", "セミナーを開いた。", "件", java.util.List.of());
        }
    }

    @BeforeAll
    static void start() {
        city = new City(region, region.start(Kinds.class));
        planner = signedIn(city.planner);
        other = signedIn(city.person("企画 四郎", Role.PLANNING_OFFICE, new Scope.Region()));
        clerk = signedIn(city.clerk);
        record("2024-06-01", "40", "市役所");
        record("2025-06-01", "90", "市役所");
        record("2025-07-01", "30", "商工会議所");
        recordHeld("2025-06-01");
    }

    private static Browsing signedIn(long person) {
        return new Browsing(region, TestSignIn.as(region.application(), person));
    }

    private static void record(String day, String quantity, String place) {
        record(new Fact(
                SEMINAR,
                LocalDate.parse(day),
                new BigDecimal(quantity),
                new NodeRef(city.plan, "m2-p1"),
                null,
                Map.of("place", place),
                new SourceRecord("test", day, null)));
    }

    private static void recordHeld(String day) {
        record(new Fact(
                "seminar.held",
                LocalDate.parse(day),
                BigDecimal.valueOf(2),
                new NodeRef(city.plan, "m2-p1"),
                null,
                Map.of(),
                new SourceRecord("test", "held " + day, null)));
    }

    private static void record(Fact fact) {
        Objects.requireNonNull(city.bean(TransactionTemplate.class)
                .execute(_ -> City.operating(() -> city.bean(Evidence.class).record(fact))));
    }

    private static String path(String code) {
        return "/staff/kpis/" + code + "/formula";
    }

    /** A whole form of a sum, with what is asked besides. */
    private static HttpResponse<String> send(Browsing who, String path, Map<String, String> hidden, String... answers)
            throws Exception {
        var all = new LinkedHashMap<>(hidden);
        all.putAll(
                Map.of("shape", "one", "figure", "SUM", "kind", SEMINAR, "span", "fiscal-year", "firstYear", "2024"));
        return who.post(path, all, answers);
    }

    private static long versions(String code) {
        return region.jdbc()
                .sql("select count(*) from formula where indicator_code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_chosen_shows_as_a_sentence_with_each_year_before_anything_is_saved() throws Exception {
        long before = versions("m2-k1");
        var hidden = planner.open(path("m2-k1"));
        var tried = send(planner, path("m2-k1"), hidden, "node", city.plan + "/m2", "do", "try", "reason", "");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("毎年度（4月から翌年3月まで）の、「セミナーの参加者」の事実のうち、「苫小牧における創業促進」とその下に属するものの数量の合計です。2024年度の値から、このように数えます。")
                .containsPattern("2024年度</th><td class=\"ui-num\">40")
                .containsPattern("2025年度</th><td class=\"ui-num\">120")
                .containsPattern("判定は、「(判定前」から「)?.達成」")
                .contains("id=\"d-place\"", "<option value=\"商工会議所\">")
                .doesNotContain("エラー");
        assertThat(versions("m2-k1")).isEqualTo(before);
    }

    @Test
    void a_formula_is_put_in_force_with_a_reason_and_counts_at_once_on_the_public_page() throws Exception {
        String code = "m1-k1";
        var hidden = planner.open(path(code));
        var without = send(planner, path(code), hidden, "do", "save", "reason", "", "d-place", "");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("この数え方にする理由を入力してください。");
        String etag = publicEtag(code);

        var saved = send(planner, path(code), hidden, "do", "save", "reason", "名簿で確かめられるため");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(planner.get(path(code)).body()).contains("第1版", "名簿で確かめられるため", "企画 三郎さんが", "2024年度から");
        assertThat(publicEtag(code)).isNotEqualTo(etag);
        assertThat(publicPage("/strategy/kpis/" + code)).contains("120", "自動集計");
        assertThat(planner.get(FormulaListController.PATH).body()).contains("1件を、記録された事実から自動で数えています");

        var same = planner.open(path(code));
        assertThat(send(planner, path(code), same, "do", "save", "reason", "もう一度")
                        .statusCode())
                .isEqualTo(303);
        assertThat(versions(code)).isEqualTo(1);
    }

    @Test
    void whoever_saves_second_sees_both_formulas_and_keeps_what_was_typed() throws Exception {
        String code = "g1-k1";
        var mine = planner.open(path(code));
        var theirs = other.open(path(code));
        assertThat(send(other, path(code), theirs, "do", "save", "reason", "先に決めた")
                        .statusCode())
                .isEqualTo(303);

        var late = send(
                planner, path(code), mine, "do", "save", "reason", "後から決める", "d-place", "市役所", "firstYear", "2025");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("企画 四郎さんが", "数え方を変えました。差分を確認してください。")
                .contains("後から決める", "value=\"2025\"")
                .containsPattern("<option value=\"市役所\" selected")
                .contains("2025年度の値から、このように数えます");
        assertThat(versions(code)).isEqualTo(1);

        var again = send(
                planner,
                path(code),
                Browsing.hidden(late.body()),
                "do",
                "save",
                "reason",
                "後から決める",
                "d-place",
                "市役所",
                "firstYear",
                "2025");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(planner.get(path(code)).body()).contains("第2版", "2024年度だけ", "2025年度から");
    }

    @Test
    void counting_ends_after_a_question_and_a_second_who_ends_it_is_told() throws Exception {
        String code = "m2-k1";
        if (versions(code) == 0) {
            send(planner, path(code), planner.open(path(code)), "do", "save", "reason", "名簿のため");
        }
        var mine = planner.open(path(code) + "/end");
        var theirs = other.open(path(code) + "/end");
        assertThat(planner.post(path(code) + "/end", mine, "firstYear", "1999", "reason", "見直し")
                        .statusCode())
                .isEqualTo(422);
        assertThat(other.get(path(code) + "/end").body()).contains("事実から数えるのをやめますか");
        send(other, path(code), other.open(path(code)), "do", "save", "reason", "会場を限る", "d-place", "市役所");
        var late = planner.post(path(code) + "/end", mine, "firstYear", "2025", "reason", "見直し");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("見直し", "value=\"2025\"", "企画 四郎さんが");
        assertThat(planner.post(path(code) + "/end", Browsing.hidden(late.body()), "firstYear", "2025", "reason", "見直し")
                        .statusCode())
                .isEqualTo(303);
        assertThat(planner.get(path(code)).body()).contains("2025年度から数えない", "2025年度の値から、事実から数えるのをやめます。");
        assertThat(other.post(path(code) + "/end", theirs, "firstYear", "2025", "reason", "見直し")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_ratio_and_every_span_are_built_by_choosing_and_what_is_hidden_meanwhile_is_kept() throws Exception {
        String code = "m1-k1";
        var page = send(
                planner,
                path(code),
                planner.open(path(code)),
                "shape",
                "ratio",
                "figure2",
                "SUM",
                "kind2",
                "seminar.held",
                "times",
                "1",
                "do",
                "try");
        assertThat(page.body())
                .contains("「セミナーの開催」の事実の数量の合計で割った値")
                .containsPattern("2025年度</th><td class=\"ui-num\">60％")
                .contains("未把握");
        // Back to one figure: the second is not asked for and not forgotten.
        var back = send(planner, path(code), Browsing.hidden(page.body()), "kind2", "seminar.held", "do", "try");
        assertThat(back.body()).contains("type=\"hidden\" name=\"kind2\" value=\"seminar.held\"");

        var day = send(
                planner, path(code), planner.open(path(code)), "span", "as-of", "month", "2", "day", "30", "do", "try");
        assertThat(day.statusCode()).isEqualTo(422);
        assertThat(day.body()).contains("その月にない日です");
        var march = send(
                planner, path(code), planner.open(path(code)), "span", "as-of", "month", "3", "day", "31", "do", "try");
        assertThat(march.body()).contains("毎年度の3月31日までの、").containsPattern("2026年3月31日時点</th><td class=\"ui-num\">160");
        var asked = send(planner, path(code), planner.open(path(code)), "span", "since-day", "do", "try");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("累計を始める日を答えると、ここに年ごとの試算が出ます。");
        var since = send(
                planner,
                path(code),
                Browsing.hidden(asked.body()),
                "span",
                "since-day",
                "since-year",
                "2025",
                "since-month",
                "4",
                "since-day",
                "1",
                "do",
                "try");
        assertThat(since.statusCode()).isEqualTo(422);
        assertThat(since.body()).contains("累計を始める日が、数え始める年（2024年度）より後です。");
    }

    @Test
    void hostile_answers_are_refused_and_nothing_is_stored() throws Exception {
        String code = "m1-k1";
        long before = versions(code);
        var hidden = planner.open(path(code));
        for (var wrong : Map.of(
                        "kind", "no.such",
                        "figure", "DROP",
                        "span", "never",
                        "firstYear", "99999999999999999999",
                        "node", "1/../../x",
                        "d-place", "<script>")
                .entrySet()) {
            var answer =
                    send(planner, path(code), hidden, wrong.getKey(), wrong.getValue(), "do", "save", "reason", "x");
            assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>");
        }
        assertThat(planner.get(path("no-such")).statusCode()).isEqualTo(404);
        assertThat(planner.get(path(code) + "?plan=%27%22").statusCode()).isEqualTo(404);
        assertThat(versions(code)).isEqualTo(before);
    }

    @Test
    void who_may_not_set_formulas_reads_them_and_is_offered_nothing_else() throws Exception {
        var page = clerk.get(path("m1-k1"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("数え方の履歴").doesNotContain("name=\"do\"");
        assertThat(send(clerk, path("m1-k1"), clerk.token(), "do", "save", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void another_scale_shows_what_it_changes_and_is_chosen_with_a_reason() throws Exception {
        String path = ScaleController.PATH;
        assertThat(planner.get(path).body()).contains("いまの基準：期待値による5段階", "まだ変えられたことはありません。");
        var tried = planner.get(path + "?scale=points");
        assertThat(tried.body()).contains("「達成率の点数による7段階」で判定すると", "この基準にする理由");
        var hidden = Browsing.hidden(tried.body());
        var theirs = Browsing.hidden(other.get(path + "?scale=symbols").body());
        assertThat(planner.post(path, hidden, "reason", "").statusCode()).isEqualTo(422);
        String etag = publicEtag("m2-k1");
        assertThat(planner.post(path, hidden, "reason", "議会で決めたため").statusCode())
                .isEqualTo(303);
        assertThat(publicEtag("m2-k1")).isNotEqualTo(etag);
        assertThat(planner.get(path).body()).contains("いまの基準：達成率の点数による7段階", "議会で決めたため", "企画 三郎さんが");
        var late = other.post(path, theirs, "reason", "後から");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("企画 三郎さんが", "後から", "「目標との位置による4段階（◎・○・△・×）」で判定する");
        assertThat(clerk.get(path + "?scale=symbols").body()).doesNotContain("この基準にする理由");
        var again = Browsing.hidden(planner.get(path + "?scale=line").body());
        assertThat(planner.post(path, again, "reason", "元に戻すため").statusCode()).isEqualTo(303);
    }

    private static String publicEtag(String code) throws Exception {
        return new Browsing(region, "")
                .get("/strategy/kpis/" + code)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static String publicPage(String path) throws Exception {
        return new Browsing(region, "").get(path).body();
    }
}

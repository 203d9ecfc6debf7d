package org.haskap.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.SourceRecord;
import org.haskap.evidence.Subject;
import org.haskap.feed.Sender;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff look facts up. */
class ExplorerTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static String cookie = "";
    private static String kind = "";

    @BeforeAll
    static void start() {
        cookie = TestSignIn.as(region.start(), Role.PLANNING_OFFICE, new Scope.Region());
    }

    @BeforeEach
    void a_kind_of_its_own() {
        Sender.defineKind(region);
        kind = Sender.kind();
    }

    private static Fact visit(String day, String branch, String who, String quantity) {
        return new Fact(
                kind,
                LocalDate.parse(day),
                new BigDecimal(quantity),
                null,
                who.isEmpty() ? null : new Subject("reader", who),
                branch.isEmpty() ? Map.of() : Map.of("branch", branch),
                new SourceRecord("feed", "1/" + day + branch, null));
    }

    private static List<Long> record(Fact... facts) {
        return Actors.as(
                Actor.operator("test"),
                () -> region.application()
                        .getBean(TransactionTemplate.class)
                        .execute(_ ->
                                region.application().getBean(Evidence.class).record(List.of(facts))));
    }

    private static long reverse(long fact) {
        return Actors.as(
                Actor.operator("test"),
                () -> region.application()
                        .getBean(TransactionTemplate.class)
                        .execute(_ ->
                                region.application().getBean(Evidence.class).reverse(fact)));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(path)))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String body(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_kinds_stand_with_what_counts_of_each() throws Exception {
        List<Long> facts = record(visit("2025-06-01", "中央", "", "12"), visit("2025-06-02", "東", "", "3"));
        reverse(facts.getFirst());
        assertThat(row(body("/staff/evidence?fy=2025")))
                .contains("図書館の来館", "<td class=\"ui-num\">1件</td><td class=\"ui-num\">3人</td>");
        assertThat(row(body("/staff/evidence?fy=2024"))).contains("<td class=\"ui-num\">0件</td>");
    }

    @Test
    void facts_are_narrowed_by_value_and_day_and_what_was_taken_back_is_marked() throws Exception {
        List<Long> facts = record(visit("2025-06-01", "中央", "a", "2"), visit("2025-07-01", "東", "a", "1.5"));
        long reversal = reverse(facts.getFirst());
        assertThat(body("/staff/evidence?fy=2025&kind=" + kind))
                .contains("取り消し済み", "取り消し</span>", "-2人", "1.5人", "東", "/staff/evidence/" + reversal);
        assertThat(body("/staff/evidence?fy=2025&d.branch=" + "%E6%9D%B1" + "&kind=" + kind))
                .contains("1.5人")
                .doesNotContain("-2人");
        assertThat(body("/staff/evidence?from=R7.6.2&until=2025-06-30&kind=" + kind))
                .contains("条件に合う事実はありません");
        assertThat(body("/staff/evidence?from=nonsense&until=%00&fy=99999&node=x/y&after=z&kind=" + kind))
                .contains("読み取れないため使っていません");
    }

    @Test
    void hostile_addresses_find_nothing_and_break_nothing() throws Exception {
        record(visit("2025-06-01", "中央", "a", "2"));
        for (String more : List.of(
                "after=%2B999999998-12-31_1",
                "after=-999999999-01-01_1",
                "after=2025-06-01_99999999999999999999",
                "d.branch=%00",
                "node=%00/%00",
                "by=%00",
                "per=%00&measure=%00",
                "fy=%00&from=%00&until=%00")) {
            for (String page : List.of("", "/months", "/facts.csv", "/months.csv", "/facts.json", "/months.json")) {
                body("/staff/evidence" + page + "?kind=" + kind + "&" + more);
            }
        }
        assertThat(get("/staff/evidence?kind=%00").statusCode()).isEqualTo(200);
        assertThat(get("/staff/evidence?d.%00=x").statusCode()).isEqualTo(400);
        for (String page : List.of(
                "/staff/entries?plan=%00",
                "/staff/entries.csv?plan=%00",
                "/staff/kpis/none/lineage?plan=%00",
                "/staff/kpis/none/formula?plan=%00",
                "/staff/kpis/none/entries?plan=%00",
                "/staff/strategy/formulas?plan=%00",
                "/staff/strategy/scale?plan=%00")) {
            assertThat(get(page).statusCode()).as(page).isEqualTo(404);
        }
    }

    @Test
    void a_long_list_goes_on_from_page_to_page_and_shows_each_fact_once() throws Exception {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 120; i++) {
            facts.add(visit("2025-0" + (5 + i % 2) + "-01", i % 3 == 0 ? "" : "館" + i % 3, "", "1"));
        }
        List<Long> recorded = record(facts.toArray(Fact[]::new));
        var seen = new ArrayList<Long>();
        String path = "/staff/evidence?fy=2025&kind=" + kind;
        for (int page = 0; page < 3; page++) {
            String body = body(path);
            var links = java.util.regex.Pattern.compile(
                            "<th scope=\"row\" class=\"ui-nowrap\"><a href=\"/staff/evidence/(\\d+)\"")
                    .matcher(body);
            while (links.find()) {
                seen.add(Long.valueOf(links.group(1)));
            }
            var next = java.util.regex.Pattern.compile("<a href=\"([^\"]*)\">これより前の事実")
                    .matcher(body);
            path = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertThat(path).isEmpty();
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void months_and_values_are_counted_and_people_of_two_months_are_one_in_all() throws Exception {
        record(
                visit("2025-06-01", "中央", "a", "2"),
                visit("2025-07-01", "中央", "a", "3"),
                visit("2025-07-02", "東", "b", "4"),
                visit("2025-07-03", "", "", "5"));
        String people = body("/staff/evidence/months?fy=2025&by=branch&measure=DISTINCT&kind=" + kind);
        assertThat(people).contains("2025年6月", "中央", "（値なし）", "足しても合計になりません");
        assertThat(row(people, "中央")).containsSubsequence("1", "1", "<strong>1</strong>");
        assertThat(row(people, "全体")).endsWith("<strong>2</strong></td>");
        String sums = body("/staff/evidence/months?fy=2025&by=branch&measure=SUM&per=year&kind=" + kind);
        assertThat(row(sums, "中央")).contains("<td class=\"ui-num\">5</td>");
        assertThat(row(sums, "全体")).endsWith("<strong>14</strong></td>");
    }

    /** The row of the test's kind in the list of kinds. */
    private static String row(String body) {
        int at = body.indexOf("<code>" + kind + "</code>");
        return body.substring(body.lastIndexOf("<tr>", at), body.indexOf("</tr>", at));
    }

    private static String row(String body, String label) {
        int at = body.indexOf("<th scope=\"row\" class=\"ui-mid\">" + label);
        if (at < 0) {
            at = body.indexOf(">" + label + "</a></th>");
        }
        assertThat(at).as(label).isPositive();
        return body.substring(at, body.indexOf("</tr>", at)).strip();
    }

    @Test
    void files_hold_what_the_pages_show_and_no_cell_that_a_spreadsheet_calculates() throws Exception {
        List<Long> facts = record(visit("2025-06-01", "=cmd|x", "a", "2"), visit("2025-07-01", "東", "a", "3"));
        reverse(facts.get(1));
        var answer = get("/staff/evidence/facts.csv?fy=2025&kind=" + kind);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("facts-" + kind + ".csv"));
        assertThat(answer.body()).startsWith("\uFEFFfact_id,kind,").contains("'=cmd|x", ",reversed,", ",reversal,");
        assertThat(answer.body().lines()).hasSize(4);
        assertThat(body("/staff/evidence/months.csv?fy=2025&by=branch&kind=" + kind))
                .contains(kind + ",2025-06,2025-06-01,2025-06-30,branch,'=cmd|x,1,2,人,1")
                .doesNotContain("2025-07");
        assertThat(get("/staff/evidence/facts.csv?kind=none").statusCode()).isEqualTo(404);
    }

    @Test
    void a_fact_leads_to_its_record_and_to_all_that_took_it_back() throws Exception {
        long fact = record(visit("2025-06-01", "中央", "a", "2")).getFirst();
        long reversal = reverse(fact);
        long again = reverse(reversal);
        String body = body("/staff/evidence/" + fact);
        assertThat(body)
                .contains(
                        "2025年6月1日",
                        "2人",
                        "1/2025-06-01中央",
                        "事実" + fact + "を取り消し",
                        "事実" + reversal + "を取り消し",
                        "もう一度数えます",
                        "/staff/evidence/" + again,
                        "だれかは分かりません");
        assertThat(body("/staff/evidence/" + again)).contains("数え直し");
        assertThat(get("/staff/evidence/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_list_says_how_it_ended_when_a_taking_back_was_taken_back() throws Exception {
        List<Long> facts = record(visit("2025-06-01", "中央", "a", "2"), visit("2025-06-02", "東", "a", "3"));
        long reversal = reverse(facts.getFirst());
        long again = reverse(reversal);
        String path = "/staff/evidence?fy=2025&kind=" + kind;
        String body = body(path);
        assertThat(line(body, facts.getFirst())).contains("もう一度数えています").doesNotContain("取り消し済み");
        assertThat(line(body, reversal)).contains("取り消された取り消し");
        assertThat(line(body, again)).contains("数え直し");
        assertThat(line(body, facts.getLast())).contains("数えています").doesNotContain("もう一度");
        String csv = body("/staff/evidence/facts.csv?fy=2025&kind=" + kind);
        assertThat(csv.lines().filter(line -> line.startsWith(facts.getFirst() + ",")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",standing,").endsWith("," + reversal));
        assertThat(csv.lines().filter(line -> line.startsWith(again + ",")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",reversal,"));
        long last = reverse(again);
        body = body(path);
        assertThat(line(body, facts.getFirst())).contains("取り消し済み");
        assertThat(line(body, reversal)).contains("取り消し</span>").doesNotContain("取り消された");
        assertThat(line(body, again)).contains("取り消された数え直し");
        assertThat(line(body, last)).contains("取り消し");
    }

    /** The row of a fact in the list. */
    private static String line(String body, long fact) {
        int at = body.indexOf("\"/staff/evidence/" + fact + "\"");
        assertThat(at).as("fact " + fact).isPositive();
        return body.substring(at, body.indexOf("</tr>", at));
    }

    @Test
    void json_holds_the_rows_of_the_csv_with_values_as_they_are() throws Exception {
        List<Long> facts = record(visit("2025-06-01", "=cmd|x", "a", "2"), visit("2025-07-01", "", "", "3.5"));
        reverse(facts.get(1));
        var answer = get("/staff/evidence/facts.json?fy=2025&kind=" + kind);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        var json = tools.jackson.databind.json.JsonMapper.shared().readTree(answer.body());
        var rows = json.get("rows");
        assertThat(json.get("complete").asBoolean()).isTrue();
        assertThat(json.get("kind").asString()).isEqualTo(kind);
        String csv = body("/staff/evidence/facts.csv?fy=2025&kind=" + kind);
        assertThat(rows.size()).isEqualTo(3).isEqualTo((int) csv.lines().count() - 1);
        assertThat(String.join(",", rows.get(0).propertyNames()))
                .isEqualTo(csv.lines().findFirst().orElseThrow().substring(1));
        assertThat(rows.get(2).get("dimension_branch").asString()).isEqualTo("=cmd|x");
        assertThat(rows.get(2).get("quantity").isNumber()).isTrue();
        assertThat(rows.get(2).get("has_subject").asBoolean()).isTrue();
        assertThat(rows.get(1).get("dimension_branch").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain("\"reader\"");
        var months = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(body("/staff/evidence/months.json?fy=2025&by=branch&kind=" + kind))
                .get("rows");
        assertThat(months.size()).isEqualTo(1);
        assertThat(months.get(0).get("period").asString()).isEqualTo("2025-06");
        assertThat(months.get(0).get("people").asInt()).isEqualTo(1);
        assertThat(get("/staff/evidence/facts.json?kind=none").statusCode()).isEqualTo(404);
        assertThat(body("/staff/evidence?fy=2025&kind=" + kind)).contains("/staff/evidence/facts.json?");
        assertThat(body("/staff/evidence/months?fy=2025&kind=" + kind)).contains("/staff/evidence/months.json?");
    }
}

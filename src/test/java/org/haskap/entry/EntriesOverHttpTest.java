package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Audit;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.attainment.Actual;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.kernel.FiscalYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Values entered at the pages: one by one, as a table, pasted, as a file; confirmed, sent back, taken back. */
class EntriesOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String STARTUPS = "m2-k1";
    private static final String VALUE = "/staff/kpis/" + STARTUPS + "/entries/value?period=FY";
    private static final String TABLE = "/staff/kpis/" + STARTUPS + "/entries/table";
    private static final String PASTE = "/staff/kpis/" + STARTUPS + "/entries/paste";
    private static final List<String> WELL =
            List.of("status", "FINAL", "source", "商業統計調査 12ページ", "comment", "前年より増えました。");

    private static City city;
    private static Clerk clerk;
    private static Clerk chief;
    private static Clerk colleague;
    private static Clerk stranger;
    private static Observations observations;

    @BeforeAll
    static void start() {
        ConfigurableApplicationContext application = region.start();
        city = new City(region, application);
        observations = city.bean(Observations.class);
        clerk = new Clerk(region, city, city.clerk);
        chief = new Clerk(region, city, city.chief);
        colleague =
                new Clerk(region, city, city.person("担当 二郎", Role.DEPARTMENT_STAFF, city.department(City.COMMERCE)));
        stranger = new Clerk(region, city, city.otherClerk);
    }

    @BeforeEach
    void takeBack() {
        city.as(city.planner, () -> {
            observations
                    .entered(city.plan)
                    .values()
                    .forEach(list -> list.forEach(one -> {
                        if (!one.isWithdrawal()) {
                            observations.withdraw(one.id(), "次の試験のため");
                        }
                    }));
            return true;
        });
    }

    private static HttpResponse<String> enter(Clerk who, int year, String value) throws Exception {
        return who.answer(VALUE + year, with(WELL, "value", value));
    }

    private static String[] with(List<String> answers, String... more) {
        var all = new ArrayList<>(answers);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<String> standing(String code) {
        return observations.entered(city.plan).getOrDefault(code, List.of()).stream()
                .filter(one -> !one.isWithdrawal())
                .map(one -> one.period().code() + "=" + Shown.value(one.value(), one.missing(), null))
                .toList();
    }

    private static long rows() {
        return region.jdbc()
                .sql("select count(*) from observation")
                .query(Long.class)
                .single();
    }

    @Test
    void a_value_is_entered_with_source_and_comment_and_shows_as_waiting() throws Exception {
        var without = clerk.answer(VALUE + 2015, "value", "1,234件", "status", "FINAL", "source", "調査");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("コメントを入れてください", "value=\"1,234件\"");
        assertThat(standing(STARTUPS)).isEmpty();

        assertThat(enter(clerk, 2015, "7件").statusCode()).isEqualTo(303);
        assertThat(clerk.get("/staff/kpis/m2-k1/entries").body()).contains("7件", "確認待ち", "商業統計調査 12ページ", "担当 一郎");

        var missing =
                clerk.answer(VALUE + 2016, "value", "", "status", "NOT_COLLECTED", "source", "照会の回答", "comment", "");
        assertThat(missing.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2015=7", "FY2016=未把握");
    }

    @Test
    void what_looks_odd_is_entered_only_when_somebody_owns_it() throws Exception {
        String path = "/staff/kpis/m1-k1/entries/value?period=FY2016";
        var asked = clerk.answer(path, with(WELL, "value", "500"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("10倍を超えて", "100％を超えています", "確かめました");
        assertThat(standing("m1-k1")).isEmpty();
        assertThat(clerk.answer(path, with(WELL, "value", "500", "sure", "yes")).statusCode())
                .isEqualTo(303);
        assertThat(standing("m1-k1")).containsExactly("FY2016=500");
    }

    @Test
    void of_two_who_enter_one_value_the_second_sees_both_and_decides() throws Exception {
        List<String> open = Clerk.hidden(colleague.get(VALUE + 2017).body());
        enter(clerk, 2017, "5");
        var late = colleague.post("/staff/kpis/m2-k1/entries/value?given=FY2017", open, with(WELL, "value", "6"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("担当 一郎さん", "自分の入力を使う", ">6<", ">5<");
        assertThat(standing(STARTUPS)).containsExactly("FY2017=5");
        var again =
                colleague.post("/staff/kpis/m2-k1/entries/value?given=FY2017", Clerk.hidden(late.body()), "value", "6");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2017=6");
    }

    @Test
    void a_table_of_years_leaves_alone_what_its_person_did_not_touch() throws Exception {
        enter(clerk, 2015, "1");
        List<String> open = Clerk.hidden(colleague.get(TABLE).body());
        enter(clerk, 2015, "2");
        String[] table = {
            "value-FY2015",
            "1",
            "status-FY2015",
            "FINAL",
            "source-FY2015",
            "商業統計調査 12ページ",
            "comment-FY2015",
            "前年より増えました。",
            "value-FY2016",
            "3",
            "status-FY2016",
            "PROVISIONAL",
            "value-FY2017",
            "",
            "status-FY2017",
            "FINAL",
            "source",
            "年報",
            "comment",
            "横ばいです。"
        };
        var saved = colleague.post(TABLE, open, table);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2015=2", "FY2016=3");

        long before = rows();
        var wrong =
                colleague.answer(TABLE, "value-FY2017", "多い", "value-FY2018", "4", "source", "年報", "comment", "横ばいです。");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("「多い」は数値として読めません", "value=\"4\"", "href=\"#value-FY2017\"");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_table_that_comes_too_late_keeps_what_was_typed_and_shows_what_stands() throws Exception {
        List<String> open = Clerk.hidden(colleague.get(TABLE).body());
        enter(clerk, 2018, "8");
        var late = colleague.post(TABLE, open, "value-FY2018", "9", "source", "年報", "comment", "増えました。");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("担当 一郎さん", "8件", "value=\"9\"");
        var again = colleague.post(
                TABLE, Clerk.hidden(late.body()), "value-FY2018", "9", "source", "年報", "comment", "増えました。");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2018=9");
    }

    @Test
    void a_pasted_table_says_row_and_column_of_each_error_and_enters_all_or_the_right_ones() throws Exception {
        String sheet = "時期\t値\t状態\t出典\tコメント\n平成27年度\t5件\t確報\t年報\t増加\n2016年度\t五\t\t年報\t増加\n2030年度\t1\t\t年報\t増加\n";
        var checked = clerk.answer(PASTE, "sheet", sheet, "act", "check");
        assertThat(checked.body())
                .contains("「値」の列：「五」", "「時期」の列：2030年度", "まだ何も入力していません")
                .contains("2016年度\t五");
        assertThat(standing(STARTUPS)).isEmpty();

        var all = clerk.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save");
        assertThat(all.statusCode()).isEqualTo(422);
        assertThat(standing(STARTUPS)).isEmpty();

        var partly = clerk.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save", "mode", "right");
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(partly.body()).contains("1件の値を入力しました", "五").doesNotContain("平成27年度");
        assertThat(standing(STARTUPS)).containsExactly("FY2015=5");

        long before = rows();
        String good = "2015年度\t5件\t確報\t年報\t増加";
        var same = clerk.answer(PASTE, "sheet", good, "act", "save");
        assertThat(same.statusCode()).isEqualTo(303);
        assertThat(rows()).as("the same table again adds nothing").isEqualTo(before);
    }

    @Test
    void a_pasted_table_does_not_overwrite_what_somebody_entered_after_the_check() throws Exception {
        String sheet = "2015年度\t5\t\t年報\t増加";
        var checked = colleague.answer(PASTE, "sheet", sheet, "act", "check");
        enter(clerk, 2015, "3");
        var late = colleague.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("ほかの人がこの値を入れました", "2015年度\t5");
        assertThat(standing(STARTUPS)).containsExactly("FY2015=3");
        var again = colleague.post(PASTE, Clerk.hidden(late.body()), "sheet", sheet, "act", "save");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2015=5");
    }

    @Test
    void a_file_given_out_and_sent_back_adds_nothing_and_an_edited_one_only_what_was_edited() throws Exception {
        enter(clerk, 2015, "12");
        clerk.answer(VALUE + 2016, "status", "PENDING", "source", "=cmd|'/c calc'!A1", "comment", "");
        for (String ending : List.of(".csv", ".xlsx")) {
            byte[] file = clerk.bytes("/staff/entries" + ending);
            long before = rows();
            var sent = clerk.upload("/staff/entries/import", "values" + ending, file);
            assertThat(sent.body()).as(ending).contains("新しい値はありません", "変わらない値2件", "誤りのある行0件");
            var saved = clerk.post(
                    "/staff/entries/paste", Clerk.hidden(sent.body()), "sheet", typed(sent.body()), "act", "save");
            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(rows()).as(ending).isEqualTo(before);
        }
        String csv = new String(clerk.bytes("/staff/kpis/m2-k1/entries.csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains("'=cmd");
        String edited = csv.replace(",12,件,", ",13,件,");
        var sent = clerk.upload("/staff/entries/import", "values.csv", edited.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.body()).contains("入力する値1件、変わらない値1件");
        var saved = clerk.post(
                "/staff/entries/paste", Clerk.hidden(sent.body()), "sheet", typed(sent.body()), "act", "save");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(standing(STARTUPS)).containsExactly("FY2015=13", "FY2016=調査中");
        assertThat(observations
                        .entered(city.plan)
                        .getOrDefault(STARTUPS, List.of())
                        .getFirst()
                        .origin())
                .isEqualTo(Actual.Origin.IMPORTED);
    }

    /** What stands in the page's table of text. */
    private static String typed(String html) {
        int at = html.indexOf('\n', html.indexOf("<textarea")) + 1;
        return html.substring(at, html.indexOf("</textarea>", at))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void a_file_that_is_no_table_or_another_departments_is_refused_with_the_reason() throws Exception {
        assertThat(clerk.upload("/staff/entries/import", "a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10})
                        .body())
                .contains("PNG");
        assertThat(clerk.upload("/staff/entries/import", "a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        String others = "kpi_id,period,value,source,comment\ng1-k1,FY2015,3,a,b\nx9,FY2015,3,a,b\n";
        assertThat(clerk.upload("/staff/entries/import", "a.csv", others.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("ほかの担当の指標です", "「x9」という指標は、この計画にありません");
        assertThat(standing("g1-k1")).isEmpty();
    }

    @Test
    void who_does_not_answer_for_an_indicator_sees_its_values_and_enters_none() throws Exception {
        enter(clerk, 2015, "7");
        assertThat(stranger.get("/staff/kpis/m2-k1/entries").body())
                .contains("ほかの担当の指標です", "7件")
                .doesNotContain("/entries/value");
        for (String below : List.of("/value?period=FY2015", "/table", "/paste", "/due")) {
            assertThat(stranger.get("/staff/kpis/m2-k1/entries" + below).statusCode())
                    .as(below)
                    .isEqualTo(403);
        }
        assertThat(stranger.get("/staff/entries").body()).doesNotContain("新規創業件数");
        assertThat(clerk.get("/staff/kpis/nothing/entries").statusCode()).isEqualTo(404);
        assertThat(clerk.get("/staff/kpis/m2-k1/entries?plan=other").statusCode())
                .isEqualTo(404);
    }

    @Test
    void another_organisations_staff_see_confirmed_values_without_names() throws Exception {
        var chamber = new Clerk(
                region,
                city,
                city.person(
                        "会議所 四郎",
                        Role.CHAMBER_STAFF,
                        new Scope.OfOrganisation(City.operating(
                                () -> city.organisations().ensure("青葉商工会議所").id()))));
        enter(clerk, 2015, "7");
        clerk.answer(VALUE + 2016, with(WELL, "value", "9123", "sure", "yes"));
        chief.answer("/staff/confirmations", "value", "" + id(2015));
        chief.answer("/staff/confirmations/" + id(2016) + "/return", "reason", "出典のページを書いてください。");
        clerk.answer(VALUE + 2015, with(WELL, "value", "8456", "sure", "yes"));
        assertThat(standing(STARTUPS)).containsExactly("FY2015=8,456", "FY2016=9,123");
        String page = "/staff/kpis/m2-k1/entries";
        assertThat(chamber.get(page).body())
                .contains("7件", "確認された値だけを示します", "担当の職員")
                .doesNotContain("9,123", "8,456", "担当 一郎", "課長 花子", "出典のページを書いて");
        assertThat(new String(chamber.bytes(page + ".csv"), StandardCharsets.UTF_8))
                .contains(",7,件,")
                .doesNotContain("9123", "8456");
        assertThat(chamber.get("/staff/kpis/m2-k1/lineage").body())
                .contains("担当する課の職員")
                .doesNotContain("「8456」", "8,456", "担当 一郎", "課長 花子");
        assertThat(stranger.get(page).body()).contains("8,456", "担当 一郎");
        assertThat(stranger.get("/staff/kpis/m2-k1/lineage").body()).contains("担当 一郎");
    }

    @Test
    void a_year_cleared_in_the_table_is_not_silently_left_alone() throws Exception {
        enter(clerk, 2015, "7");
        List<String> open = Clerk.hidden(clerk.get(TABLE).body());
        var cleared = clerk.post(
                TABLE,
                open,
                "value-FY2015",
                "",
                "status-FY2015",
                "FINAL",
                "value-FY2016",
                "3",
                "source",
                "年報",
                "comment",
                "横ばいです。");
        assertThat(cleared.statusCode()).isEqualTo(422);
        assertThat(cleared.body()).contains("取り下げる", "href=\"#value-FY2015\"", "value=\"3\"");
        assertThat(standing(STARTUPS)).containsExactly("FY2015=7");
    }

    @Test
    void a_link_with_a_wrong_period_is_refused_before_anything_is_typed() throws Exception {
        for (String wrong : List.of("2030", "1800", "x")) {
            assertThat(clerk.get(VALUE + wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(clerk.get("/staff/kpis/m2-k1/entries/value").statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_too_large_for_the_form_is_refused_at_the_file() throws Exception {
        String rows = ("m2-k1,FY2015,5,年報," + "あ".repeat(390) + "\n").repeat(600);
        var sent = clerk.upload(
                "/staff/entries/import",
                "a.csv",
                ("kpi_id,period,value,source,comment\n" + rows).getBytes(StandardCharsets.UTF_8),
                "source",
                "どの行にも使う年報");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body())
                .contains("表が大きすぎます", "href=\"#file\"", "どの行にも使う年報")
                .doesNotContain("<textarea");
    }

    @Test
    void a_chief_confirms_what_others_entered_and_sends_back_with_a_reason() throws Exception {
        enter(clerk, 2015, "7");
        enter(clerk, 2016, "9");
        enter(chief, 2017, "11");
        var list = chief.get("/staff/confirmations").body();
        assertThat(list).contains("7件", "9件", "自分が入力した値です");
        long seven = id(2015);
        long nine = id(2016);
        assertThat(chief.answer("/staff/confirmations").statusCode()).isEqualTo(422);
        assertThat(chief.answer("/staff/confirmations", "value", "" + seven, "value", "" + id(2017))
                        .body())
                .contains("自分が入力した値は、ほかの人が確認します");
        assertThat(chief.answer("/staff/confirmations", "value", "" + seven).statusCode())
                .isEqualTo(303);
        assertThat(chief.answer("/staff/confirmations", "value", "" + seven).statusCode())
                .isEqualTo(409);

        String back = "/staff/confirmations/" + nine + "/return";
        assertThat(chief.answer(back, "reason", "").statusCode()).isEqualTo(422);
        assertThat(chief.answer(back, "reason", "出典のページを書いてください。").statusCode()).isEqualTo(303);
        assertThat(chief.get(back).statusCode()).isEqualTo(404);
        assertThat(clerk.get("/staff/worklist?kind=MEND").body()).contains("新規創業件数", "2016年度", "差し戻し");
        assertThat(clerk.get("/staff/kpis/m2-k1/entries").body()).contains("出典のページを書いてください。", "確認済み");
        assertThat(clerk.get("/staff/confirmations").statusCode()).isEqualTo(403);
        assertThat(City.operating(
                        () -> city.bean(Audit.class).history(IndicatorRef.subject(city.tree.plan(), STARTUPS))))
                .extracting(entry -> entry.action())
                .contains("observation.confirmed", "observation.returned");
    }

    private static long id(int year) {
        return observations.entered(city.plan).getOrDefault(STARTUPS, List.of()).stream()
                .filter(one -> one.period().equals(new FiscalYear(year)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void a_value_is_taken_back_with_a_reason_once() throws Exception {
        enter(clerk, 2015, "7");
        String path = "/staff/kpis/m2-k1/entries/withdrawal?value=" + id(2015);
        List<String> open = Clerk.hidden(clerk.get(path).body());
        assertThat(clerk.post(path, open, "reason", " ").statusCode()).isEqualTo(422);
        assertThat(clerk.post(path, open, "reason", "別の指標の値でした。").statusCode()).isEqualTo(303);
        assertThat(clerk.post(path, open, "reason", "別の指標の値でした。").statusCode()).isEqualTo(409);
        assertThat(standing(STARTUPS)).isEmpty();
        assertThat(clerk.get("/staff/kpis/m2-k1/entries").body()).contains("取り下げの理由：別の指標の値でした。");
    }

    @Test
    void the_worklist_shows_each_their_own_and_the_desk_counts_it() throws Exception {
        assertThat(clerk.get("/staff/worklist").body())
                .contains("新規創業件数", "超過", "新卒者の市内就職割合")
                .doesNotContain("新規雇用創出数");
        assertThat(stranger.get("/staff/worklist").body()).doesNotContain("新規創業件数");
        assertThat(new Clerk(region, city, city.planner).get("/staff/worklist").body())
                .contains("新規雇用創出数");
        assertThat(clerk.get("/staff/worklist?q=" + "%E5%89%B5%E6%A5%AD").body())
                .contains("新規創業件数")
                .doesNotContain("新卒者の市内就職割合");
        assertThat(clerk.get("/staff/worklist?due=today&page=x").body()).contains("条件に合う作業はありません");
        assertThat(clerk.get("/staff").body()).contains("入力を待つ実績").doesNotContain("確認を待つ実績");
        enter(clerk, 2015, "7");
        assertThat(chief.get("/staff").body()).contains("確認を待つ実績");
        assertThat(chief.get("/staff/worklist?kind=CONFIRM").body()).contains("から確認待ち");
    }

    @Test
    void late_years_of_an_indicator_stand_in_one_row_that_leads_to_their_table() throws Exception {
        city.enter(city.clerk, City.value("m1-k1", 2017, "50", 0));
        String path = "/staff/worklist?due=over&q=%E6%96%B0%E5%8D%92";
        String body = clerk.get(path).body();
        assertThat(body)
                .containsOnlyOnce("/staff/kpis/m1-k1/entries/table")
                .contains("新卒者の市内就職割合 2015年度、2016年度、2018年度、2019年度の4年分", "表で一度に入力できます", "件を表示しています（値は");
        var file = clerk.get("/staff/worklist.csv?due=over&q=%E6%96%B0%E5%8D%92");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body()).startsWith("\uFEFFdue_on,").contains("2016-05-31,", ",FY2015,", ",FY2018,").doesNotContain("FY2017");
        var chosen = clerk.post(
                "/staff/worklist/file", Clerk.hidden(body), "work", "ENTER-" + city.plan + "-m1-k1", "work", "no'such");
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(chosen.body().lines()).hasSameSizeAs(file.body().lines().toList());
        var none = clerk.post("/staff/worklist/file", Clerk.hidden(body));
        assertThat(none.statusCode()).isIn(302, 303);
    }

    @Test
    void a_chief_confirms_from_the_worklist_but_never_an_own_value() throws Exception {
        enter(clerk, 2015, "7");
        enter(chief, 2016, "8");
        String body = chief.get("/staff/worklist?kind=CONFIRM").body();
        assertThat(body)
                .contains("name=\"value\" value=\"" + id(2015) + "\"", "name=\"work\" value=\"" + id(2016) + "\"")
                .contains("入力された値：7件（確報）", "出典：商業統計調査 12ページ", "コメント：前年より増えました。", "自分が入力した値です");
        assertThat(clerk.get("/staff/worklist").body()).doesNotContain("選んだ値を確認する");
        List<String> hidden = Clerk.hidden(body);
        assertThat(chief.post("/staff/confirmations", hidden, "value", Long.toString(id(2016)))
                        .statusCode())
                .isEqualTo(422);
        var done = chief.post("/staff/confirmations", hidden, "value", Long.toString(id(2015)));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/staff/worklist"));
        assertThat(observations.find(id(2015)).orElseThrow().state())
                .isEqualTo(org.haskap.indicator.Observation.State.CONFIRMED);
        assertThat(chief.post("/staff/confirmations", hidden, "value", Long.toString(id(2015)))
                        .statusCode())
                .as("somebody was faster")
                .isEqualTo(409);
    }

    @Test
    void a_value_leads_to_the_file_it_was_entered_from_for_staff_alone() throws Exception {
        byte[] csv = "年度,件数\n2015,7\n".getBytes(StandardCharsets.UTF_8);
        String attach = "/staff/sources/new?kpi=" + STARTUPS + "&period=FY2015";
        assertThat(clerk.get(VALUE + 2015).body()).contains("/staff/sources/new?kpi=m2-k1&amp;period=FY2015");
        var sent = clerk.upload(attach, "../原票\u202E.csv", csv);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String to = sent.headers().firstValue("Location").orElseThrow();
        String id = to.substring(to.lastIndexOf('=') + 1);
        String file = "/staff/sources/" + id;
        assertThat(colleague.get(file).statusCode()).as("attached to no value yet").isEqualTo(404);
        assertThat(colleague.answer(VALUE + 2015, with(WELL, "value", "7", "document", id)).statusCode())
                .as("another's attachment cannot be chosen")
                .isEqualTo(422);
        assertThat(clerk.get(to.substring(to.indexOf("/staff"))).body())
                .contains("<option value=\"" + id + "\" selected>原票.csv</option>");
        assertThat(clerk.answer(VALUE + 2015, with(WELL, "value", "7", "document", id)).statusCode())
                .isEqualTo(303);
        assertThat(clerk.answer(VALUE + 2015, with(WELL, "value", "8", "document", id)).statusCode())
                .isEqualTo(303);
        assertThat(observations.find(id(2015)).orElseThrow().document()).isEqualTo(Long.valueOf(id));
        var opened = colleague.get(file);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("attachment"));
        assertThat(colleague.bytes(file)).isEqualTo(csv);
        assertThat(chief.get("/staff/confirmations").body()).contains("原票.csv", file);
        city.confirm(city.chief, id(2015));
        assertThat(chief.get("/staff/kpis/m2-k1/entries").body()).contains("原票.csv", file);

        String lineage = chief.get("/staff/kpis/m2-k1/lineage").body();
        assertThat(lineage).contains("資料のSHA-256：", file);
        long merchant = city.person(
                "会議所 四郎",
                Role.CHAMBER_STAFF,
                new Scope.OfOrganisation(City.operating(
                                () -> city.organisations().ensure("青葉商工会議所"))
                        .id()));
        var outside = new Clerk(region, city, merchant);
        assertThat(outside.get(file).statusCode()).isEqualTo(404);
        for (String page : List.of("/staff/kpis/m2-k1/lineage", "/staff/kpis/m2-k1/entries")) {
            assertThat(outside.get(page).body()).contains("商業統計調査 12ページ").doesNotContain("原票", "SHA-256：", file);
        }
        for (String page : List.of("/strategy/kpis/m2-k1/lineage", "/strategy/kpis/m2-k1", "/api/v1/observations?indicator=m2-k1")) {
            assertThat(stranger.get(page).body()).as(page).doesNotContain("原票", "/staff/sources");
        }
        assertThat(stranger.get("/documents/" + id).statusCode()).isEqualTo(404);

        // A table names the source in words: the same words keep the document.
        city.as(city.clerk, () -> observations.enter(city.plan, City.value(STARTUPS, 2016, "3", 0)));
        var table = clerk.answer(TABLE, "FY2015-value", "9", "FY2015-source", "商業統計調査 12ページ");
        assertThat(table.statusCode()).isNotEqualTo(500);
    }

    @Test
    void what_is_no_document_is_not_attached_and_says_why() throws Exception {
        String attach = "/staff/sources/new?kpi=" + STARTUPS + "&period=FY2015";
        var program = clerk.upload(attach, "資料.pdf", "MZ\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("資料.pdf は");
        assertThat(clerk.upload(attach, "大.pdf", new byte[22 * 1024 * 1024]).statusCode()).isEqualTo(413);
        assertThat(clerk.upload(attach, "空.pdf", new byte[0]).statusCode()).isEqualTo(422);
        byte[] png = "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(clerk.upload(attach, "写真.png", png).statusCode()).isEqualTo(303);
        assertThat(clerk.answer(VALUE + 2015, with(WELL, "value", "7", "document", "999999")).statusCode())
                .isEqualTo(422);
        assertThat(stranger.get(attach).statusCode()).isEqualTo(403);
        assertThat(clerk.get("/staff/sources/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_chief_sets_the_day_by_which_figures_are_due() throws Exception {
        String path = "/staff/kpis/m2-k1/entries/due";
        assertThat(clerk.get(path).statusCode()).isEqualTo(403);
        List<String> open = Clerk.hidden(chief.get(path).body());
        int next = LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).getYear();
        assertThat(chief.post(path, open, "month", "2", "day", "30", "lag", "0", "note", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.post(path, open, "month", "2", "day", "２８", "lag", "9", "note", "統計の公表後")
                        .statusCode())
                .isEqualTo(303);
        assertThat(chief.post(path, open, "month", "3", "day", "1", "lag", "0", "note", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(chief.get("/staff/kpis/m2-k1/entries").body()).contains("統計の公表後", "2月28日");
        assertThat(clerk.get("/staff/worklist?q=%E5%89%B5%E6%A5%AD").body())
                .contains("2030年2月28日（" + (next < 2030 ? "あと" : ""));
    }
}

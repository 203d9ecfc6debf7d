package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haskap.access.Audit;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.indicator.IndicatorRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is to be done: the worklist, and values confirmed or sent back. */
class WorkOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static Office office;

    @BeforeAll
    static void start() {
        office = new Office(region);
    }

    @BeforeEach
    void takeBack() {
        office.takeBack();
    }

    @Test
    void a_chief_confirms_what_others_entered_and_sends_back_with_a_reason() throws Exception {
        office.enter(office.clerk, 2015, "7");
        office.enter(office.clerk, 2016, "9");
        office.enter(office.chief, 2017, "11");
        var list = office.chief.get("/staff/confirmations").body();
        assertThat(list).contains("7件", "9件", "自分が入力した値です");
        long seven = office.id(2015);
        long nine = office.id(2016);
        assertThat(office.chief.answer("/staff/confirmations").statusCode()).isEqualTo(422);
        assertThat(office.chief
                        .answer("/staff/confirmations", "value", "" + seven, "value", "" + office.id(2017))
                        .body())
                .contains("自分が入力した値は、ほかの人が確認します");
        assertThat(office.chief
                        .answer("/staff/confirmations", "value", "" + seven)
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.chief
                        .answer("/staff/confirmations", "value", "" + seven)
                        .statusCode())
                .isEqualTo(409);

        String back = "/staff/confirmations/" + nine + "/return";
        assertThat(office.chief.answer(back, "reason", "").statusCode()).isEqualTo(422);
        assertThat(office.chief.answer(back, "reason", "出典のページを書いてください。").statusCode())
                .isEqualTo(303);
        assertThat(office.chief.get(back).statusCode()).isEqualTo(404);
        assertThat(office.clerk.get("/staff/worklist?kind=MEND").body()).contains("新規創業件数", "2016年度", "差し戻し");
        assertThat(office.clerk.get("/staff/kpis/m2-k1/entries").body()).contains("出典のページを書いてください。", "確認済み");
        assertThat(office.clerk.get("/staff/confirmations").statusCode()).isEqualTo(403);
        assertThat(City.operating(() -> office.city
                        .bean(Audit.class)
                        .history(IndicatorRef.subject(office.city.tree.plan(), Office.STARTUPS))))
                .extracting(entry -> entry.action())
                .contains("observation.confirmed", "observation.returned");
    }

    @Test
    void the_worklist_shows_each_their_own_and_the_desk_counts_it() throws Exception {
        assertThat(office.clerk.get("/staff/worklist").body())
                .contains("新規創業件数", "超過", "新卒者の市内就職割合")
                .doesNotContain("新規雇用創出数");
        assertThat(office.stranger.get("/staff/worklist").body()).doesNotContain("新規創業件数");
        assertThat(new Clerk(region, office.city, office.city.planner)
                        .get("/staff/worklist")
                        .body())
                .contains("新規雇用創出数");
        assertThat(office.clerk.get("/staff/worklist?q=" + "%E5%89%B5%E6%A5%AD").body())
                .contains("新規創業件数")
                .doesNotContain("新卒者の市内就職割合");
        assertThat(office.clerk.get("/staff/worklist?due=today&page=x").body()).contains("条件に合う作業はありません");
        assertThat(office.clerk.get("/staff").body()).contains("入力を待つ実績").doesNotContain("確認を待つ実績");
        office.enter(office.clerk, 2015, "7");
        assertThat(office.chief.get("/staff").body()).contains("確認を待つ実績");
        assertThat(office.chief.get("/staff/worklist?kind=CONFIRM").body()).contains("から確認待ち");
    }

    @Test
    void late_years_of_an_indicator_stand_in_one_row_that_leads_to_their_table() throws Exception {
        office.city.enter(office.city.clerk, City.value("m1-k1", 2017, "50", 0));
        String path = "/staff/worklist?due=over&q=%E6%96%B0%E5%8D%92";
        String body = office.clerk.get(path).body();
        assertThat(body)
                .containsOnlyOnce("/staff/kpis/m1-k1/entries/table")
                .contains("新卒者の市内就職割合 2015年度、2016年度、2018年度、2019年度の4年分", "表で一度に入力できます", "件を表示しています（値は");
        var file = office.clerk.get("/staff/worklist.csv?due=over&q=%E6%96%B0%E5%8D%92");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body())
                .startsWith("\uFEFFdue_on,")
                .contains("2016-05-31,", ",FY2015,", ",FY2018,")
                .doesNotContain("FY2017");
        var chosen = office.clerk.post(
                "/staff/worklist/file",
                Clerk.hidden(body),
                "work",
                "ENTER-" + office.city.plan + "-m1-k1",
                "work",
                "no'such");
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(chosen.body().lines()).hasSameSizeAs(file.body().lines().toList());
        var none = office.clerk.post("/staff/worklist/file", Clerk.hidden(body));
        assertThat(none.statusCode()).isIn(302, 303);
    }

    @Test
    void a_chief_confirms_from_the_worklist_but_never_an_own_value() throws Exception {
        office.enter(office.clerk, 2015, "7");
        office.enter(office.chief, 2016, "8");
        String body = office.chief.get("/staff/worklist?kind=CONFIRM").body();
        assertThat(body)
                .contains(
                        "name=\"value\" value=\"" + office.id(2015) + "\"",
                        "name=\"work\" value=\"" + office.id(2016) + "\"")
                .contains("入力された値：7件（確報）", "出典：商業統計調査 12ページ", "コメント：前年より増えました。", "自分が入力した値です");
        assertThat(office.clerk.get("/staff/worklist").body()).doesNotContain("選んだ値を確認する");
        List<String> hidden = Clerk.hidden(body);
        assertThat(office.chief
                        .post("/staff/confirmations", hidden, "value", Long.toString(office.id(2016)))
                        .statusCode())
                .isEqualTo(422);
        var done = office.chief.post("/staff/confirmations", hidden, "value", Long.toString(office.id(2015)));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/staff/worklist"));
        assertThat(office.observations.find(office.id(2015)).orElseThrow().state())
                .isEqualTo(org.haskap.indicator.Observation.State.CONFIRMED);
        assertThat(office.chief
                        .post("/staff/confirmations", hidden, "value", Long.toString(office.id(2015)))
                        .statusCode())
                .as("somebody was faster")
                .isEqualTo(409);
    }

    @Test
    void a_value_that_looks_odd_is_confirmed_where_its_oddity_is_shown_and_not_from_the_worklist() throws Exception {
        office.enter(office.clerk, 2015, "7");
        long seen = office.observations.entered(office.city.plan).getOrDefault(Office.STARTUPS, List.of()).stream()
                .filter(one -> one.period().code().equals("FY2016"))
                .mapToLong(org.haskap.indicator.Observation::id)
                .findFirst()
                .orElse(0);
        office.city.enter(office.city.clerk, City.value(Office.STARTUPS, 2016, "7000", seen));
        assertThat(office.chief.get("/staff/worklist?kind=CONFIRM").body())
                .contains(
                        "name=\"value\" value=\"" + office.id(2015) + "\"",
                        "name=\"work\" value=\"" + office.id(2016) + "\"",
                        "/staff/confirmations#value-" + office.id(2016))
                .containsOnlyOnce("気になる点があります");
        assertThat(office.chief.get("/staff/confirmations").body()).contains("気になる点：その前の値", "10倍を超えて");
    }
}

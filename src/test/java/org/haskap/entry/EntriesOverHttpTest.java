package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values entered at the pages one by one; who sees them, taking them back, and the day they are due. */
class EntriesOverHttpTest {
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
    void a_value_is_entered_with_source_and_comment_and_shows_as_waiting() throws Exception {
        var without = office.clerk.answer(Office.VALUE + 2015, "value", "1,234件", "status", "FINAL", "source", "調査");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("コメントを入れてください", "value=\"1,234件\"");
        assertThat(office.standing(Office.STARTUPS)).isEmpty();

        assertThat(office.enter(office.clerk, 2015, "7件").statusCode()).isEqualTo(303);
        assertThat(office.clerk.get("/staff/kpis/m2-k1/entries").body())
                .contains("7件", "確認待ち", "商業統計調査 12ページ", "担当 一郎");

        var missing = office.clerk.answer(
                Office.VALUE + 2016, "value", "", "status", "NOT_COLLECTED", "source", "照会の回答", "comment", "");
        assertThat(missing.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=7", "FY2016=未把握");
    }

    @Test
    void what_looks_odd_is_entered_only_when_somebody_owns_it() throws Exception {
        String path = "/staff/kpis/m1-k1/entries/value?period=FY2016";
        var asked = office.clerk.answer(path, Office.with(Office.WELL, "value", "500"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("10倍を超えて", "100％を超えています", "確かめました");
        assertThat(office.standing("m1-k1")).isEmpty();
        assertThat(office.clerk
                        .answer(path, Office.with(Office.WELL, "value", "500", "sure", "yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.standing("m1-k1")).containsExactly("FY2016=500");
    }

    @Test
    void of_two_who_enter_one_value_the_second_sees_both_and_decides() throws Exception {
        List<String> open =
                Clerk.hidden(office.colleague.get(Office.VALUE + 2017).body());
        office.enter(office.clerk, 2017, "5");
        var late = office.colleague.post(
                "/staff/kpis/m2-k1/entries/value?given=FY2017", open, Office.with(Office.WELL, "value", "6"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("担当 一郎さん", "自分の入力を使う", ">6<", ">5<");
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2017=5");
        var again = office.colleague.post(
                "/staff/kpis/m2-k1/entries/value?given=FY2017", Clerk.hidden(late.body()), "value", "6");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2017=6");
    }

    @Test
    void a_link_with_a_wrong_period_is_refused_before_anything_is_typed() throws Exception {
        for (String wrong : List.of("2030", "1800", "x")) {
            assertThat(office.clerk.get(Office.VALUE + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(office.clerk.get("/staff/kpis/m2-k1/entries/value").statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_does_not_answer_for_an_indicator_sees_its_values_and_enters_none() throws Exception {
        office.enter(office.clerk, 2015, "7");
        assertThat(office.stranger.get("/staff/kpis/m2-k1/entries").body())
                .contains("ほかの担当の指標です", "7件")
                .doesNotContain("/entries/value");
        for (String below : List.of("/value?period=FY2015", "/table", "/paste", "/due")) {
            assertThat(office.stranger.get("/staff/kpis/m2-k1/entries" + below).statusCode())
                    .as(below)
                    .isEqualTo(403);
        }
        assertThat(office.stranger.get("/staff/entries").body()).doesNotContain("新規創業件数");
        assertThat(office.clerk.get("/staff/kpis/nothing/entries").statusCode()).isEqualTo(404);
        assertThat(office.clerk.get("/staff/kpis/m2-k1/entries?plan=other").statusCode())
                .isEqualTo(404);
    }

    @Test
    void another_organisations_staff_see_confirmed_values_without_names() throws Exception {
        var chamber = new Clerk(
                region,
                office.city,
                office.city.person(
                        "会議所 四郎",
                        Role.CHAMBER_STAFF,
                        new Scope.OfOrganisation(City.operating(() ->
                                office.city.organisations().ensure("青葉商工会議所").id()))));
        office.enter(office.clerk, 2015, "7");
        office.clerk.answer(Office.VALUE + 2016, Office.with(Office.WELL, "value", "9123", "sure", "yes"));
        office.chief.answer("/staff/confirmations", "value", "" + office.id(2015));
        office.chief.answer("/staff/confirmations/" + office.id(2016) + "/return", "reason", "出典のページを書いてください。");
        office.clerk.answer(Office.VALUE + 2015, Office.with(Office.WELL, "value", "8456", "sure", "yes"));
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=8,456", "FY2016=9,123");
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
        assertThat(office.stranger.get(page).body()).contains("8,456", "担当 一郎");
        assertThat(office.stranger.get("/staff/kpis/m2-k1/lineage").body()).contains("担当 一郎");
    }

    @Test
    void a_value_is_taken_back_with_a_reason_once() throws Exception {
        office.enter(office.clerk, 2015, "7");
        String path = "/staff/kpis/m2-k1/entries/withdrawal?value=" + office.id(2015);
        List<String> open = Clerk.hidden(office.clerk.get(path).body());
        assertThat(office.clerk.post(path, open, "reason", " ").statusCode()).isEqualTo(422);
        assertThat(office.clerk.post(path, open, "reason", "別の指標の値でした。").statusCode())
                .isEqualTo(303);
        assertThat(office.clerk.post(path, open, "reason", "別の指標の値でした。").statusCode())
                .isEqualTo(409);
        assertThat(office.standing(Office.STARTUPS)).isEmpty();
        assertThat(office.clerk.get("/staff/kpis/m2-k1/entries").body()).contains("取り下げの理由：別の指標の値でした。");
    }

    @Test
    void a_chief_sets_the_day_by_which_figures_are_due() throws Exception {
        String path = "/staff/kpis/m2-k1/entries/due";
        assertThat(office.clerk.get(path).statusCode()).isEqualTo(403);
        List<String> open = Clerk.hidden(office.chief.get(path).body());
        int next = LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).getYear();
        assertThat(office.chief
                        .post(path, open, "month", "2", "day", "30", "lag", "0", "note", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(office.chief
                        .post(path, open, "month", "2", "day", "２８", "lag", "9", "note", "統計の公表後")
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.chief
                        .post(path, open, "month", "3", "day", "1", "lag", "0", "note", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(office.chief.get("/staff/kpis/m2-k1/entries").body()).contains("統計の公表後", "2月28日");
        assertThat(office.clerk.get("/staff/worklist?q=%E5%89%B5%E6%A5%AD").body())
                .contains("2030年2月28日（" + (next < 2030 ? "あと" : ""));
    }
}

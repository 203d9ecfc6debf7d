package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haskap.attainment.Actual;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several values at once: as a table of years, pasted, as a file. */
class SheetsOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String TABLE = "/staff/kpis/" + Office.STARTUPS + "/entries/table";
    private static final String PASTE = "/staff/kpis/" + Office.STARTUPS + "/entries/paste";

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
    void a_table_of_years_leaves_alone_what_its_person_did_not_touch() throws Exception {
        office.enter(office.clerk, 2015, "1");
        List<String> open = Clerk.hidden(office.colleague.get(TABLE).body());
        office.enter(office.clerk, 2015, "2");
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
        var saved = office.colleague.post(TABLE, open, table);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=2", "FY2016=3");

        long before = office.rows();
        var wrong = office.colleague.answer(
                TABLE, "value-FY2017", "多い", "value-FY2018", "4", "source", "年報", "comment", "横ばいです。");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("「多い」は数値として読めません", "value=\"4\"", "href=\"#value-FY2017\"");
        assertThat(office.rows()).isEqualTo(before);
    }

    @Test
    void a_table_that_comes_too_late_keeps_what_was_typed_and_shows_what_stands() throws Exception {
        List<String> open = Clerk.hidden(office.colleague.get(TABLE).body());
        office.enter(office.clerk, 2018, "8");
        var late = office.colleague.post(TABLE, open, "value-FY2018", "9", "source", "年報", "comment", "増えました。");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("担当 一郎さん", "8件", "value=\"9\"");
        var again = office.colleague.post(
                TABLE, Clerk.hidden(late.body()), "value-FY2018", "9", "source", "年報", "comment", "増えました。");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2018=9");
    }

    @Test
    void a_year_cleared_in_the_table_is_not_silently_left_alone() throws Exception {
        office.enter(office.clerk, 2015, "7");
        List<String> open = Clerk.hidden(office.clerk.get(TABLE).body());
        var cleared = office.clerk.post(
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
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=7");
    }

    @Test
    void a_pasted_table_says_row_and_column_of_each_error_and_enters_all_or_the_right_ones() throws Exception {
        String sheet = "時期\t値\t状態\t出典\tコメント\n平成27年度\t5件\t確報\t年報\t増加\n2016年度\t五\t\t年報\t増加\n2030年度\t1\t\t年報\t増加\n";
        var checked = office.clerk.answer(PASTE, "sheet", sheet, "act", "check");
        assertThat(checked.body())
                .contains("「値」の列：「五」", "「時期」の列：2030年度", "まだ何も入力していません")
                .contains("2016年度\t五");
        assertThat(office.standing(Office.STARTUPS)).isEmpty();

        var all = office.clerk.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save");
        assertThat(all.statusCode()).isEqualTo(422);
        assertThat(office.standing(Office.STARTUPS)).isEmpty();

        var partly =
                office.clerk.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save", "mode", "right");
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(partly.body()).contains("1件の値を入力しました", "五").doesNotContain("平成27年度");
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=5");

        long before = office.rows();
        String good = "2015年度\t5件\t確報\t年報\t増加";
        var same = office.clerk.answer(PASTE, "sheet", good, "act", "save");
        assertThat(same.statusCode()).isEqualTo(303);
        assertThat(office.rows()).as("the same table again adds nothing").isEqualTo(before);
    }

    @Test
    void a_pasted_table_does_not_overwrite_what_somebody_entered_after_the_check() throws Exception {
        String sheet = "2015年度\t5\t\t年報\t増加";
        var checked = office.colleague.answer(PASTE, "sheet", sheet, "act", "check");
        office.enter(office.clerk, 2015, "3");
        var late = office.colleague.post(PASTE, Clerk.hidden(checked.body()), "sheet", sheet, "act", "save");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("ほかの人がこの値を入れました", "2015年度\t5");
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=3");
        var again = office.colleague.post(PASTE, Clerk.hidden(late.body()), "sheet", sheet, "act", "save");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=5");
    }

    @Test
    void a_file_given_out_and_sent_back_adds_nothing_and_an_edited_one_only_what_was_edited() throws Exception {
        office.enter(office.clerk, 2015, "12");
        office.clerk.answer(Office.VALUE + 2016, "status", "PENDING", "source", "=cmd|'/c calc'!A1", "comment", "");
        for (String ending : List.of(".csv", ".xlsx")) {
            byte[] file = office.clerk.bytes("/staff/entries" + ending);
            long before = office.rows();
            var sent = office.clerk.upload("/staff/entries/import", "values" + ending, file);
            assertThat(sent.body()).as(ending).contains("新しい値はありません", "変わらない値2件", "誤りのある行0件");
            var saved = office.clerk.post(
                    "/staff/entries/paste", Clerk.hidden(sent.body()), "sheet", typed(sent.body()), "act", "save");
            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(office.rows()).as(ending).isEqualTo(before);
        }
        String csv = new String(office.clerk.bytes("/staff/kpis/m2-k1/entries.csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains("'=cmd");
        String edited = csv.replace(",12,件,", ",13,件,");
        var sent = office.clerk.upload("/staff/entries/import", "values.csv", edited.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.body()).contains("入力する値1件、変わらない値1件");
        var saved = office.clerk.post(
                "/staff/entries/paste", Clerk.hidden(sent.body()), "sheet", typed(sent.body()), "act", "save");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(office.standing(Office.STARTUPS)).containsExactly("FY2015=13", "FY2016=調査中");
        assertThat(office.observations
                        .entered(office.city.plan)
                        .getOrDefault(Office.STARTUPS, List.of())
                        .getFirst()
                        .origin())
                .isEqualTo(Actual.Origin.IMPORTED);
    }

    @Test
    void a_file_that_is_no_table_or_another_departments_is_refused_with_the_reason() throws Exception {
        assertThat(office.clerk
                        .upload("/staff/entries/import", "a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10})
                        .body())
                .contains("PNG");
        assertThat(office.clerk
                        .upload("/staff/entries/import", "a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        String others = "kpi_id,period,value,source,comment\ng1-k1,FY2015,3,a,b\nx9,FY2015,3,a,b\n";
        assertThat(office.clerk
                        .upload("/staff/entries/import", "a.csv", others.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("ほかの担当の指標です", "「x9」という指標は、この計画にありません");
        assertThat(office.standing("g1-k1")).isEmpty();
    }

    @Test
    void a_file_too_large_for_the_form_is_refused_at_the_file() throws Exception {
        String rows = ("m2-k1,FY2015,5,年報," + "あ".repeat(390) + "\n").repeat(600);
        var sent = office.clerk.upload(
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
}

package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that values were entered from. */
class SourcesOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String TABLE = "/staff/kpis/" + Office.STARTUPS + "/entries/table";

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
    void a_value_leads_to_the_file_it_was_entered_from_for_staff_alone() throws Exception {
        byte[] csv = "年度,件数\n2015,7\n".getBytes(StandardCharsets.UTF_8);
        String attach = "/staff/sources/new?kpi=" + Office.STARTUPS + "&period=FY2015";
        assertThat(office.clerk.get(Office.VALUE + 2015).body())
                .contains("/staff/sources/new?kpi=m2-k1&amp;period=FY2015");
        var sent = office.clerk.upload(attach, "../原票\u202E.csv", csv);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String to = sent.headers().firstValue("Location").orElseThrow();
        String id = to.substring(to.lastIndexOf('=') + 1);
        String file = "/staff/sources/" + id;
        assertThat(office.colleague.get(file).statusCode())
                .as("attached to no value yet")
                .isEqualTo(404);
        assertThat(office.colleague
                        .answer(Office.VALUE + 2015, Office.with(Office.WELL, "value", "7", "document", id))
                        .statusCode())
                .as("another's attachment cannot be chosen")
                .isEqualTo(422);
        assertThat(office.clerk.get(to.substring(to.indexOf("/staff"))).body())
                .contains("<option value=\"" + id + "\" selected>原票.csv</option>");
        assertThat(office.clerk
                        .answer(Office.VALUE + 2015, Office.with(Office.WELL, "value", "7", "document", id))
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.clerk
                        .answer(Office.VALUE + 2015, Office.with(Office.WELL, "value", "8", "document", id))
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.observations.find(office.id(2015)).orElseThrow().document())
                .isEqualTo(Long.valueOf(id));
        var opened = office.colleague.get(file);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("attachment"));
        assertThat(office.colleague.bytes(file)).isEqualTo(csv);
        assertThat(office.chief.get("/staff/confirmations").body()).contains("原票.csv", file);
        office.city.confirm(office.city.chief, office.id(2015));
        assertThat(office.chief.get("/staff/kpis/m2-k1/entries").body()).contains("原票.csv", file);

        String lineage = office.chief.get("/staff/kpis/m2-k1/lineage").body();
        assertThat(lineage).contains("資料のSHA-256：", file);
        long merchant = office.city.person(
                "会議所 四郎",
                Role.CHAMBER_STAFF,
                new Scope.OfOrganisation(
                        City.operating(() -> office.city.organisations().ensure("青葉商工会議所"))
                                .id()));
        var outside = new Clerk(region, office.city, merchant);
        assertThat(outside.get(file).statusCode()).isEqualTo(404);
        for (String page : List.of("/staff/kpis/m2-k1/lineage", "/staff/kpis/m2-k1/entries")) {
            assertThat(outside.get(page).body()).contains("商業統計調査 12ページ").doesNotContain("原票", "SHA-256：", file);
        }
        for (String page : List.of(
                "/strategy/kpis/m2-k1/lineage", "/strategy/kpis/m2-k1", "/api/v1/observations?indicator=m2-k1")) {
            assertThat(office.stranger.get(page).body()).as(page).doesNotContain("原票", "/staff/sources");
        }
        assertThat(office.stranger.get("/documents/" + id).statusCode()).isEqualTo(404);

        // A table names the source in words: the same words keep the document.
        office.city.as(
                office.city.clerk,
                () -> office.observations.enter(office.city.plan, City.value(Office.STARTUPS, 2016, "3", 0)));
        var table = office.clerk.answer(TABLE, "FY2015-value", "9", "FY2015-source", "商業統計調査 12ページ");
        assertThat(table.statusCode()).isNotEqualTo(500);
    }

    @Test
    void what_is_no_document_is_not_attached_and_says_why() throws Exception {
        String attach = "/staff/sources/new?kpi=" + Office.STARTUPS + "&period=FY2015";
        var program = office.clerk.upload(attach, "資料.pdf", "MZ\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("資料.pdf は");
        assertThat(office.clerk
                        .upload(attach, "大.pdf", new byte[22 * 1024 * 1024])
                        .statusCode())
                .isEqualTo(413);
        assertThat(office.clerk.upload(attach, "空.pdf", new byte[0]).statusCode())
                .isEqualTo(422);
        byte[] png = "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(office.clerk.upload(attach, "写真.png", png).statusCode()).isEqualTo(303);
        assertThat(office.clerk
                        .answer(Office.VALUE + 2015, Office.with(Office.WELL, "value", "7", "document", "999999"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(office.stranger.get(attach).statusCode()).isEqualTo(403);
        assertThat(office.clerk.get("/staff/sources/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_corrected_file_of_the_same_name_from_the_same_page_is_not_taken_for_the_first() throws Exception {
        String attach = "/staff/sources/new?kpi=" + Office.STARTUPS + "&period=FY2015";
        var form = Clerk.hidden(office.clerk.get(attach).body());
        byte[] seven = "年度,件数\n2015,7\n".getBytes(StandardCharsets.UTF_8);
        byte[] eight = "年度,件数\n2015,8\n".getBytes(StandardCharsets.UTF_8);
        var first = office.clerk.uploadAs(attach, "訂正.csv", seven, form);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
        var again = office.clerk.uploadAs(attach, "訂正.csv", seven, form);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(office.clerk.uploadAs(attach, "訂正.csv", eight, form).statusCode())
                .as("said, and not silently the first")
                .isEqualTo(409);
        var anew = office.clerk.upload(attach, "訂正.csv", eight);
        assertThat(anew.statusCode()).isEqualTo(303);
        assertThat(anew.headers().firstValue("Location"))
                .isNotEqualTo(first.headers().firstValue("Location"));
    }
}

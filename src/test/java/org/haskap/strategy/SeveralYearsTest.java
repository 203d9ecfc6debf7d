package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.plan.Storage.adopted;
import static org.haskap.plan.Storage.edition;

import java.nio.charset.StandardCharsets;
import org.haskap.access.AsOperator;
import org.haskap.access.Organisations;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.document.Documents;
import org.haskap.opendata.Sample;
import org.haskap.register.LinkProposal;
import org.haskap.register.Programmes;
import org.haskap.register.RegisterBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;

/** The sample region with the register of one more year, longer than one part of a document, whose numbers begin anew. */
@ExtendWith(AsOperator.class)
class SeveralYearsTest {
    private static final int ROWS = 2_100;

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static BeanFactory beans = new org.springframework.beans.factory.support.StaticListableBeanFactory();
    private static long document;

    @BeforeAll
    static void start() throws Exception {
        beans = region.start(SampleSite.Counting.class);
        Sample.adopt(beans);
        var register = new RegisterBuilder();
        for (int i = 1; i <= ROWS; i++) {
            register.row("" + i, "港湾部", "海の日の集い" + i, "苫小牧信用金庫", "共催", "毎年", "2020", "R8.7.1", "R8.7.2", "", "10", "");
        }
        var reading = register.reading();
        document = beans.getBean(Documents.class)
                .store(reading, reading.toString().getBytes(StandardCharsets.UTF_8))
                .id();
        var programmes = beans.getBean(Programmes.class);
        adopted(programmes.adopt(
                edition(programmes.propose("苫小牧市", reading, document)).id()));
    }

    @Test
    void a_measure_names_the_programme_of_the_year_its_link_was_proposed_for() throws Exception {
        LinkProposal link = beans.getBean(Programmes.class).links().stream()
                .filter(l -> l.planSlug().equals("strategy"))
                .findFirst()
                .orElseThrow();
        String measure = link.nodeCode().replaceFirst("-p.*", "");
        assertThat(get("/strategy/measures/" + measure))
                .contains("/programmes/" + link.no() + "?fy=2025")
                .doesNotContain("?fy=2026", "海の日の集い");
    }

    @Test
    void the_year_stays_while_conditions_and_order_change() throws Exception {
        String list = get("/programmes?fy=2025&sort=start&month=2025-07");
        String filter = list.replaceFirst("(?s).*?<form[^>]*id=\"filter\"", "").replaceFirst("(?s)</form>.*", "");
        assertThat(filter).contains("<input type=\"hidden\" name=\"fy\" value=\"2025\">");
        assertThat(list).contains("<input type=\"hidden\" name=\"sort\" value=\"start\" form=\"filter\">");
        String sorting = list.replaceFirst("(?s).*?<form id=\"sorting\"", "").replaceFirst("(?s)</form>.*", "");
        assertThat(sorting)
                .contains("name=\"fy\" value=\"2025\"", "name=\"month\" value=\"2025-07\"")
                .doesNotContain("name=\"sort\"");
        assertThat(Http.links(list))
                .contains("/programmes?fy=2025", "/programmes/calendar?fy=2025", "/programmes?fy=2025&sort=start");
        assertThat(Http.links(get("/programmes/calendar?fy=2025")))
                .contains("/programmes?fy=2025", "/programmes/calendar.ics?fy=2025");
    }

    @Test
    void the_calendar_file_holds_what_its_page_shows() throws Exception {
        assertThat(get("/programmes/calendar.ics").split("BEGIN:VEVENT", -1)).hasSize(ROWS + 1);
        assertThat(get("/programmes/calendar.ics?fy=2025").split("BEGIN:VEVENT", -1))
                .hasSize(27);
        assertThat(Http.links(get("/programmes/2?fy=2025"))).contains("/programmes/2.ics?fy=2025");
    }

    @Test
    void a_long_document_is_shown_in_parts_and_a_link_to_a_line_opens_the_right_one() throws Exception {
        String path = "/documents/" + document;
        String first = get(path);
        assertThat(first).contains("id=\"p1-l2000\"", "ページ送り", "2,100行").doesNotContain("id=\"p1-l2001\"");
        assertThat(Http.links(first)).contains(path + "?page=2");
        assertThat(get(path + "?page=2"))
                .contains("id=\"p1-l2001\"", "id=\"p1-l2100\"")
                .doesNotContain("id=\"p1-l2000\"");
        assertThat(get(path + "?page=99")).isEqualTo(get(path + "?page=2").replace("?page=2</p>", "?page=99</p>"));
        assertThat(get(path + "?fate=content")).contains("?fate=content&amp;page=2");
        assertThat(get(path + "?fate=finding")).contains("この結果の行はありません");
        String link = Http.links(get("/programmes/2050?fy=2026")).stream()
                .filter(l -> l.startsWith("/documents/"))
                .findFirst()
                .orElseThrow();
        assertThat(link).isEqualTo(path + "?from=1-2#p1-l2050");
        assertThat(get(link.replaceFirst("#.*", ""))).contains("id=\"p1-l2050\"", "<h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=x",
                "?from=-",
                "?from=0-0",
                "?from=1--1",
                "?from=99999999999",
                "?page=-1",
                "?page=2147483647"
            })
    void no_place_in_a_document_is_an_error(String query) throws Exception {
        assertThat(Http.get(region.url("/documents/" + document + query)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_document_that_is_only_proposed_is_not_public() throws Exception {
        var draft = new RegisterBuilder()
                .row("1", "部", "案のままの集い", "団体", "共催", "毎年", "2020", "R9.7.1", "R9.7.2", "", "10", "")
                .reading();
        var documents = beans.getBean(Documents.class);
        long id = documents
                .store(draft, draft.toString().getBytes(StandardCharsets.UTF_8))
                .id();
        beans.getBean(Programmes.class).propose("苫小牧市", draft, id);
        assertThat(Http.get(region.url("/documents/" + id)).statusCode()).isEqualTo(404);
        assertThat(Http.links(get("/documents")))
                .doesNotContain("/documents/" + id)
                .contains("/documents/" + document);
        assertThat(documents.all()).hasSize(5);
        assertThat(documents.adopted()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/programmes?fy=2025, /programmes?fy=2026",
        "/programmes/calendar?fy=2025, /programmes/calendar?fy=2026",
        "/programmes/2?fy=2025, /programmes/2?fy=2026",
        "/departments/SMALL, /departments/LARGE",
        "/organisations/SMALL, /organisations/LARGE",
        "/documents/SMALL, /documents/LARGE",
        "/search?q=消費生活, /search?q=海の日"
    })
    void a_page_asks_the_database_as_often_for_many_rows_as_for_few(String few, String many) throws Exception {
        assertThat(statements(many)).isEqualTo(statements(few)).isPositive();
    }

    private static int statements(String path) throws Exception {
        var organisations = beans.getBean(Organisations.class);
        boolean large = path.endsWith("LARGE");
        String name = path.startsWith("/departments/") ? (large ? "港湾部" : "教育部") : large ? "苫小牧信用金庫" : "苫小牧間税会";
        long id = path.startsWith("/departments/")
                ? organisations.departments().stream()
                        .filter(d -> d.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id()
                : path.startsWith("/documents/")
                        ? (large
                                ? document
                                : beans.getBean(Documents.class)
                                        .adopted()
                                        .getLast()
                                        .id())
                        : organisations.ensure(name).id();
        String url = region.url(path.replaceFirst("SMALL|LARGE", "" + id)
                .replace("消費生活", "%E6%B6%88%E8%B2%BB%E7%94%9F%E6%B4%BB")
                .replace("海の日", "%E6%B5%B7%E3%81%AE%E6%97%A5"));
        assertThat(Http.get(url).statusCode()).isEqualTo(200);
        var counted = (StatementCount) beans.getBean(javax.sql.DataSource.class);
        return counted.during(() -> Http.get(url)).size();
    }

    private static String get(String path) throws Exception {
        var answer = Http.get(region.url(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}

package org.haskap.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.haskap.access.AsOperator;
import org.haskap.database.TestRegion;
import org.haskap.reading.Readers;
import org.haskap.reading.RegisterDraft;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;

/** Open data and search of the sample region over HTTP. */
@ExtendWith(AsOperator.class)
class DataOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static BeanFactory beans = new org.springframework.beans.factory.support.StaticListableBeanFactory();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        beans = region.start();
        Sample.adopt(beans);
    }

    @Test
    void every_data_set_of_our_own_keeps_every_machine_readability_rule() {
        for (var described : beans.getBean(OpenData.class).published().described()) {
            if (!described.dataset().name().equals("programmes")) {
                assertThat(described.readability().broken())
                        .as(described.dataset().name())
                        .isEmpty();
            }
        }
    }

    @Test
    void the_register_as_printed_says_which_rules_it_breaks() {
        var printed = beans.getBean(OpenData.class).published().described().stream()
                .filter(described -> described.dataset().name().equals("programmes"))
                .findFirst()
                .orElseThrow();
        assertThat(printed.readability().brokenCodes()).contains("L1-07", "L2-01", "L3-05", "L3-08");
        assertThat(printed.rows()).isEqualTo(26);
    }

    @Test
    void the_register_read_again_makes_no_difference() throws Exception {
        Path exported = folder.resolve("programmes.csv");
        Files.write(exported, get("/data/programmes.csv").body());
        RegisterDraft again =
                Objects.requireNonNull(Readers.read(exported, null).register());
        RegisterDraft original =
                Objects.requireNonNull(Readers.read(Sample.REGISTER, null).register());
        assertThat(again.columns()).isEqualTo(original.columns());
        assertThat(again.programmes())
                .usingRecursiveComparison()
                .ignoringFields("place")
                .isEqualTo(original.programmes());
    }

    @Test
    void the_archive_holds_every_data_set_and_is_the_same_every_time() throws Exception {
        byte[] archive = get("/data/strategy.zip").body();
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        var open = beans.getBean(OpenData.class);
        assertThat(names)
                .contains("datapackage.json", "data/codes.csv")
                .hasSize(open.names().size() + 1);
        var again = new ByteArrayOutputStream();
        open.writeArchive(again);
        assertThat(again.toByteArray()).isEqualTo(archive);
    }

    @Test
    void csv_has_a_byte_order_mark_and_json_has_none() throws Exception {
        var csv = get("/data/indicators.csv");
        assertThat(csv.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.body()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(text(csv).lines()).hasSize(47);
        assertThat(get("/data/indicators.json").body()).startsWith('{');
        assertThat(text(get("/data.json"))).contains("dcat:Catalog", "/data/indicators.csv");
    }

    @Test
    void lists_follow_the_conditions_of_their_page() throws Exception {
        assertThat(text(get("/strategy/kpis.csv?goal=g1")).lines().count()).isBetween(2L, 46L);
        assertThat(text(get("/strategy/kpis.csv?q=" + encoded("創業"))).lines().count())
                .isBetween(2L, 46L);
        assertThat(text(get("/strategy/kpis.json?goal=none"))).contains("\"rows\":[]");
        assertThat(text(get("/programmes.csv?month=2025-05")).lines().count()).isBetween(2L, 26L);
        assertThat(text(get("/strategy/kpis/m3-k1.csv"))).startsWith("\uFEFFkpi_id,period,value,unit,status,note\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/data/nothing.csv, 404",
        "/strategy/kpis/none.csv, 404",
        "/programmes/none.ics, 404",
        "/programmes.csv?fy=1999, 404",
        "/programmes.csv?month=x, 400",
        "/data/..%2f..%2fetc.csv, 400"
    })
    void what_does_not_exist_or_cannot_be_read_is_said(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void the_calendar_can_be_read_back() throws Exception {
        String calendar = text(get("/programmes/calendar.ics"));
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar).doesNotContainPattern("[^\r]\n").contains("X-WR-CALNAME:苫小牧市の共催・協働");
        var events = Biweekly.parse(calendar).first().getEvents();
        assertThat(events).hasSize(26);
        assertThat(calendar).contains("DTSTART;VALUE=DATE:20250517", "DTEND;VALUE=DATE:20250518");
        assertThat(text(get("/programmes/calendar.ics"))).isEqualTo(calendar);
        assertThat(text(get("/programmes/2.ics")).split("BEGIN:VEVENT", -1)).hasSize(2);
    }

    @Test
    void an_unchanged_file_is_not_sent_again() throws Exception {
        String tag = get("/data/indicators.csv").headers().firstValue("etag").orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(region.url("/data/indicators.csv")))
                .header("If-None-Match", tag)
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure", "project", "indicator", "item", "programme", "line"})
    void starting_a_business_is_found_in_every_kind(String kind) throws Exception {
        assertThat(text(get("/search?kind=" + kind + "&q=" + encoded("創業")))).contains("<mark>創業</mark>", "件見つかりました");
    }

    @Test
    void the_measure_itself_comes_before_lines_and_texts() throws Exception {
        String page = text(get("/search?q=" + encoded("創業")));
        assertThat(page.indexOf("/strategy/measures/m3")).isPositive();
        assertThat(page).contains("/search?q=", "資料の行");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "-", "*:*", "title:[a TO b]", "(", "<script>alert(1)</script>", "\u0000", "%", "あ-\"「"
            })
    void no_question_is_an_error(String question) throws Exception {
        var answer = get("/search?page=-9&kind=%3Cb%3E&q=" + encoded(question));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).doesNotContain("<script>alert");
    }

    @Test
    void nothing_found_says_what_to_try() throws Exception {
        assertThat(text(get("/search?q=" + encoded("存在しないことばのれい")))).contains("0件。", "ことばを短くする");
    }

    @Test
    void the_page_lists_every_data_set_and_its_terms() throws Exception {
        assertThat(text(get("/data"))).contains("datapackage.json", "goals-and-measures.csv", "利用条件はまだ定められていません");
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(region.url(path))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

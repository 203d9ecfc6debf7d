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
import java.util.Set;
import java.util.stream.Stream;
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

    /** Layouts that others prescribed: they break rules, and the page says which. */
    private static final Set<String> AS_PRESCRIBED = Set.of("programmes", "sdmx-series", "review-sheet-3-1");

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
            if (!AS_PRESCRIBED.contains(described.dataset().name())) {
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
    void statistics_for_exchange_break_only_the_rules_that_their_own_layout_breaks() throws Exception {
        var sdmx = described("sdmx-series");
        // Headings in capitals, and the day a year begins on, which a spreadsheet takes for a sum.
        assertThat(sdmx.readability().brokenCodes()).containsExactly("L2-06", "L3-08");
        String csv = text(get("/data/sdmx-series.csv"));
        assertThat(csv)
                .startsWith("DATAFLOW,REF_AREA,INDICATOR,SERIES,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,")
                .contains("HASKAP:KPI(1.0),012131,strategy_m3-k1,BASELINE,2014-A1,87,人,A,--04-01\r\n")
                .contains("strategy_m3-k1,TARGET,2019-A1,100,人,A,--04-01")
                .contains("strategy_g2-k1,BASELINE,2008-01-01/P5Y,1.51,,A,")
                .contains("strategy_g1-k1,BASELINE,2014-A1,,人,O,--04-01");
        var keys = csv.lines().skip(1).map(line -> line.split(",", -1)).map(cells -> cells[2] + cells[3] + cells[4]);
        assertThat(keys.toList()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(92);
    }

    @Test
    void the_countrys_review_sheet_has_its_headings_and_four_rows_for_each_indicator() throws Exception {
        var bytes = get("/data/review-sheet-3-1.csv").body();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        String csv = new String(bytes, StandardCharsets.UTF_8).substring(1);
        assertThat(csv).doesNotContainPattern("[^\r]\n");
        var lines = csv.split("\r\n", -1);
        assertThat(lines[0].split(",", -1))
                .hasSize(82)
                .startsWith("シート種別", "事業年度", "予算事業ID", "事業名", "府省庁の建制順", "政策所管府省庁", "府省庁", "局・庁")
                .contains("改善の上向き／下向き", "目標年度／目標値／実績値／達成率", "2007")
                .endsWith("2060");
        assertThat(lines).hasSize(1 + 4 * 46 + 1);
        var mine = Stream.of(lines)
                .filter(line -> line.contains(",strategy_m3-k1,"))
                .map(line -> line.split(",", -1))
                .toList();
        int kind = 27;
        assertThat(mine).hasSize(4);
        assertThat(mine.stream().map(cells -> cells[kind])).containsExactly("1.目標年度", "2.目標値", "3.実績値", "4.達成率");
        assertThat(mine.get(0)[kind + 1 + 2019 - 2007]).isEqualTo("1");
        assertThat(mine.get(1)[kind + 1 + 2019 - 2007]).isEqualTo("100");
        assertThat(mine.get(2)[kind + 1 + 2014 - 2007]).isEqualTo("87");
        assertThat(mine.get(3)[23]).isEqualTo("上向き");
        // Years side by side, and empty columns that the city's plan does not fill: the layout is the country's.
        assertThat(described("review-sheet-3-1").readability().brokenCodes()).contains("L3-08", "L3-09");
    }

    private static OpenData.Described described(String name) {
        return beans.getBean(OpenData.class).published().described().stream()
                .filter(each -> each.dataset().name().equals(name))
                .findFirst()
                .orElseThrow();
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

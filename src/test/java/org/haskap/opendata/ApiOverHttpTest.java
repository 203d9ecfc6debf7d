package org.haskap.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.haskap.cli.WholeSample;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface for other programs, asked as they do. */
class ApiOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @BeforeAll
    static void start() {
        WholeSample.adopt(region.start());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(region.url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    @Test
    void all_indicators_come_in_parts_that_lead_to_one_another() throws Exception {
        var codes = new ArrayList<String>();
        String next = "/api/v1/indicators?size=7";
        int parts = 0;
        while (!next.isEmpty()) {
            JsonNode part = json(next);
            assertThat(part.path("total").asInt()).isEqualTo(46);
            part.path("items").forEach(item -> codes.add(item.path("code").asString()));
            next = part.path("next").isNull() ? "" : part.path("next").asString();
            parts++;
        }
        assertThat(parts).isEqualTo(7);
        assertThat(codes).hasSize(46).doesNotHaveDuplicates().startsWith("g1-k1");
        assertThat(json("/api/v1/indicators?page=9999").path("items")).isEmpty();
    }

    @Test
    void conditions_narrow_the_list_and_say_the_truth_about_what_is_counted() throws Exception {
        JsonNode live = json("/api/v1/indicators?source=live");
        assertThat(live.path("total").asInt()).isEqualTo(1);
        JsonNode only = live.path("items").get(0);
        assertThat(only.path("code").asString()).isEqualTo("m3-k1");
        assertThat(only.path("latest").path("value").asInt()).isEqualTo(71);
        assertThat(only.path("latest").path("firmness").asString()).isEqualTo("PROVISIONAL");
        assertThat(only.path("lineage").asString()).isEqualTo("/strategy/kpis/m3-k1/lineage");
        assertThat(json("/api/v1/indicators?source=none").path("total").asInt()).isEqualTo(45);
        assertThat(json("/api/v1/indicators?plan=chamber-plan").path("total").asInt())
                .isZero();
    }

    @Test
    void one_indicator_is_told_with_its_values_formula_and_source_line() throws Exception {
        JsonNode whole = json("/api/v1/indicators/m3-k1");
        assertThat(whole.path("formulas").get(0).path("sentence").asString()).contains("数量の合計です");
        assertThat(whole.path("observations")).hasSize(2);
        assertThat(whole.path("observations").get(1).path("status").asString()).isEqualTo("NOT_COLLECTED");
        assertThat(whole.path("observations").get(1).path("value").isNull()).isTrue();
        assertThat(whole.path("forecast").isNull()).isTrue();
        assertThat(whole.path("source").path("line").asInt()).isEqualTo(476);
        String line = whole.path("source").path("href").asString();
        assertThat(get(line.replaceFirst("#.*", "")).body()).contains("id=\"" + line.replaceFirst(".*#", "") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?origin=COUNTED, 2",
        "?origin=ENTERED, 0",
        "?firmness=FINAL, 0",
        "?indicator=m3-k1&to=2026-03-31, 1",
        "?from=2026-04-01, 1",
        "?indicator=m3-k1&from=2020-01-01&to=2024-12-31, 0"
    })
    void values_are_narrowed_by_origin_firmness_and_days(String conditions, int number) throws Exception {
        assertThat(json("/api/v1/observations" + conditions).path("total").asInt())
                .isEqualTo(number);
        String csv = get("/api/v1/observations.csv" + conditions).body();
        assertThat(csv.lines()).hasSize(1 + number);
    }

    @Test
    void the_list_as_csv_has_a_row_for_each_that_the_conditions_let_through() throws Exception {
        var answer = get("/api/v1/indicators.csv?q=%E5%89%B5%E6%A5%AD");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.body().lines().count())
                .isEqualTo(1L
                        + json("/api/v1/indicators?q=%E5%89%B5%E6%A5%AD")
                                .path("total")
                                .asInt());
    }

    @Test
    void who_has_the_answer_is_told_so() throws Exception {
        for (String path : List.of("/api/v1/indicators", "/api/v1/indicators/m3-k1", "/api/v1/observations.csv")) {
            String tag = get(path).headers().firstValue("ETag").orElseThrow();
            var again = get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(get(path).headers().firstValue("Cache-Control")).contains("public, max-age=300");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/indicators?size=0            | 400 | size は、1から1,000までの整数
            /api/v1/indicators?page=x            | 400 | page は
            /api/v1/indicators?sort=name         | 400 | sort は、rating、ratio、newest
            /api/v1/indicators?source=LIVE       | 400 | source は
            /api/v1/observations?from=2026       | 400 | from は、2026-04-01 のような日付
            /api/v1/observations?origin=x        | 400 | origin は
            /api/v1/indicators/nothing           | 404 | 「nothing」という指標
            /api/v1/observations?indicator=zz    | 404 | 「zz」という指標
            /api/v1/indicators?plan=zz           | 404 | 「zz」という計画
            /api/v1/nothing                      | 404 | ページ
            """)
    void what_went_wrong_is_said_with_the_remedy_as_a_problem(String path, int status, String said) throws Exception {
        var answer = get(path, "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).contains(said);
    }

    @Test
    void the_description_names_exactly_the_addresses_of_the_interface_and_all_it_refers_to() throws Exception {
        JsonNode api = json("/api/v1/openapi");
        assertThat(api.path("openapi").asString()).startsWith("3.");
        var paths = api.path("paths").propertyNames();
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "/api/v1/facts",
                        "/api/v1/indicators",
                        "/api/v1/indicators.csv",
                        "/api/v1/indicators/{code}",
                        "/api/v1/observations",
                        "/api/v1/observations.csv");
        Pattern.compile("\"#/components/schemas/([^\"]*)\"")
                .matcher(api.toString())
                .results()
                .forEach(found -> assertThat(
                                api.path("components").path("schemas").has(found.group(1)))
                        .as(found.group(1))
                        .isTrue());
        JsonNode facts = api.path("paths").path("/api/v1/facts").path("post");
        for (String status : List.of("400", "401", "413", "422", "429")) {
            assertThat(facts.path("responses").path(status).path("content").has("application/problem+json"))
                    .as(status)
                    .isTrue();
        }
        assertThat(facts.path("security").get(0).has("apiKey")).isTrue();
        assertThat(api.path("components").path("securitySchemes").has("apiKey")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html", "/swagger-ui.html", "/api-docs"})
    void nothing_of_the_description_stands_elsewhere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }
}

package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.feed.Sender.batch;
import static org.haskap.feed.Sender.fact;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other systems send facts: batches, repetitions, corrections, refusals. */
class FactsOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static Sender library = new Sender(region, "");

    @BeforeAll
    static void start() {
        region.start();
        library = Sender.of(region, "青葉市");
    }

    @BeforeEach
    void no_facts() {
        Sender.defineKind(region);
        region.owner().sql("truncate fed_fact, idempotency_key, rate_limit").update();
    }

    private static Answer ask(Measure measure) {
        var query = new FactQuery(Sender.kind(), null, Map.of(), LocalDate.of(2000, 1, 1), LocalDate.of(2030, 12, 31));
        return region.application()
                .getBean(Evidence.class)
                .answers(List.of(new Question(query, measure)))
                .getFirst();
    }

    private static String sum() {
        return Objects.requireNonNull(ask(Measure.SUM).value())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String many(int count) {
        return batch(IntStream.range(0, count)
                .mapToObj(i -> fact("n" + i, ",\"quantity\":1"))
                .toArray(String[]::new));
    }

    @Test
    void a_batch_is_recorded_and_the_same_facts_again_add_nothing() throws Exception {
        String batch = batch(
                fact("a1", ",\"quantity\":12,\"dimensions\":{\"branch\":\"中央\"}"),
                fact("a2", ",\"quantity\":\"3.5\""),
                fact("a3", ",\"subject\":\"reader-77\""),
                fact("a4", ",\"subject\":\"reader-77\""));
        var answer = library.send(batch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"taken\":4,\"known\":0,\"refused\":0");
        assertThat(library.send(batch).body()).contains("\"taken\":0,\"known\":4");
        assertThat(sum()).isEqualTo("17.5");
        assertThat(ask(Measure.DISTINCT).value()).isEqualByComparingTo("1");
    }

    @Test
    void an_identifier_of_a_person_stands_nowhere() throws Exception {
        library.send(batch(fact("p1", ",\"subject\":\"reader-secret-4711\"")), "Idempotency-Key", "k-p1");
        List<String> tables = region.owner()
                .sql("select table_name from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE'")
                .query((row, _) -> row.getString(1))
                .list();
        for (String table : tables) {
            assertThat(region.owner()
                            .sql("select count(*) from \"" + table + "\" t where t::text like '%secret-4711%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_fact_sent_again_with_other_content_is_refused_by_name_and_nothing_else_is_taken() throws Exception {
        library.send(batch(fact("b1", ",\"quantity\":1")));
        var answer = library.send(batch(fact("b2", ""), fact("b1", ",\"quantity\":2")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"pointer\":\"/facts/1/id\"", "番号「b1」は、違う内容ですでに送られています");
        assertThat(sum()).isEqualTo("1");
    }

    @Test
    void a_subject_that_changed_is_other_content_too() throws Exception {
        library.send(batch(fact("s1", ",\"subject\":\"x\"")));
        assertThat(library.send(batch(fact("s1", ",\"subject\":\"y\""))).statusCode())
                .isEqualTo(422);
    }

    @Test
    void with_mode_each_the_good_ones_are_taken_and_the_others_named() throws Exception {
        var answer = library.send("{\"mode\":\"each\",\"facts\":[" + fact("c1", "") + ",{\"id\":\"c2\"},7,"
                + fact("c3", ",\"dimensions\":{\"floor/x\":\"1\"}") + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"taken\":1,\"known\":0,\"refused\":3",
                        "\"pointer\":\"/facts/1/kind\"",
                        "\"pointer\":\"/facts/1/occurredOn\"",
                        "\"pointer\":\"/facts/2\"",
                        "\"pointer\":\"/facts/3/dimensions/floor~1x\"");
        assertThat(sum()).isEqualTo("1");
    }

    @Test
    void a_reversal_takes_back_once_and_may_be_taken_back_itself() throws Exception {
        library.send(batch(fact("d1", ",\"quantity\":5")));
        assertThat(library.send(batch("{\"id\":\"d2\",\"reverses\":\"d1\"}", fact("d3", ",\"quantity\":6")))
                        .body())
                .contains("\"taken\":2");
        assertThat(sum()).isEqualTo("6");
        assertThat(library.send(batch("{\"id\":\"d4\",\"reverses\":\"d1\"}")).body())
                .contains("すでに「d2」で取り消されています");
        assertThat(library.send(batch("{\"id\":\"d2\",\"reverses\":\"d1\"}")).body())
                .contains("\"known\":1");
        assertThat(library.send(batch("{\"id\":\"d5\",\"reverses\":\"d2\"}")).statusCode())
                .isEqualTo(200);
        assertThat(sum()).isEqualTo("11");
        assertThat(library.send(batch("{\"id\":\"d6\",\"reverses\":\"nothing\"}"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(library.send(batch("{\"id\":\"d8\",\"reverses\":\"d7\"}", fact("d7", "")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_key_takes_back_only_what_it_could_send() throws Exception {
        Sender register = Sender.of(region, "青葉市", "programme.held");
        var sent = register.send(batch("{\"id\":\"m1\",\"kind\":\"programme.held\",\"occurredOn\":\"2025-06-01\"}"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        String reversal = batch("{\"id\":\"m2\",\"reverses\":\"m1\"}");
        var answer = library.send(reversal);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("種類「programme.held」は、ここからは送れないため、取り消せません");
        assertThat(register.send(reversal).statusCode()).isEqualTo(200);
    }

    @Test
    void ids_that_are_given_here_are_no_senders_to_use() throws Exception {
        for (String id : List.of("hand:7", "row:7")) {
            var answer = library.send(batch(fact(id, "")));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"pointer\":\"/facts/0/id\"", "で始まる番号は使えません");
        }
    }

    @Test
    void the_same_key_for_a_batch_gets_the_same_answer_and_another_batch_under_it_is_refused() throws Exception {
        String batch = batch(fact("e1", ""));
        String first = library.send(batch, "Idempotency-Key", "batch-1").body();
        assertThat(library.send(batch, "Idempotency-Key", "batch-1").body()).isEqualTo(first);
        var other = library.send(batch(fact("e2", "")), "Idempotency-Key", "batch-1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Idempotency-Key");
        assertThat(sum()).isEqualTo("1");
        // A refused batch leaves its key free.
        assertThat(library.send(batch(fact("e3", ",\"quantity\":\"x\"")), "Idempotency-Key", "batch-2")
                        .statusCode())
                .isEqualTo(422);
        assertThat(library.send(batch(fact("e3", "")), "Idempotency-Key", "batch-2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void identical_batches_at_once_count_once() throws Exception {
        String batch = many(500);
        Callable<HttpResponse<String>> send = () -> library.send(batch);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = threads.invokeAll(List.of(send, send, send, send, send, send));
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            }
            assertThat(answers.stream()
                            .map(answer -> answer.resultNow().body())
                            .filter(body -> body.contains("\"taken\":500"))
                            .count())
                    .isEqualTo(1);
        }
        assertThat(sum()).isEqualTo("500");
    }

    @Test
    void ten_thousand_are_taken_and_one_more_is_too_many() throws Exception {
        assertThat(library.send(many(FactsJson.MOST)).body()).contains("\"taken\":10000");
        var answer = library.send(many(FactsJson.MOST + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("10,001件");
    }

    @Test
    void a_body_too_large_is_refused_before_it_is_read() throws Exception {
        assertThat(library.send(new byte[FactsController.LARGEST + 1]).statusCode())
                .isEqualTo(413);
        var unannounced = HttpRequest.newBuilder(URI.create(region.url(FactsController.PATH)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + library.key())
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[FactsController.LARGEST + 1])))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(unannounced, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                             | 400 |
            []                                            | 400 |
            {"facts":{}}                                  | 400 | /facts
            {"facts":[],"x":1}                            | 400 | /x
            {"mode":"some","facts":[]}                    | 400 | /mode
            {"facts":[[[[[[[[[[[[1]]]]]]]]]]]]}           | 400 |
            {"facts":[],"facts":[]}                       | 400 |
            {"facts":[null]}                              | 422 | /facts/0
            {"facts":[{"id":1}]}                          | 422 | /facts/0/id
            {"facts":[{"id":"a b"}]}                      | 422 | /facts/0/id
            {"facts":[{"id":"a","occurredOn":"2999-01-01"}]}   | 422 | /facts/0/occurredOn
            {"facts":[{"id":"a","occurredOn":"1000-01-01"}]}   | 422 | /facts/0/occurredOn
            {"facts":[{"id":"a","occurredOn":"2025-02-30"}]}   | 422 | /facts/0/occurredOn
            {"facts":[{"id":"a","quantity":true}]}        | 422 | /facts/0/quantity
            {"facts":[{"id":"a","quantity":1e400}]}       | 422 | /facts/0/quantity
            {"facts":[{"id":"a","quantity":"NaN"}]}       | 422 | /facts/0/quantity
            {"facts":[{"id":"a","kind":"no.such"}]}       | 422 | /facts/0/kind
            {"facts":[{"id":"a","kind":"programme.held"}]} | 422 | /facts/0/kind
            {"facts":[{"id":"a","plan":"none","node":"m1"}]} | 422 | /facts/0/plan
            {"facts":[{"id":"a","dimensions":{"branch":1}}]} | 422 | /facts/0/dimensions/branch
            {"facts":[{"id":"a","extra":1}]}              | 422 | /facts/0/extra
            """)
    void what_is_wrong_is_pointed_at(String body, int status, String pointer) throws Exception {
        var answer = library.send(body.strip());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        if (pointer != null) {
            assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
        }
        assertThat(ask(Measure.COUNT).facts()).isZero();
    }

    @Test
    void a_string_without_end_is_refused() throws Exception {
        assertThat(library.send(batch(fact("x".repeat(100_000), ""))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void only_a_key_that_counts_now_opens_the_door() throws Exception {
        assertThat(new Sender(region, "hk_wrong").send(batch()).statusCode()).isEqualTo(401);
        assertThat(new Sender(region, "").send(batch()).headers().firstValue("WWW-Authenticate"))
                .isPresent();
        Sender revoked = Sender.of(region, "青葉市");
        assertThat(revoked.send(batch()).statusCode()).isEqualTo(200);
        Actors.as(Actor.operator("test"), () -> {
            ApiKeys keys = region.application().getBean(ApiKeys.class);
            return keys.revoke(keys.all().getFirst().id());
        });
        assertThat(revoked.send(batch(fact("r1", ""))).statusCode()).isEqualTo(401);
        Sender expired = Sender.of(region, "青葉市");
        region.owner()
                .sql("update api_key set expires_at = created_at where id = (select max(id) from api_key)")
                .update();
        assertThat(expired.send(batch(fact("r2", ""))).statusCode()).isEqualTo(401);
    }

    @Test
    void the_key_itself_is_not_kept() {
        Sender fresh = Sender.of(region, "青葉市");
        assertThat(region.owner()
                        .sql("select count(*) from api_key k where k::text like :key")
                        .param("key", "%" + fresh.key().substring(15) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_sender_reads_back_what_its_organisation_fed_page_by_page_and_nothing_of_people() throws Exception {
        Sender chamber = Sender.of(region, "青葉商工会議所");
        chamber.send(batch(fact("x1", "")));
        library.send(batch(
                fact("g1", ",\"quantity\":2,\"subject\":\"reader-9\",\"dimensions\":{\"branch\":\"中央\"}"),
                fact("g2", ""),
                "{\"id\":\"g3\",\"reverses\":\"g2\"}"));
        var first = library.read("?limit=2");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body())
                .contains("\"id\":\"g3\"", "\"status\":\"reversal\"", "\"reverses\":\"g2\"", "\"status\":\"reversed\"")
                .doesNotContain("\"g1\"", "x1");
        String next = first.body().replaceAll(".*\"next\":\"(\\d+)\".*", "$1");
        assertThat(library.read("?limit=2&cursor=" + next).body())
                .contains("\"id\":\"g1\"", "\"occurredOn\":\"2025-06-01\"", "\"branch\":\"中央\"", "\"next\":null")
                .doesNotContain("reader-9", "subject");
        assertThat(library.read("?from=2025-06-02").body()).contains("\"facts\":[]");
        assertThat(library.read("?from=R7").statusCode()).isEqualTo(400);
        assertThat(library.read("?cursor=x").statusCode()).isEqualTo(400);
        assertThat(new Sender(region, "hk_wrong").read("").statusCode()).isEqualTo(401);
    }

    @Test
    void another_organisations_facts_are_its_own() throws Exception {
        Sender chamber = Sender.of(region, "青葉商工会議所");
        library.send(batch(fact("o1", ",\"quantity\":1")));
        assertThat(chamber.send(batch(fact("o1", ",\"quantity\":2"))).body()).contains("\"taken\":1");
        assertThat(chamber.send(batch(fact("o2", ""), "{\"id\":\"o3\",\"reverses\":\"o1\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sum()).isEqualTo("2");
        // The same number of a reader is another person's in another organisation's system.
        library.send(batch(fact("o4", ",\"subject\":\"7\"")));
        chamber.send(batch(fact("o4", ",\"subject\":\"7\"")));
        assertThat(ask(Measure.DISTINCT).value()).isEqualByComparingTo("2");
    }

    @Test
    void kinds_of_the_program_are_fed_only_by_who_was_given_them() throws Exception {
        Sender given = Sender.of(region, "青葉市", "programme.held");
        String held = batch("{\"id\":\"g1\",\"kind\":\"programme.held\",\"occurredOn\":\"2025-06-01\"}");
        assertThat(library.send(held).statusCode()).isEqualTo(422);
        assertThat(given.send(held).statusCode()).isEqualTo(200);
    }

    @Test
    void who_sends_too_often_is_told_when_to_come_back() throws Exception {
        Sender busy = Sender.of(region, "青葉市");
        var answers = IntStream.range(0, ApiKeyFilter.BATCHES.tokens() + 20)
                .mapToObj(_ -> {
                    try {
                        return busy.send(batch());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.groupingBy(HttpResponse::statusCode));
        assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
        assertThat(Objects.requireNonNull(answers.get(429)).getFirst().headers().firstValue("Retry-After"))
                .isPresent();
        var misses = new Sender(region, "hk_guess");
        int status = 401;
        for (int i = 0; i < 40 && status == 401; i++) {
            status = misses.send(batch()).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void no_session_begins_and_a_form_is_no_batch() throws Exception {
        var answer = library.send(batch());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        var form = HttpRequest.newBuilder(URI.create(region.url(FactsController.PATH)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + library.key())
                .POST(HttpRequest.BodyPublishers.ofString("facts=1"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(form, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }
}

package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.feed.Sender.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.haskap.access.AsOperator;
import org.haskap.access.Organisations;
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

/** The same facts arrive by the interface and by the door of files, at once and in other orders. */
class SentAtOnceTest {
    private static final int FACTS = 6_000; // recorded in more than one piece

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static Sender library = new Sender(region, "");
    private static long organisation;

    @BeforeAll
    static void start() {
        region.start();
        library = Sender.of(region, "青葉市");
        organisation = AsOperator.call(() ->
                region.application().getBean(Organisations.class).ensure("青葉市").id());
    }

    @BeforeEach
    void no_facts() {
        Sender.defineKind(region);
        region.owner().sql("truncate fed_fact, idempotency_key").update();
    }

    @Test
    void facts_sent_at_once_by_both_ways_in_any_order_count_once() throws Exception {
        var random = new Random(6);
        List<String> forth =
                IntStream.range(0, FACTS).mapToObj(i -> "n%05d".formatted(i)).toList();
        var mixed = new ArrayList<>(forth);
        Collections.shuffle(mixed, random);
        var together = new CyclicBarrier(5);
        List<Callable<Long>> ways = List.of(
                () -> byInterface(forth, together),
                () -> byInterface(forth.reversed(), together),
                () -> byDoor(forth.reversed(), together),
                () -> byDoor(forth, together),
                () -> byDoor(mixed.subList(0, FACTS / 2), together));
        try (var threads = Executors.newFixedThreadPool(ways.size())) {
            long taken = 0;
            for (var way : threads.invokeAll(ways)) {
                taken += way.get();
            }
            assertThat(taken).isEqualTo(FACTS);
        }
        Answer sum = ask(Measure.SUM);
        assertThat(sum.facts()).isEqualTo(FACTS);
        assertThat(sum.value()).isEqualByComparingTo(Long.toString(2L * FACTS));
    }

    @Test
    void one_fact_taken_back_by_both_ways_at_once_is_taken_back_once() throws Exception {
        library.send(batch(Sender.fact("only", ",\"quantity\":2")));
        var together = new CyclicBarrier(6);
        Callable<String> byInterface = () -> {
            together.await();
            return library.send(batch("{\"id\":\"back\",\"reverses\":\"only\"}"))
                    .body();
        };
        Callable<String> byDoor = () -> {
            together.await();
            Feeding.Outcome outcome = take(List.of(row("back", "only")));
            return "\"taken\":" + outcome.taken() + ",\"known\":" + outcome.known();
        };
        try (var threads = Executors.newFixedThreadPool(6)) {
            var said = new ArrayList<String>();
            for (var way : threads.invokeAll(List.of(byInterface, byDoor, byInterface, byDoor, byInterface, byDoor))) {
                said.add(way.get());
            }
            assertThat(said.stream().filter(each -> each.contains("\"taken\":1,\"known\":0")))
                    .as(said.toString())
                    .hasSize(1);
            assertThat(said.stream().filter(each -> each.contains("\"taken\":0,\"known\":1")))
                    .as(said.toString())
                    .hasSize(5);
        }
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("0");
        assertThat(ask(Measure.COUNT).facts()).isZero();
    }

    private static long byInterface(List<String> ids, CyclicBarrier together) throws Exception {
        String facts =
                batch(ids.stream().map(id -> Sender.fact(id, ",\"quantity\":2")).toArray(String[]::new));
        together.await();
        var answer = library.send(facts);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Long.parseLong(answer.body().replaceFirst("(?s).*\"taken\":(\\d+).*", "$1"));
    }

    private static long byDoor(List<String> ids, CyclicBarrier together) throws Exception {
        List<FedRow> rows = ids.stream().map(id -> row(id, "")).toList();
        together.await();
        Feeding.Outcome outcome = take(rows);
        assertThat(outcome.problems()).isEmpty();
        return outcome.taken();
    }

    private static Feeding.Outcome take(List<FedRow> rows) {
        Feeding feeding = region.application().getBean(Feeding.class);
        var sending = new Feeding.Sending(organisation, Feeding.Mode.ALL, Set.of(), null, rows);
        return AsOperator.call(() -> feeding.inOneTransaction(() -> feeding.take(sending, List.of(), _ -> {})));
    }

    private static FedRow row(String id, String reverses) {
        return reverses.isEmpty()
                ? new FedRow(id, "", Sender.kind(), "2025-06-01", "2", "", "", "", Map.of())
                : new FedRow(id, reverses, "", "", "", "", "", "", Map.of());
    }

    private static Answer ask(Measure measure) {
        var query = new FactQuery(Sender.kind(), null, Map.of(), LocalDate.of(2000, 1, 1), LocalDate.of(2030, 12, 31));
        return region.application()
                .getBean(Evidence.class)
                .answers(List.of(new Question(query, measure)))
                .getFirst();
    }
}

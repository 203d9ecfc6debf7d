package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.haskap.access.AsOperator;
import org.haskap.database.TestRegion;
import org.haskap.plan.PlanBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around facts while they are recorded and rolled up; the figures stay what a naive recount says. */
@ExtendWith(AsOperator.class)
class FaultsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private TestEvidence here;
    private Recount recount;

    @BeforeEach
    void evidence() {
        here = new TestEvidence(region.regions());
        recount = new Recount(region.jdbc());
    }

    @Test
    void a_clock_that_steps_back_while_facts_are_recorded_and_rolled_up_changes_no_figure() throws Exception {
        var random = new Random(1);
        var acknowledged = ConcurrentHashMap.<Long>newKeySet();
        try (var writers = new Writers(here, "clock", 16, acknowledged::add).start()) {
            Instant now = Instant.parse("2026-11-20T03:00:00Z");
            for (int i = 0; i < 40; i++) {
                now = now.plus(Duration.ofSeconds(random.nextInt(7200) - 5400)); // mostly backwards
                here.now(now);
                Thread.sleep(5);
            }
            assertThat(writers.failure()).isNull();
        }
        recount.mustHold(acknowledged, here, "the clock stepped back");
        assertThat(region.jdbc()
                        .sql(
                                "select count(*) from (select recorded_at < max(recorded_at) over (order by id) as back from fact)"
                                        + " facts where back")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void new_keys_while_writers_record_leave_people_who_they_are() throws Exception {
        var elsewhere = new TestEvidence(region.regions()); // a process that is not told of them
        var acknowledged = ConcurrentHashMap.<Long>newKeySet();
        try (var writers = new Writers(here, "keys", 8, acknowledged::add).start();
                var others = new Writers(elsewhere, "other-keys", 8, acknowledged::add).start()) {
            for (int i = 0; i < 5; i++) {
                here.pseudonyms.rotate();
                Thread.sleep(40);
            }
            assertThat(writers.failure()).isNull();
            assertThat(others.failure()).isNull();
        }
        assertThat(region.jdbc()
                        .sql("select count(distinct subject) from fact where source_href = '/people/p7'")
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);
        recount.mustHold(acknowledged, here, "keys changed");
        recount.mustEqual(elsewhere, "keys changed, elsewhere");
    }

    @Test
    void of_many_who_take_a_fact_back_at_once_one_does() throws Exception {
        long fact = here.record(here.level("2027-05-01", "丙", "5")).getFirst();
        here.rollups.roll();
        var together = new CyclicBarrier(8);
        Callable<Boolean> takeBack = () -> {
            together.await();
            try {
                here.reverse(fact);
                return true;
            } catch (ReversalException e) {
                assertThat(e.known()).isTrue();
                return false;
            }
        };
        var took = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(Collections.nCopies(8, takeBack))) {
                took.add(one.get());
            }
        }
        assertThat(took).containsOnlyOnce(true);
        assertThat(here.answer(here.levels(Measure.SUM, "2027-05-01", "2027-05-01")))
                .isEqualTo(new Answer(BigDecimal.ZERO, 0));
    }

    @Test
    void who_waits_to_take_a_fact_back_may_when_the_other_gives_up() throws Exception {
        long fact = here.record(here.level("2027-06-01", "丁", "5")).getFirst();
        try (var threads = Executors.newFixedThreadPool(1)) {
            var other = here.transactions.execute(first -> {
                here.evidence.reverse(fact);
                var second = threads.submit(() -> here.reverse(fact));
                assertThat(second).failsWithin(Duration.ofMillis(200));
                first.setRollbackOnly();
                return second;
            });
            assertThat(other).succeedsWithin(Duration.ofSeconds(20));
        }
        here.rollups.roll();
        assertThat(here.answer(here.levels(Measure.COUNT, "2027-06-01", "2027-06-01"))
                        .facts())
                .isZero();
        assertThat(here.rollups.verify().first()).isEmpty();
    }

    /** Rolled up never, after the first so many, or after each. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 99})
    void reversals_of_reversals_count_at_every_depth(int rolls) {
        String day = "2028-0" + (1 + rolls % 7) + "-15";
        var chain = new ArrayList<>(here.record(
                here.consultation(day, "m1-p1", "taro"),
                here.consultation(day, "m1-p1", "hanako"),
                here.level(day, "戊", "7")));
        for (int depth = 1; depth <= 7; depth++) {
            for (int i = 0; i < chain.size(); i++) {
                chain.set(i, here.reverse(chain.get(i)));
            }
            if (depth <= rolls) {
                here.rollups.roll();
            }
            boolean stands = depth % 2 == 0;
            assertThat(here.answer(here.consultations(Measure.COUNT, "m1", day, day))
                            .facts())
                    .isEqualTo(stands ? 2 : 0);
            assertThat(here.answer(here.consultations(Measure.DISTINCT, "g1", day, day))
                            .value())
                    .isEqualByComparingTo(stands ? "2" : "0");
            assertThat(here.answer(here.levels(Measure.SUM, day, day)).value())
                    .isEqualByComparingTo(stands ? "7" : "0");
            assertThat(here.answer(here.levels(Measure.LATEST, day, day)))
                    .isEqualTo(stands ? new Answer(new BigDecimal("7"), 1) : new Answer(null, 0));
            assertThat(here.rollups.verify().first()).isEmpty();
        }
    }

    @Test
    void facts_of_a_node_that_a_newer_edition_lacks_stay_below_where_it_stood_and_move_with_what_it_stood_below() {
        here.storage.adopt("moved", PlanBuilder.strategy());
        long plan = here.storage.plans.current("moved").orElseThrow().plan().id();
        Fact fact = here.consultation("2029-05-01", null, null);
        var old = new Fact(
                fact.kind(),
                fact.occurredOn(),
                fact.quantity(),
                new NodeRef(plan, "m1-p2"),
                null,
                Map.of(),
                fact.source());
        here.record(old);
        here.rollups.roll();
        assertThat(below(plan, "g1")).isEqualTo(1);
        here.storage.adopt(
                "moved",
                PlanBuilder.plan("総合戦略")
                        .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                        .node("g2", null, "goal", "2", "移住を促進")
                        .node("d2-1", "g2", "direction", "2-1", "若者の移住の促進")
                        .node("m1", "d2-1", "measure", "①", "若者の市内就職の促進"));
        assertThat(below(plan, "m1")).isEqualTo(1);
        assertThat(below(plan, "g1")).isZero();
        assertThat(below(plan, "g2")).isEqualTo(1);
        here.record(old); // and it still takes facts
        assertThat(below(plan, "g2")).isEqualTo(2);
        here.rollups.roll();
        assertThat(below(plan, "g2")).isEqualTo(2);
    }

    private long below(long plan, String node) {
        var query = new FactQuery(
                TestEvidence.CONSULTATION.code(),
                new NodeRef(plan, node),
                Map.of(),
                LocalDate.of(2029, 4, 1),
                LocalDate.of(2030, 3, 31));
        return here.answer(new Question(query, Measure.COUNT)).facts();
    }
}

package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.AsOperator;
import org.haskap.database.TestRegion;
import org.haskap.plan.PlanBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded, what is refused, and what nobody can change any more. */
@ExtendWith(AsOperator.class)
class RecordingTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private TestEvidence here;

    @BeforeEach
    void evidence() {
        here = new TestEvidence(region.regions());
    }

    @Test
    void a_fact_stands_with_all_it_said_and_who_recorded_it() {
        Fact fact = here.consultation("2026-05-01", "m1-p1", "taro", "channel", "窓口");
        long id = Actors.as(
                Actor.member(7, null, "", List.of()), () -> here.record(fact).getFirst());
        RecordedFact found = here.evidence.fact(id).orElseThrow();
        assertThat(found.kind()).isEqualTo("consultation.opened");
        assertThat(found.occurredOn()).isEqualTo("2026-05-01");
        assertThat(found.quantity()).isEqualByComparingTo("1");
        assertThat(found.node()).isEqualTo(new NodeRef(here.plan, "m1-p1"));
        assertThat(found.hasSubject()).isTrue();
        assertThat(found.dimensions()).isEqualTo(Map.of("channel", "窓口"));
        assertThat(found.source()).isEqualTo(fact.source());
        assertThat(found.recordedBy()).isEqualTo("person:7");
        assertThat(found.reverses()).isNull();
        assertThat(found.reversedBy()).isNull();
    }

    @Test
    void a_fact_goes_with_the_transaction_it_was_recorded_in() {
        String before = here.evidence.stamp();
        assertThatThrownBy(() -> here.evidence.record(here.consultation("2026-05-01", null, null)))
                .isInstanceOf(IllegalStateException.class);
        here.transactions.executeWithoutResult(status -> {
            here.evidence.record(here.consultation("2026-05-01", null, null, "topic", "まだ誰も書いていない"));
            status.setRollbackOnly();
        });
        assertThat(here.evidence.stamp()).isEqualTo(before);
    }

    @Test
    void keys_come_in_the_order_of_the_facts() {
        List<Long> ids = here.record(
                here.consultation("2030-05-01", null, null),
                here.level("1999-05-01", "甲", "3"),
                here.level("2050-01-01", "甲", "4"));
        assertThat(ids).isSorted();
        assertThat(ids.stream()
                        .map(id -> here.evidence
                                .fact(id)
                                .orElseThrow()
                                .occurredOn()
                                .getYear()))
                .containsExactly(2030, 1999, 2050);
    }

    @Test
    void a_fact_is_taken_back_once_and_its_reversal_too() {
        long fact = here.record(here.level("2026-05-01", "乙", "3.50")).getFirst();
        long reversal = here.reverse(fact);
        RecordedFact found = here.evidence.fact(reversal).orElseThrow();
        assertThat(found.quantity()).isEqualByComparingTo("-3.5");
        assertThat(found.weight()).isEqualTo(-1);
        assertThat(found.reverses()).isEqualTo(fact);
        assertThat(here.evidence.fact(fact).orElseThrow().reversedBy()).isEqualTo(reversal);
        assertThatThrownBy(() -> here.reverse(fact))
                .isInstanceOf(ReversalException.class)
                .hasMessageContaining("taken back before");
        assertThatThrownBy(() -> here.reverse(Long.MAX_VALUE))
                .isInstanceOf(ReversalException.class)
                .hasMessageContaining("no fact");
        assertThat(here.evidence.fact(here.reverse(reversal)).orElseThrow().weight())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void what_stands_adds_up_to_what_is_answered_however_often_it_was_taken_back(int length) {
        String day = "2031-05-0" + length;
        long first = here.record(here.level(day, "己", "5")).getFirst();
        long last = first;
        for (int i = 1; i < length; i++) {
            last = here.reverse(last);
        }
        List<RecordedFact> chain = here.evidence.chain(first, 10);
        assertThat(chain).hasSize(length);
        assertThat(chain.stream()
                        .filter(fact -> fact.standing() == RecordedFact.Standing.STANDING)
                        .map(RecordedFact::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(
                        here.answer(here.levels(Measure.SUM, day, day)).value())
                .isEqualByComparingTo(length % 2 == 1 ? "5" : "0");
    }

    @Test
    void a_refused_reversal_leaves_the_transaction_usable() {
        long fact = here.record(here.level("2026-05-01", "乙", "1")).getFirst();
        here.reverse(fact);
        long other = here.transactions.execute(_ -> {
            assertThatThrownBy(() -> here.evidence.reverse(fact)).isInstanceOf(ReversalException.class);
            return here.evidence.record(here.level("2026-05-02", "乙", "1"));
        });
        assertThat(here.evidence.fact(other)).isPresent();
    }

    @Test
    void what_cannot_be_recorded_says_what_to_mend_and_records_nothing() {
        String before = here.evidence.stamp();
        Fact good = here.consultation("2026-05-01", null, null);
        for (Fact bad : List.of(
                with(good, "no.such", good.quantity(), good.node(), Map.of()),
                with(good, good.kind(), good.quantity(), good.node(), Map.of("house", "甲")),
                with(good, good.kind(), good.quantity(), good.node(), Map.of("topic", "あ".repeat(101))),
                with(good, good.kind(), good.quantity(), good.node(), Map.of("topic", " ")),
                with(good, good.kind(), new BigDecimal("0.1234567"), good.node(), Map.of()),
                with(good, good.kind(), new BigDecimal("1e18"), good.node(), Map.of()),
                with(good, good.kind(), good.quantity(), new NodeRef(here.plan, "m99"), Map.of()),
                with(good, good.kind(), good.quantity(), new NodeRef(-1, "m1"), Map.of()))) {
            assertThatThrownBy(() -> here.record(good, bad))
                    .isInstanceOfSatisfying(FactRefusedException.class, refused -> {
                        assertThat(refused.problem().position()).isEqualTo(1);
                        assertThat(refused.problem().sentence()).endsWith("。");
                    });
        }
        assertThat(here.evidence.stamp()).isEqualTo(before);
        assertThat(here.evidence.problems(List.of(good, with(good, "no.such", good.quantity(), null, Map.of()))))
                .extracting(FactProblem::position, FactProblem::part)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, FactProblem.Part.KIND));
    }

    private static Fact with(
            Fact fact,
            String kind,
            BigDecimal quantity,
            @org.jspecify.annotations.Nullable NodeRef node,
            Map<String, String> dimensions) {
        return new Fact(kind, fact.occurredOn(), quantity, node, fact.subject(), dimensions, fact.source());
    }

    @Test
    void a_node_of_a_superseded_edition_takes_facts_and_counts_where_it_stood_last() {
        here.storage.adopt("moving", PlanBuilder.strategy());
        here.storage.adopt(
                "moving",
                PlanBuilder.plan("総合戦略")
                        .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                        .node("d1-1", "g1", "direction", "1-1", "若者の雇用機会の拡大")
                        .node("m1", "d1-1", "measure", "①", "若者の市内就職の促進")
                        .node("m1-p1", "m1", "project", "・", "企業認知向上支援事業")
                        .node("g2", null, "goal", "2", "移住を促進"));
        long moving = here.storage.plans.current("moving").orElseThrow().plan().id();
        assertThat(here.storage.plans.current("moving").orElseThrow().node("m1-p2"))
                .isEmpty();
        Fact fact = here.consultation("2026-05-01", null, null);
        here.record(with(fact, fact.kind(), fact.quantity(), new NodeRef(moving, "m1-p2"), Map.of()));
        var below = new FactQuery(
                fact.kind(), new NodeRef(moving, "g1"), Map.of(), LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));
        assertThat(here.answer(new Question(below, Measure.COUNT)).value()).isEqualByComparingTo("1");
        var elsewhere = new FactQuery(fact.kind(), new NodeRef(moving, "g2"), Map.of(), below.from(), below.to());
        assertThat(here.answer(new Question(elsewhere, Measure.COUNT)).value()).isEqualByComparingTo("0");
    }

    @Test
    void a_region_keeps_no_identifier_of_a_subject() {
        here.record(here.consultation("2026-05-01", null, "yamada-hanako"));
        for (String table : List.of("fact", "fact_series")) {
            assertThat(region.jdbc()
                            .sql("select count(*) from " + table + " t where t::text like '%yamada-hanako%'"
                                    + " and t::text not like '%desk,2026-05-01/yamada-hanako%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update fact set quantity = 2",
                "update fact_2026 set quantity = 2",
                "delete from fact",
                "delete from fact_2026",
                "delete from fact_before_2016",
                "truncate fact",
                "truncate fact_2026",
                "update fact_series set kind = ''",
                "alter table fact detach partition fact_2026",
                "drop table fact_2026"
            })
    void facts_are_closed_to_every_change_in_every_partition(String sql) {
        assertThat(region.regions().privilegesEnforced()).isTrue();
        assertThatThrownBy(() -> region.jdbc().sql(sql).update())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
    }
}

package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * All consultations that {@link Writers} recorded, counted naively from the rows of facts, to compare with what the answers say. Where
 * a fact links to is whom it is for.
 */
final class Recount {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.SUM, Measure.DISTINCT, Measure.MEAN);

    private final JdbcClient jdbc;

    Recount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each of these facts stands there, none of what was recorded stands there twice, and all answers are right: as things are, and
     * when all is rolled up.
     */
    void mustHold(Set<Long> acknowledged, TestEvidence here, String when) {
        var missing = new HashSet<>(acknowledged);
        missing.removeAll(jdbc.sql("select id from fact").query(Long.class).list());
        assertThat(missing).as("acknowledged and lost, " + when).isEmpty();
        assertThat(jdbc.sql("""
                                select source_id from fact where reverses is null and source_module = 'writers'
                                group by source_id having count(*) > 1
                                union all
                                select 'reversal of ' || reverses from fact where reverses is not null
                                group by reverses having count(*) > 1
                                """).query(String.class).list())
                .as("recorded twice, " + when)
                .isEmpty();
        mustEqual(here, when);
        assertThat(here.rollups.verify().first()).as(when).isEmpty();
        here.rollups.roll();
        mustEqual(here, "rolled up, " + when);
        assertThat(here.rollups.verify().first()).as("rolled up, " + when).isEmpty();
    }

    /** All answers are what the rows come to. */
    void mustEqual(TestEvidence here, String when) {
        var questions = new ArrayList<Question>();
        var expected = new ArrayList<@Nullable BigDecimal>();
        for (String node : List.of("", "m1", "m2", "g1")) {
            for (String topic : List.of("", "創業", "雇用")) {
                for (LocalDate[] days : new LocalDate[][] {
                    {LocalDate.of(2020, 1, 1), LocalDate.of(2027, 12, 31)},
                    {LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31)},
                    {LocalDate.of(2026, 1, 17), LocalDate.of(2026, 8, 5)}
                }) {
                    var query = new FactQuery(
                            TestEvidence.CONSULTATION.code(),
                            node.isEmpty() ? null : new NodeRef(here.plan, node),
                            topic.isEmpty() ? Map.of() : Map.of("topic", topic),
                            days[0],
                            days[1]);
                    for (Measure measure : MEASURES) {
                        questions.add(new Question(query, measure));
                        expected.add(naive(query, node, measure));
                    }
                }
            }
        }
        List<Answer> answers = here.evidence.answers(questions);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(rounded(answers.get(i).value()))
                    .as(when + ": " + questions.get(i))
                    .isEqualTo(rounded(expected.get(i)));
        }
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
        return value == null ? null : value.round(new MathContext(12)).stripTrailingZeros();
    }

    private @Nullable BigDecimal naive(FactQuery query, String node, Measure measure) {
        String figure = switch (measure) {
            case COUNT -> "coalesce(sum(weight), 0) from meant";
            case SUM -> "coalesce(sum(quantity), 0) from meant";
            case MEAN -> "sum(quantity) / nullif(sum(weight), 0) from meant";
            case DISTINCT ->
                "count(*) from (select from meant where source_href is not null"
                        + " group by source_href having sum(weight) > 0) people";
            case LATEST -> throw new IllegalArgumentException("not counted here: " + measure);
        };
        // The plan's nodes are so few that their codes tell where they stand.
        String below = switch (node) {
            case "" -> "true";
            case "g1" -> "node is not null";
            default -> "node like '" + node + "-%'";
        };
        return jdbc.sql("with meant as (select f.* from fact f join fact_series s on s.id = f.series"
                        + " where s.kind = :kind and s.dimensions @> cast(:dimensions as jsonb) and " + below
                        + " and f.occurred_on between :from and :to) select " + figure)
                .param("kind", query.kind())
                .param("dimensions", JSON.writeValueAsString(query.dimensions()))
                .param("from", query.from())
                .param("to", query.to())
                .query(BigDecimal.class)
                .optional()
                .orElse(null);
    }
}

package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.haskap.evidence.Fact;
import org.haskap.evidence.SourceRecord;
import org.junit.jupiter.api.Test;

/** Rules over all rows of a sending. */
class FeedRulesTest {
    private static FedFact fact(int row, String branch) {
        var source = new SourceRecord("feed", "1/" + row, null);
        var fact = new Fact(
                "library.visited",
                LocalDate.of(2026, 4, 1),
                BigDecimal.ONE,
                null,
                null,
                Map.of("branch", branch, "way", "窓口"),
                source);
        return new FedFact(row, Integer.toString(row), fact, null, branch);
    }

    private static List<FedFact> facts(int values) {
        return IntStream.range(0, values).mapToObj(i -> fact(i, "人" + i)).toList();
    }

    @Test
    void what_has_a_new_value_in_almost_every_row_is_no_dimension() {
        List<FeedProblem> problems = FeedRules.crowds(facts(FeedRules.MOST_NEW_VALUES + 1), _ -> Map.of());
        assertThat(problems)
                .hasSize(FeedRules.MOST_NEW_VALUES + 1)
                .allMatch(problem -> problem.field().equals("dimensions.branch"));
        assertThat(problems.getFirst().sentence()).contains("「branch」", "2,001種類", "人の名前");
        assertThat(problems.getFirst().sentence()).doesNotContain("人0");
    }

    @Test
    void as_many_values_as_a_dimension_may_have_are_taken_and_known_ones_do_not_count() {
        assertThat(FeedRules.crowds(facts(FeedRules.MOST_NEW_VALUES), _ -> Map.of()))
                .isEmpty();
        assertThat(FeedRules.crowds(facts(FeedRules.MOST_NEW_VALUES + 1), _ -> Map.of("branch", List.of("人7"))))
                .isEmpty();
    }

    @Test
    void rows_with_values_known_before_are_not_refused_with_the_others() {
        List<FedFact> facts = facts(FeedRules.MOST_NEW_VALUES + 2);
        List<FeedProblem> problems = FeedRules.crowds(facts, _ -> Map.of("branch", List.of("人7")));
        assertThat(problems)
                .extracting(FeedProblem::row)
                .hasSize(FeedRules.MOST_NEW_VALUES + 1)
                .doesNotContain(7);
    }
}

package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Measure;
import org.junit.jupiter.api.Test;

/** What the public does not see of a split figure, and that it cannot be calculated from the rest. */
class MaskingTest {
    private static Map<Integer, BigDecimal> cells(List<Integer> numbers) {
        var cells = new LinkedHashMap<Integer, BigDecimal>();
        for (int i = 0; i < numbers.size(); i++) {
            cells.put(i, BigDecimal.valueOf(numbers.get(i)));
        }
        return cells;
    }

    @Test
    void a_table_without_small_numbers_is_shown_whole() {
        assertThat(Masking.hidden(cells(List.of(5, 9, 40)))).isEmpty();
        assertThat(Masking.hidden(cells(List.of()))).isEmpty();
    }

    @Test
    void one_small_number_hides_the_next_larger_one_too() {
        assertThat(Masking.hidden(cells(List.of(3, 40, 9, 20)))).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void two_small_numbers_that_their_sum_gives_away_hide_a_third() {
        // 1 and 1 come to 2, which two numbers of one at least can come to in one way only.
        assertThat(Masking.hidden(cells(List.of(1, 1, 8, 30)))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void a_table_that_nothing_can_protect_is_not_shown() {
        assertThat(Masking.hidden(cells(List.of(3)))).containsExactly(0);
        assertThat(Masking.hidden(cells(List.of(3, 6)))).containsExactlyInAnyOrder(0, 1);
        assertThat(Masking.hidden(cells(List.of(1, 1, 1, 1, 1)))).hasSize(5);
    }

    @Test
    void whoever_knows_the_total_cannot_tell_that_a_hidden_number_is_small() {
        var random = new Random(20261121);
        for (int run = 0; run < 20_000; run++) {
            var numbers = random.ints(1 + random.nextInt(12), 1, 2 + random.nextInt(30))
                    .boxed()
                    .toList();
            var cells = cells(numbers);
            var hidden = Masking.hidden(cells);
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i) >= Masking.FEWEST || hidden.contains(i))
                        .as("%s", numbers)
                        .isTrue();
            }
            if (hidden.isEmpty() || hidden.size() == numbers.size()) {
                continue;
            }
            int left = hidden.stream().mapToInt(numbers::get).sum();
            int most = left - (hidden.size() - 1);
            assertThat(hidden).as("%s", numbers).hasSizeGreaterThan(1);
            assertThat(most).as("%s", numbers).isGreaterThanOrEqualTo(Masking.FEWEST);
        }
    }

    @Test
    void hidden_cells_print_x_for_the_value_and_the_number_of_facts_and_say_why() {
        var parts = new LinkedHashMap<String, Answer>();
        parts.put("本庁", answer(30));
        parts.put("東支所", answer(2));
        parts.put("", answer(7));
        var shown = Breakdown.masked(new Breakdown.Split("t", "相談の件数", "窓口", "件", Measure.COUNT), parts);
        assertThat(shown.cells().stream()
                        .map(cell -> cell.name() + " " + cell.value() + " " + cell.facts())
                        .collect(Collectors.joining("、")))
                .isEqualTo("本庁 30 30、東支所 x x、記載なし x x");
        assertThat(shown.note()).contains("5未満");
        var whole = Breakdown.whole(new Breakdown.Split("t", "相談の件数", "窓口", "件", Measure.COUNT), parts);
        assertThat(whole.cells().get(1).value()).isEqualTo("2");
    }

    @Test
    void a_sum_of_people_is_people_and_a_sum_of_money_rests_on_acts() {
        var parts = new LinkedHashMap<String, Answer>();
        parts.put("共催", new Answer(BigDecimal.valueOf(71), 1));
        assertThat(Breakdown.masked(new Breakdown.Split("t", "参加者", "形態", "人", Measure.SUM), parts)
                        .cells())
                .hasSize(1);
        assertThat(Breakdown.masked(new Breakdown.Split("t", "補助額", "形態", "円", Measure.SUM), parts)
                        .cells())
                .isEmpty();
    }

    private static Answer answer(long number) {
        return new Answer(BigDecimal.valueOf(number), number);
    }
}

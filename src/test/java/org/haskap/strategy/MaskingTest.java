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

    private static List<String> shown(String unit, Measure measure, Answer... answers) {
        var parts = new LinkedHashMap<String, Answer>();
        for (Answer answer : answers) {
            parts.put("第" + (parts.size() + 1), answer);
        }
        return Breakdown.masked(new Breakdown.Split("t", "数", "区分", unit, measure), parts).cells().stream()
                .map(Breakdown.Cell::value)
                .toList();
    }

    private static Answer answer(String value, long facts) {
        return new Answer(new BigDecimal(value), facts);
    }

    @Test
    void few_people_are_hidden_whatever_their_unit_is_called() {
        for (String unit : List.of("人", "名", "人日", "社", "")) {
            assertThat(shown(unit, Measure.SUM, answer("3", 9), answer("40", 50), answer("30", 20)))
                    .as(unit)
                    .containsExactly("x", "40", "x");
        }
        assertThat(shown("名", Measure.SUM, answer("71", 2), answer("40", 9), answer("30", 20)))
                .containsExactly("x", "x", "30");
        assertThat(shown("人", Measure.SUM, answer("71", 2), answer("40", 9))).containsExactly("71", "40");
        assertThat(shown("人", Measure.SUM, answer("-3", 9), answer("40", 9), answer("30", 9)))
                .containsExactly("x", "40", "x");
    }

    @Test
    void a_mean_that_comes_to_few_people_or_rests_on_few_acts_is_hidden() {
        assertThat(shown("人", Measure.MEAN, answer("0.3", 10), answer("9", 10), answer("8", 20)))
                .containsExactly("x", "x", "8");
        assertThat(shown("人", Measure.MEAN, answer("30", 1), answer("9", 10), answer("8", 20)))
                .containsExactly("x", "x", "8");
    }

    @Test
    void a_newest_value_is_hidden_by_what_it_says_not_by_how_many_series_it_has() {
        assertThat(shown("人", Measure.LATEST, answer("120", 1), answer("80", 1)))
                .containsExactly("120", "80");
        assertThat(shown("人", Measure.LATEST, answer("2", 1), answer("80", 1), answer("60", 1)))
                .containsExactly("x", "80", "x");
    }

    private static Breakdown table(String id, long... numbers) {
        var parts = new LinkedHashMap<String, Answer>();
        for (long number : numbers) {
            parts.put("第" + (parts.size() + 1), answer(number));
        }
        return Breakdown.masked(new Breakdown.Split(id, "相談", id, "件", Measure.COUNT), parts);
    }

    private static List<String> together(Breakdown... tables) {
        return Masking.together(List.of(tables)).stream()
                .filter(table -> !table.cells().isEmpty())
                .map(Breakdown::id)
                .toList();
    }

    @Test
    void no_table_stands_beside_another_that_hides_something() {
        assertThat(together(table("館", 30, 40), table("月", 50, 20))).containsExactly("館", "月");
        // 2 and 7 are hidden among the places; the districts, 32 and 7, would give them away.
        assertThat(together(table("館", 30, 2, 7), table("地区", 32, 7))).containsExactly("館");
        assertThat(together(table("地区", 32, 7), table("館", 30, 2, 7), table("月", 20, 19)))
                .containsExactly("地区", "月");
        assertThat(together(table("館", 2, 3), table("月", 30, 2, 7))).containsExactly("月");
        assertThat(Masking.together(List.of(table("館", 30, 2, 7), table("月", 32, 7)))
                        .getLast()
                        .note())
                .contains("ほかの表と見比べると");
    }

    private static Answer answer(long number) {
        return new Answer(BigDecimal.valueOf(number), number);
    }
}

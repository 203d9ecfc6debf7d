package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.haskap.access.Standing;
import org.junit.jupiter.api.Test;

/** Two members of staff count as two only where neither owes the other its place. */
class IndependenceTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));
    private static final Instant LATELY = NOW.minus(Duration.ofDays(29));
    private static final long HELPED = 9;

    @Test
    void strangers_to_each_other_are_two_and_nobody_is_two() {
        assertThat(independent(Map.of())).isTrue();
        assertThat(Independence.between(1, 1, HELPED, NOW, _ -> List.of())).isFalse();
    }

    @Test
    void whoever_let_somebody_in_is_never_the_other_of_the_two() {
        assertThat(independent(Map.of(2L, List.of(new Standing(1, LONG_AGO, true)))))
                .isFalse();
        assertThat(independent(Map.of(1L, List.of(new Standing(2, LONG_AGO, true)))))
                .isFalse();
    }

    @Test
    void a_role_counts_for_thirty_days_in_both_directions() {
        assertThat(independent(Map.of(2L, List.of(new Standing(1, LATELY, false)))))
                .isFalse();
        assertThat(independent(Map.of(1L, List.of(new Standing(2, LATELY, false)))))
                .isFalse();
        assertThat(independent(Map.of(2L, List.of(new Standing(1, LONG_AGO, false)))))
                .isTrue();
    }

    @Test
    void two_from_the_same_hand_are_lately_one_also_through_others_between() {
        assertThat(independent(Map.of(
                        1L, List.of(new Standing(5, LATELY, true)),
                        2L, List.of(new Standing(5, LATELY, false)))))
                .isFalse();
        assertThat(independent(Map.of(
                        3L, List.of(new Standing(1, LATELY, true)),
                        2L, List.of(new Standing(3, LATELY, true)))))
                .isFalse();
        assertThat(independent(Map.of(
                        1L, List.of(new Standing(5, LONG_AGO, true)),
                        2L, List.of(new Standing(5, LONG_AGO, true)))))
                .isTrue();
    }

    @Test
    void whom_both_help_may_have_let_both_in() {
        assertThat(independent(Map.of(
                        1L, List.of(new Standing(HELPED, LATELY, true)),
                        2L, List.of(new Standing(HELPED, LATELY, true)))))
                .isTrue();
    }

    private static boolean independent(Map<Long, List<Standing>> standing) {
        return Independence.between(1, 2, HELPED, NOW, person -> standing.getOrDefault(person, List.of()));
    }
}

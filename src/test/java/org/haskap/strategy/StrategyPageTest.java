package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.strategy.StandingFixture.actual;
import static org.haskap.strategy.StandingFixture.indicator;
import static org.haskap.strategy.StandingFixture.nothing;
import static org.haskap.strategy.StandingFixture.standing;

import java.util.List;
import org.haskap.attainment.Actual.Origin;
import org.haskap.attainment.Actual.Status;
import org.haskap.attainment.Standing;
import org.haskap.web.Query;
import org.haskap.web.ui.Tone;
import org.junit.jupiter.api.Test;

/** What pages say of standings, whatever the scale. */
class StrategyPageTest {
    private static final List<Standing> EVERY = List.of(
            nothing(indicator("a")),
            at("b", "130", StandingFixture.BEHIND),
            at("c", "210", StandingFixture.ACHIEVED),
            at("d", "150", StandingFixture.ON_TRACK),
            at("e", "139", StandingFixture.SLIGHTLY),
            at("f", "90", StandingFixture.WORSE),
            at("g", "120", StandingFixture.REFERENCE),
            at("h", "131", StandingFixture.BEHIND));

    private static Standing at(String code, String value, org.haskap.attainment.Rating rating) {
        return standing(indicator(code), actual(2025, value, Origin.ENTERED, Status.FINAL), "140", rating);
    }

    @Test
    void ratings_are_counted_from_the_best_down_and_lead_to_their_list() {
        var tallies = Ratings.tallies(EVERY, Query.of("/strategy/kpis").with("goal", "g1"));
        assertThat(tallies)
                .extracting(Ratings.Tally::code)
                .containsExactly("achieved", "on-track", "slightly-behind", "behind", "worse", "pending", "reference");
        assertThat(tallies).extracting(Ratings.Tally::number).containsExactly(1, 1, 1, 2, 1, 1, 1);
        assertThat(tallies.get(3).href()).isEqualTo("/strategy/kpis?goal=g1&status=behind");
    }

    @Test
    void a_rating_is_a_word_a_mark_and_a_colour_together() {
        var chip = StandingFixture.WORSE.chip();
        assertThat(chip.tone()).isEqualTo(Tone.RED);
        assertThat(chip.icon()).isEqualTo("▼");
        assertThat(chip.label()).isEqualTo("後退");
    }

    @Test
    void the_worst_come_first_and_what_is_not_rated_comes_last() {
        assertThat(EVERY.stream()
                        .sorted(Ratings.worstFirst())
                        .map(each -> each.rating().code()))
                .startsWith("worse", "behind", "behind", "slightly-behind", "on-track", "achieved")
                .endsWith("reference", "pending");
    }

    @Test
    void where_a_value_comes_from_is_told_apart() {
        assertThat(Progress.Source.of(EVERY.getFirst())).isEqualTo(Progress.Source.NONE);
        assertThat(Progress.Source.of(EVERY.getLast())).isEqualTo(Progress.Source.ENTERED);
        var counted = standing(
                indicator("x"), actual(2025, "71", Origin.COUNTED, Status.PROVISIONAL), null, StandingFixture.BEHIND);
        assertThat(Progress.Source.of(counted)).isEqualTo(Progress.Source.LIVE);
    }

    @Test
    void a_card_has_a_bar_only_where_there_is_a_value_to_compare() {
        assertThat(Cards.of(EVERY.getFirst()).bar()).isNull();
        assertThat(Cards.of(EVERY.getLast()).bar()).isNotNull();
        assertThat(Cards.of(EVERY.getLast()).barTitle()).isEqualTo("基準値100人、実績131人、目標200人");
    }
}

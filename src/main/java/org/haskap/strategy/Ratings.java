package org.haskap.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.haskap.attainment.Rating;
import org.haskap.attainment.Standing;
import org.haskap.plan.Indicator;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/** Ratings as chips and counts. Which ratings there are is the scale's; here is only how they are shown. Pure. */
public final class Ratings {
    private static final Comparator<Rating> BEST_FIRST = Comparator.comparing(Ratings::tone);
    // What is not rated comes after everything that is.
    private static final Comparator<Tone> WORST_FIRST =
            Comparator.comparing((Tone tone) -> tone == Tone.GRAY).thenComparing(Comparator.reverseOrder());

    private Ratings() {}

    /**
     * How many indicators have a rating.
     *
     * @param code the rating's code
     * @param chip the rating
     * @param number how many
     * @param href the list of them
     */
    public record Tally(String code, Chip chip, int number, String href) {}

    /** The ratings that occur, the best first, what is not rated last. */
    static List<Rating> occurring(List<Standing> standings) {
        var byCode = new LinkedHashMap<String, Rating>();
        standings.forEach(standing -> byCode.putIfAbsent(standing.rating().code(), standing.rating()));
        return byCode.values().stream().sorted(BEST_FIRST).toList();
    }

    /** How many have which rating, the best first, each with the list of them under the conditions given. */
    static List<Tally> tallies(List<Standing> standings, Query conditions) {
        var tallies = new ArrayList<Tally>();
        for (Rating rating : occurring(standings)) {
            int number = (int) standings.stream()
                    .filter(standing -> standing.rating().code().equals(rating.code()))
                    .count();
            tallies.add(new Tally(
                    rating.code(),
                    rating.chip(),
                    number,
                    conditions.with("status", rating.code()).href()));
        }
        return tallies;
    }

    /** The worst first, and of the same rating the one that has come least far. */
    static Comparator<Standing> worstFirst() {
        return Comparator.comparing((Standing standing) -> tone(standing.rating()), WORST_FIRST)
                .thenComparing(
                        standing -> standing.attainment().ratio(), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** An indicator of which nothing is known. */
    static Standing unjudged(Indicator indicator) {
        return new Standing(
                indicator,
                List.of(),
                null,
                null,
                null,
                new Standing.Attainment("", null, null, "実績が、まだありません。"),
                new Rating("none", "判定前", "－", "gray", false, false, "実績がないため、判定していません。"),
                null);
    }

    private static Tone tone(Rating rating) {
        return rating.chip().tone();
    }
}

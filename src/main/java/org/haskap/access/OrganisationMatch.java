package org.haskap.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.haskap.kernel.Likeness;

/**
 * A proposal that two spellings mean one organisation. Nothing is merged: a person decides.
 *
 * @param a the one first known
 * @param b the other
 * @param likeness from 0 to 1
 * @param why Japanese: what the proposal rests on
 */
public record OrganisationMatch(Organisation a, Organisation b, double likeness, String why) {

    /**
     * All pairs that look like one organisation, the likeliest first. Two names that are alike share most of their pairs
     * of neighbouring characters, so each has a rare one among those few that it shares with the other: only names with a
     * rare pair in common are compared, which keeps thousands of names from being compared each with each.
     */
    static List<OrganisationMatch> among(List<Organisation> organisations) {
        List<Organisation> known = organisations.stream()
                .sorted(Comparator.comparingLong(Organisation::id))
                .toList();
        List<Likeness.Name> names =
                known.stream().map(o -> new Likeness.Name(o.name())).toList();
        List<List<String>> rare = rarePairs(names);
        var holders = new HashMap<String, List<Integer>>();
        var matches = new ArrayList<OrganisationMatch>();
        for (int i = 0; i < known.size(); i++) {
            var before = new TreeSet<Integer>();
            for (String pair : rare.get(i)) {
                var sharing = holders.computeIfAbsent(pair, _ -> new ArrayList<>());
                before.addAll(sharing);
                sharing.add(i);
            }
            for (int earlier : before) {
                match(known.get(earlier), names.get(earlier), known.get(i), names.get(i))
                        .ifPresent(matches::add);
            }
        }
        return sorted(matches);
    }

    /** The pairs that one organisation makes with others, the likeliest first. */
    static List<OrganisationMatch> of(Organisation one, List<Organisation> organisations) {
        var name = new Likeness.Name(one.name());
        return sorted(organisations.stream()
                .filter(other -> other.id() != one.id())
                .flatMap(other -> {
                    var its = new Likeness.Name(other.name());
                    return (other.id() < one.id() ? match(other, its, one, name) : match(one, name, other, its))
                            .stream();
                })
                .toList());
    }

    private static Optional<OrganisationMatch> match(
            Organisation a, Likeness.Name nameOfA, Organisation b, Likeness.Name nameOfB) {
        if (nameOfA.score(nameOfB) < Likeness.SAME_NAME) {
            return Optional.empty();
        }
        Likeness likeness = nameOfA.to(nameOfB);
        return Optional.of(new OrganisationMatch(a, b, likeness.score(), likeness.why()));
    }

    private static List<OrganisationMatch> sorted(List<OrganisationMatch> matches) {
        return matches.stream()
                .sorted(Comparator.comparingDouble(OrganisationMatch::likeness)
                        .reversed()
                        .thenComparingLong(match -> match.a().id())
                        .thenComparingLong(match -> match.b().id()))
                .toList();
    }

    /** Of each name the rarest of its pairs, so many that every other name alike enough has one of them too. */
    private static List<List<String>> rarePairs(List<Likeness.Name> names) {
        List<List<String>> pairs =
                names.stream().map(name -> pairs(name.folded())).toList();
        var held = new HashMap<String, Integer>();
        pairs.forEach(of -> of.forEach(pair -> held.merge(pair, 1, Integer::sum)));
        Comparator<String> rarestFirst = Comparator.comparingInt((String pair) -> held.getOrDefault(pair, 0))
                .thenComparing(Comparator.naturalOrder());
        return pairs.stream()
                .map(of -> of.stream()
                        .sorted(rarestFirst)
                        .limit(of.size() - shared(of.size()) + 1L)
                        .toList())
                .toList();
    }

    /**
     * How many of its pairs a name shares at least with any name as alike as {@link Likeness#SAME_NAME}: 82 of 100 by
     * likeness, and 75 of 100 less one quarter where the other stands whole within it.
     */
    private static int shared(int pairs) {
        return Math.max(1, (int) Math.ceil(pairs * 0.75 - 0.25));
    }

    /** Neighbouring characters, counted where they repeat; a name of one character stands for itself. */
    private static List<String> pairs(String folded) {
        if (folded.length() == 1) {
            return List.of(folded);
        }
        var seen = new HashMap<String, Integer>();
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < folded.length(); i++) {
            String pair = folded.substring(i, i + 2);
            pairs.add(pair + seen.merge(pair, 1, Integer::sum));
        }
        return pairs;
    }
}

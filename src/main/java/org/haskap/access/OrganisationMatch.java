package org.haskap.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** All pairs that look like one organisation, the likeliest first. */
    static List<OrganisationMatch> among(List<Organisation> organisations) {
        List<Organisation> known = organisations.stream()
                .sorted(Comparator.comparingLong(Organisation::id))
                .toList();
        List<Likeness.Name> names =
                known.stream().map(o -> new Likeness.Name(o.name())).toList();
        var matches = new ArrayList<OrganisationMatch>();
        for (int i = 0; i < known.size(); i++) {
            for (int j = i + 1; j < known.size(); j++) {
                if (names.get(i).score(names.get(j)) >= Likeness.SAME_NAME) {
                    Likeness likeness = names.get(i).to(names.get(j));
                    matches.add(new OrganisationMatch(known.get(i), known.get(j), likeness.score(), likeness.why()));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(OrganisationMatch::likeness).reversed());
        return List.copyOf(matches);
    }
}

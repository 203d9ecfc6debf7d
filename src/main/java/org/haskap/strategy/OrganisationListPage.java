package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Organisation;
import org.haskap.access.OrganisationMatch;
import org.haskap.register.Duties;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;

/**
 * All organisations, by kind.
 *
 * @param groups the kinds that occur
 * @param matches pairs that may be one
 */
public record OrganisationListPage(List<Group> groups, List<Match> matches) {

    /** Copies the lists. */
    public OrganisationListPage {
        groups = List.copyOf(groups);
        matches = List.copyOf(matches);
    }

    /**
     * Organisations of one kind.
     *
     * @param kind the kind in words
     * @param entries the organisations
     */
    public record Group(String kind, List<Entry> entries) {
        /** Copies the list. */
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An organisation in a row.
     *
     * @param page its name and page
     * @param plans plans it owns
     * @param programmes programmes it takes part in
     * @param listings lists it stands in
     */
    public record Entry(Link page, int plans, int programmes, int listings) {}

    /**
     * Two spellings that may be one organisation.
     *
     * @param a the one first known
     * @param b the other
     * @param mark that it is a candidate, and how near
     * @param why what the proposal rests on
     */
    public record Match(Link a, Link b, Chip mark, String why) {}

    static OrganisationListPage of(List<Organisation> all, List<OrganisationMatch> matches, Duties duties) {
        var groups = new ArrayList<Group>();
        for (var kind : Organisation.Kind.values()) {
            var entries = all.stream()
                    .filter(o -> o.kind() == kind)
                    .map(o -> entry(o, duties.of(o)))
                    .toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(kind.label(), entries));
            }
        }
        return new OrganisationListPage(
                groups, matches.stream().map(OrganisationListPage::match).toList());
    }

    static Match match(OrganisationMatch match) {
        return new Match(link(match.a()), link(match.b()), NodeLinks.candidate(match.likeness()), match.why());
    }

    static Link link(Organisation organisation) {
        return new Link(organisation.name(), "/organisations/" + organisation.id());
    }

    private static Entry entry(Organisation organisation, Duties.OfOrganisation duties) {
        return new Entry(
                link(organisation),
                duties.owned().size(),
                duties.programmes().size(),
                duties.listings().size());
    }
}

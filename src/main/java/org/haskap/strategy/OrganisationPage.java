package org.haskap.strategy;

import java.util.List;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.access.OrganisationMatch;
import org.haskap.register.Duties;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Resource;

/**
 * One organisation.
 *
 * @param name its name
 * @param kind its kind in words
 * @param plans plans it owns
 * @param departments its departments
 * @param programmes programmes it takes part in
 * @param listings lists of plans it stands in
 * @param matches spellings that may mean it too
 */
public record OrganisationPage(
        String name,
        String kind,
        List<Link> plans,
        List<Link> departments,
        List<ProgrammeListPage.Row> programmes,
        List<Resource> listings,
        List<OrganisationListPage.Match> matches) {

    /** Copies the lists. */
    public OrganisationPage {
        plans = List.copyOf(plans);
        departments = List.copyOf(departments);
        programmes = List.copyOf(programmes);
        listings = List.copyOf(listings);
        matches = List.copyOf(matches);
    }

    static OrganisationPage of(
            Organisation organisation,
            List<Department> departments,
            List<OrganisationMatch> matches,
            Duties.OfOrganisation duties,
            String strategy) {
        return new OrganisationPage(
                organisation.name(),
                organisation.kind().label(),
                duties.owned().stream()
                        .map(p -> new Link(p.title(), NodeLinks.plan(p.slug(), strategy)))
                        .toList(),
                Cards.departments(departments.stream()
                        .filter(d -> d.organisationId() == organisation.id())
                        .toList()),
                duties.programmes().stream().map(ProgrammeListPage::row).toList(),
                duties.listings().stream()
                        .map(l -> new Resource(
                                l.title(),
                                "/plans/" + l.plan().slug() + "?open=all"
                                        + (l.listing().node() == null
                                                ? ""
                                                : "#" + l.listing().node()),
                                List.of(),
                                "",
                                l.plan().title() + "（" + l.plan().owner().name() + "）"))
                        .toList(),
                matches.stream().map(OrganisationListPage::match).toList());
    }
}

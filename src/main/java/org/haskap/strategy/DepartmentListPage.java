package org.haskap.strategy;

import java.util.List;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.register.Duties;
import org.haskap.web.ui.Link;

/**
 * All departments, by organisation.
 *
 * @param groups organisations that have departments
 */
public record DepartmentListPage(List<Group> groups) {

    /** Copies the list. */
    public DepartmentListPage {
        groups = List.copyOf(groups);
    }

    /**
     * The departments of one organisation.
     *
     * @param organisation its name and page
     * @param entries its departments
     */
    public record Group(Link organisation, List<Entry> entries) {
        /** Copies the list. */
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A department in a row.
     *
     * @param page its name and page
     * @param items items of plans it answers for
     * @param programmes programmes it is in charge of
     */
    public record Entry(Link page, int items, int programmes) {}

    static DepartmentListPage of(List<Organisation> organisations, List<Department> departments, Duties duties) {
        return new DepartmentListPage(organisations.stream()
                .map(o -> new Group(
                        OrganisationListPage.link(o),
                        departments.stream()
                                .filter(d -> d.organisationId() == o.id())
                                .map(d -> entry(d, duties.of(d)))
                                .toList()))
                .filter(g -> !g.entries().isEmpty())
                .toList());
    }

    private static Entry entry(Department department, Duties.OfDepartment duties) {
        return new Entry(
                Cards.of(department), duties.nodes().size(), duties.programmes().size());
    }
}

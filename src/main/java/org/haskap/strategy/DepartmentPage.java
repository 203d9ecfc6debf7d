package org.haskap.strategy;

import java.util.List;
import java.util.Optional;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.plan.PlanTree;
import org.haskap.register.Duties;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Resource;

/**
 * One department.
 *
 * @param name its name
 * @param owner the organisation it belongs to
 * @param items items of plans it answers for
 * @param kpis indicators of these items
 * @param programmes programmes it is in charge of
 */
public record DepartmentPage(
        String name, Link owner, List<Resource> items, List<KpiCard> kpis, List<ProgrammeListPage.Row> programmes) {

    /** Copies the lists. */
    public DepartmentPage {
        items = List.copyOf(items);
        kpis = List.copyOf(kpis);
        programmes = List.copyOf(programmes);
    }

    static DepartmentPage of(
            Department department,
            Organisation owner,
            Duties.OfDepartment duties,
            List<PlanTree> trees,
            Optional<Progress> progress) {
        String strategy = progress.map(known -> known.tree().plan().slug()).orElse("");
        return new DepartmentPage(
                department.name(),
                OrganisationListPage.link(owner),
                trees.stream()
                        .flatMap(tree -> tree.byDepartment(department.id()).stream()
                                .map(node -> new Resource(
                                        node.heading(),
                                        NodeLinks.href(tree, node, strategy),
                                        Cards.flags(node),
                                        "",
                                        place(tree, node.code()))))
                        .toList(),
                progress.stream()
                        .flatMap(known -> known.tree().byDepartment(department.id()).stream()
                                .flatMap(node -> known.of(known.tree().indicatorsOf(node.code())).stream()))
                        .map(Cards::of)
                        .toList(),
                duties.programmes().stream().map(ProgrammeListPage::row).toList());
    }

    private static String place(PlanTree tree, String code) {
        var above = tree.ancestors(code);
        return tree.plan().title()
                + (above.isEmpty() ? "" : " › " + above.getLast().heading());
    }
}

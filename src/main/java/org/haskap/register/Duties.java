package org.haskap.register;

import java.util.List;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.plan.Indicator;
import org.haskap.plan.Listing;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;

/** Who answers for what and who takes part in what, over all adopted plans and registers. Pure. */
public final class Duties {
    private final List<PlanTree> plans;
    private final List<Register> registers;

    Duties(List<PlanTree> plans, List<Register> registers) {
        this.plans = List.copyOf(plans);
        this.registers = List.copyOf(registers);
    }

    /**
     * A node somebody answers for, with its indicators.
     *
     * @param plan the plan
     * @param node the node
     * @param indicators indicators of this node
     */
    public record NodeDuty(Plan plan, PlanNode node, List<Indicator> indicators) {
        /** Copies the list. */
        public NodeDuty {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * What a department answers for.
     *
     * @param nodes nodes of plans that name it
     * @param programmes programmes it is in charge of, the newest register first
     */
    public record OfDepartment(List<NodeDuty> nodes, List<Programme> programmes) {
        /** Copies the lists. */
        public OfDepartment {
            nodes = List.copyOf(nodes);
            programmes = List.copyOf(programmes);
        }
    }

    /**
     * An entry of a plan's list.
     *
     * @param plan the plan, whose owner the organisation is related to
     * @param title the list's title, or the plan's when the list has none
     * @param listing the entry
     */
    public record PlanListing(Plan plan, String title, Listing listing) {}

    /**
     * What an organisation takes part in.
     *
     * @param owned plans it owns
     * @param programmes programmes it is a partner of
     * @param listings lists of plans it stands in
     */
    public record OfOrganisation(List<Plan> owned, List<Programme> programmes, List<PlanListing> listings) {
        /** Copies the lists. */
        public OfOrganisation {
            owned = List.copyOf(owned);
            programmes = List.copyOf(programmes);
            listings = List.copyOf(listings);
        }
    }

    /** What a department answers for. */
    public OfDepartment of(Department department) {
        var nodes = plans.stream()
                .flatMap(tree -> tree.byDepartment(department.id()).stream()
                        .map(node -> new NodeDuty(tree.plan(), node, tree.indicatorsOf(node.code()))))
                .toList();
        var filter = new ProgrammeFilter(department.id(), null, null, null);
        return new OfDepartment(nodes, programmes(filter));
    }

    /** What an organisation takes part in. */
    public OfOrganisation of(Organisation organisation) {
        var owned = plans.stream()
                .map(PlanTree::plan)
                .filter(plan -> plan.owner().id() == organisation.id())
                .toList();
        var listings = plans.stream()
                .flatMap(tree -> tree.listings().stream()
                        .filter(listing -> listing.organisation().id() == organisation.id())
                        .map(listing -> new PlanListing(tree.plan(), title(tree, listing), listing)))
                .toList();
        return new OfOrganisation(
                owned, programmes(new ProgrammeFilter(null, organisation.id(), null, null)), listings);
    }

    private List<Programme> programmes(ProgrammeFilter filter) {
        return registers.stream()
                .flatMap(register -> register.filter(filter).stream())
                .toList();
    }

    private static String title(PlanTree tree, Listing listing) {
        String node = listing.node();
        return node == null
                ? tree.plan().title()
                : tree.node(node).map(PlanNode::title).orElse(tree.plan().title());
    }
}

package org.haskap.strategy;

import java.util.List;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Resource;

/**
 * All plans.
 *
 * @param plans the plans in the order they became known
 */
public record PlanListPage(List<Resource> plans) {

    /** Copies the list. */
    public PlanListPage {
        plans = List.copyOf(plans);
    }

    static PlanListPage of(List<PlanTree> trees) {
        return new PlanListPage(trees.stream()
                .map(tree -> new Resource(
                        tree.plan().title(),
                        "/plans/" + tree.plan().slug(),
                        List.of(),
                        tree.plan().owner().name()
                                + (tree.plan().period() == null
                                        ? ""
                                        : "・" + tree.plan().period().label()),
                        tree.nodes().size() + "の項目、" + tree.indicators().size() + "の指標"))
                .toList());
    }
}

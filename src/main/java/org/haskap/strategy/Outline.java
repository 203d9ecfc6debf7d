package org.haskap.strategy;

import java.util.List;
import java.util.Optional;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.jspecify.annotations.Nullable;

/**
 * Which node of a strategy has a page of its own: the top ones as goals, the measures as measures; everything else is a
 * place on one of these. A plan without a level of that name has its second level for measures.
 *
 * @param tree the strategy
 */
public record Outline(PlanTree tree) {
    private static final String MEASURE = "measure";

    /** The nodes at the top. */
    public List<PlanNode> goals() {
        return tree.roots();
    }

    /** All measures, in the document's order. */
    public List<PlanNode> measures() {
        return tree.nodes().stream().filter(this::measure).toList();
    }

    /** The measures below a node, in the document's order. */
    public List<PlanNode> measuresBelow(String code) {
        return tree.subtree(code).stream().filter(this::measure).toList();
    }

    /** Whether a node has a page as a goal. */
    public boolean goal(PlanNode node) {
        return node.parent() == null;
    }

    /** Whether a node has a page as a measure. */
    public boolean measure(PlanNode node) {
        boolean named =
                tree.plan().levels().stream().anyMatch(level -> level.key().equals(MEASURE));
        if (named) {
            return node.level().equals(MEASURE);
        }
        return node.parent() != null && tree.node(node.parent()).map(this::goal).orElse(false);
    }

    /** The measure that a node is or belongs to. */
    public Optional<PlanNode> measureOf(PlanNode node) {
        if (measure(node)) {
            return Optional.of(node);
        }
        return tree.ancestors(node.code()).stream().filter(this::measure).findFirst();
    }

    /** The goal that a node is or belongs to. */
    public PlanNode goalOf(PlanNode node) {
        var above = tree.ancestors(node.code());
        return above.isEmpty() ? node : above.getFirst();
    }

    /** Where a node is shown. */
    public String href(PlanNode node) {
        if (goal(node)) {
            return "/strategy/goals/" + node.code();
        }
        var measure = measureOf(node);
        if (measure.isEmpty()) {
            return "/strategy/goals/" + goalOf(node).code() + "#" + node.code();
        }
        String page = "/strategy/measures/" + measure.get().code();
        return measure.get().equals(node) ? page : page + "#" + node.code();
    }

    /** Where an indicator is shown. */
    public static String href(Indicator indicator) {
        return "/strategy/kpis/" + indicator.code();
    }

    /** The node an indicator measures, if the plan says. */
    public Optional<PlanNode> nodeOf(Indicator indicator) {
        @Nullable String code = indicator.node();
        return code == null ? Optional.empty() : tree.node(code);
    }
}

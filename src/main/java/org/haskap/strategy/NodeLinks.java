package org.haskap.strategy;

import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/** Where an item of any plan is shown. Pure. */
public final class NodeLinks {
    private NodeLinks() {}

    /** Where a plan as a whole is shown: the strategy has pages of its own, any other is a tree. */
    static String plan(String slug, String strategy) {
        return slug.equals(strategy) ? "/strategy" : "/plans/" + slug;
    }

    /** Its page when the plan is the strategy, otherwise its place in the unfolded tree. */
    public static String href(PlanTree tree, PlanNode node, String strategy) {
        String slug = tree.plan().slug();
        return slug.equals(strategy) ? new Outline(tree).href(node) : "/plans/" + slug + "?open=all#" + node.code();
    }

    /** The mark of a proposal that nobody has confirmed. */
    static Chip candidate(double likeness) {
        return new Chip(Tone.YELLOW, "？", "候補・近さ" + Math.round(likeness * 100) + "％");
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;

/** Numbered lists of organisations in a plan: they are whom a node works with, not parts of the plan. */
final class Organisations {
    private static final int FEWEST = 3;

    private Organisations() {}

    /**
     * One of them.
     *
     * @param node the node that lists it
     * @param branch the item itself, taken out of the tree
     */
    record Listed(Branch node, Branch branch) {}

    /** Takes the lists of organisations out of the tree, in the document's order. */
    static List<Listed> take(Branch root) {
        List<Listed> listed = new ArrayList<>();
        for (Branch node : root.all()) {
            List<Branch> items = node.children;
            boolean leaves = items.size() >= FEWEST
                    && items.stream().allMatch(c -> c.children.isEmpty() && !c.numbers.isEmpty());
            long organisations =
                    items.stream().filter(c -> organisation(c.title)).count();
            boolean announced = Vocabulary.standard().ends("listing", node.title);
            boolean most = organisations * 10 >= items.size() * (announced ? 6L : 9L);
            if (leaves && most && !node.isRoot()) {
                items.forEach(item -> listed.add(new Listed(node, item)));
                items.clear();
            }
        }
        return listed;
    }

    private static boolean organisation(String title) {
        return title.length() <= 50
                && title.indexOf('。') < 0
                && (Vocabulary.standard().begins("organisation", title)
                        || Vocabulary.standard().ends("organisation", Text.core(title)));
    }

    /** The draft's form; needs the node's code. */
    static PlanDraft.Organisation named(Listed listed) {
        return new PlanDraft.Organisation(
                listed.branch().title,
                listed.node().code,
                listed.branch().label,
                listed.branch().place());
    }
}

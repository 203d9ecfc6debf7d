package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.document.Mend;
import org.haskap.plan.Listing;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.TreeItem;

/**
 * A plan as a tree that folds.
 *
 * @param title name of the plan
 * @param owner whose plan it is
 * @param period years it covers, or empty
 * @param strategy whether it has the pages below /strategy
 * @param sections passages of the plan itself
 * @param levels what the levels are called, from the top, with the number of items on each
 * @param tree the items
 * @param open whether everything is unfolded
 * @param toggle the link that unfolds or folds everything
 * @param flags marks that occur, with their numbers
 * @param listings organisations listed, by list
 * @param edition the edition in words
 * @param byHand what of the plan as a whole does not stand so in the document
 * @param source the document
 * @param downloads files beside the page
 */
public record PlanPage(
        String title,
        Link owner,
        String period,
        boolean strategy,
        List<Cards.Section> sections,
        List<StrategyPage.Count> levels,
        List<TreeItem> tree,
        boolean open,
        Link toggle,
        List<StrategyPage.Count> flags,
        List<Listed> listings,
        String edition,
        List<String> byHand,
        Link source,
        List<Download> downloads) {

    /** Copies the lists. */
    public PlanPage {
        sections = List.copyOf(sections);
        levels = List.copyOf(levels);
        tree = List.copyOf(tree);
        flags = List.copyOf(flags);
        listings = List.copyOf(listings);
        byHand = List.copyOf(byHand);
        downloads = List.copyOf(downloads);
    }

    /**
     * A list of organisations in the plan.
     *
     * @param title the list's title
     * @param entries its entries, the number as printed before the name
     */
    public record Listed(String title, List<Link> entries) {
        /** Copies the list. */
        public Listed {
            entries = List.copyOf(entries);
        }
    }

    static PlanPage of(PlanTree tree, boolean strategy, boolean open, List<Download> downloads) {
        var plan = tree.plan();
        String path = "/plans/" + plan.slug();
        var edition = tree.edition();
        return new PlanPage(
                plan.title(),
                new Link(plan.owner().name(), "/organisations/" + plan.owner().id()),
                plan.period() == null ? "" : plan.period().label(),
                strategy,
                Cards.sections(tree.sections()),
                StrategyPage.counts(tree).stream().filter(c -> c.number() > 0).toList(),
                items(tree, tree.roots(), strategy, open, 0),
                open,
                open ? new Link("すべて閉じる", path) : new Link("すべて開く", path + "?open=all"),
                flags(tree),
                listings(tree),
                "第" + edition.number() + "版"
                        + (edition.adoptedAt() == null ? "（案）" : "（" + Dates.day(edition.adoptedAt()) + "に採用）"),
                ByHand.sentences(tree.mended(Mend.Sort.PLAN, "plan").stream()),
                new Link("元の資料を一行ずつ見る", "/documents/" + edition.documentId()),
                downloads);
    }

    // The document order of siblings is the tree's; only the top level starts unfolded, so that a long plan stays
    // readable.
    private static List<TreeItem> items(
            PlanTree tree, List<PlanNode> nodes, boolean strategy, boolean open, int depth) {
        var outline = new Outline(tree);
        return nodes.stream()
                .map(node -> new TreeItem(
                        node.code(),
                        node.label(),
                        node.title(),
                        strategy ? outline.href(node) : null,
                        Cards.flags(node),
                        Stream.concat(
                                        node.sections().values().stream().flatMap(String::lines),
                                        ByHand.nodes(tree, List.of(node)).stream())
                                .toList(),
                        node.departments().isEmpty()
                                ? ""
                                : "担当 "
                                        + String.join(
                                                "、",
                                                node.departments().stream()
                                                        .map(d -> d.name())
                                                        .toList()),
                        open || depth == 0,
                        items(tree, tree.children(node.code()), strategy, open, depth + 1)))
                .toList();
    }

    private static List<StrategyPage.Count> flags(PlanTree tree) {
        return tree.nodes().stream()
                .flatMap(n -> n.flags().stream())
                .distinct()
                .map(flag -> new StrategyPage.Count(flag, (int) tree.nodes().stream()
                        .filter(n -> n.flags().contains(flag))
                        .count()))
                .toList();
    }

    private static List<Listed> listings(PlanTree tree) {
        var lists = new ArrayList<Listed>();
        tree.listings().stream().map(Listing::node).distinct().forEach(node -> {
            var title =
                    node == null ? "" : tree.node(node).map(PlanNode::heading).orElse("");
            lists.add(new Listed(
                    title.isEmpty() ? "関係する団体" : title,
                    tree.listings().stream()
                            .filter(l -> Objects.equals(l.node(), node))
                            .map(l -> new Link(
                                    (l.label().isEmpty() ? "" : l.label() + " ")
                                            + l.organisation().name(),
                                    "/organisations/" + l.organisation().id()))
                            .toList()));
        });
        return lists;
    }
}

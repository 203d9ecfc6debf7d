package org.haskap.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.plan.PlanTree;
import org.haskap.register.LinkProposal;
import org.haskap.register.Programme;
import org.haskap.register.Register;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Resource;

/**
 * One programme held with partners.
 *
 * @param name its name
 * @param kind register's year and its number
 * @param days the first day and the last, each to stand on one line
 * @param participants number with unit, or the reason why there is none
 * @param people department and partners
 * @param facts everything else, as printed
 * @param proposals items of plans that it may belong to
 * @param source the row in the document
 * @param downloads files beside the page; none for a programme without a day, which no calendar can hold
 */
public record ProgrammePage(
        String name,
        String kind,
        List<String> days,
        String participants,
        List<Link> people,
        List<Fact> facts,
        List<Resource> proposals,
        Link source,
        List<Download> downloads) {

    /** Copies the lists. */
    public ProgrammePage {
        days = List.copyOf(days);
        people = List.copyOf(people);
        facts = List.copyOf(facts);
        proposals = List.copyOf(proposals);
        downloads = List.copyOf(downloads);
    }

    static ProgrammePage of(
            Programme programme,
            Register register,
            List<LinkProposal> links,
            List<PlanTree> trees,
            String strategy,
            List<Download> downloads) {
        var row = ProgrammeListPage.row(programme);
        var people = new ArrayList<Link>();
        if (row.department() != null) {
            people.add(row.department());
        }
        people.addAll(row.partners());
        var facts = new ArrayList<Fact>();
        add(facts, "目的", programme.purpose());
        add(facts, "効果と市民の声", programme.effect());
        add(facts, "協働の形態", programme.form());
        add(facts, "実施区分", programme.recurrence());
        facts.add(Fact.of(
                "初回の実施",
                programme.firstYear() == null
                        ? "－（資料では「" + programme.firstYearText() + "」）"
                        : programme.firstYear() + "年"));
        add(facts, "団体（資料の記載）", programme.partnersText());
        facts.add(Fact.of("日付の記載", "開始「" + programme.startText() + "」、終了「" + programme.endText() + "」"));
        var byHand = ByHand.sentences(register.mended(programme.no()).stream());
        if (!byHand.isEmpty()) {
            facts.add(new Fact("手で直したところ", byHand, null));
        }
        return new ProgrammePage(
                programme.name(),
                register.fiscalYear().label() + "の共催・協働 No." + programme.no(),
                row.days(),
                row.participants(),
                people,
                facts,
                proposals(programme, register, links, trees, strategy),
                Sources.of(register).line(programme.place()),
                programme.months().isEmpty() ? List.of() : downloads);
    }

    private static void add(List<Fact> facts, String term, String text) {
        if (!text.isBlank()) {
            facts.add(new Fact(term, text.lines().toList(), null));
        }
    }

    private static List<Resource> proposals(
            Programme programme, Register register, List<LinkProposal> links, List<PlanTree> trees, String strategy) {
        var bySlug = new HashMap<String, PlanTree>();
        trees.forEach(tree -> bySlug.put(tree.plan().slug(), tree));
        return links.stream()
                .filter(l -> l.registerId() == register.id() && l.no().equals(programme.no()))
                .flatMap(link -> proposal(link, bySlug, strategy).stream())
                .toList();
    }

    private static List<Resource> proposal(LinkProposal link, Map<String, PlanTree> trees, String strategy) {
        var tree = trees.get(link.planSlug());
        if (tree == null) {
            return List.of();
        }
        return tree
                .node(link.nodeCode())
                .map(node -> new Resource(
                        node.heading(),
                        NodeLinks.href(tree, node, strategy),
                        List.of(NodeLinks.candidate(link.likeness())),
                        tree.plan().title(),
                        link.why()))
                .stream()
                .toList();
    }
}

package org.haskap.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.haskap.plan.PlanNode;
import org.haskap.register.LinkProposal;
import org.haskap.register.Register;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;

/**
 * One measure with its projects.
 *
 * @param kind what the plan calls it, with its number
 * @param title its name
 * @param above the nodes above it
 * @param sections its passages
 * @param kpis its indicators
 * @param projectWord what the plan calls the level below, or empty
 * @param projects its projects
 * @param proposals programmes of the register that may belong here
 * @param byHand what does not stand so in the document
 * @param source the line its title stands on
 */
public record MeasurePage(
        String kind,
        String title,
        List<Link> above,
        List<Cards.Section> sections,
        List<KpiCard> kpis,
        String projectWord,
        List<Project> projects,
        List<Proposal> proposals,
        List<String> byHand,
        Link source) {

    /** Copies the lists. */
    public MeasurePage {
        above = List.copyOf(above);
        sections = List.copyOf(sections);
        kpis = List.copyOf(kpis);
        projects = List.copyOf(projects);
        proposals = List.copyOf(proposals);
        byHand = List.copyOf(byHand);
    }

    /**
     * A project.
     *
     * @param code its code and anchor
     * @param title its name
     * @param flags marks printed with it
     * @param departments who answers for it
     * @param paragraphs its text
     * @param source the line its title stands on
     */
    public record Project(
            String code, String title, List<Chip> flags, List<Link> departments, List<String> paragraphs, Link source) {
        /** Copies the lists. */
        public Project {
            flags = List.copyOf(flags);
            departments = List.copyOf(departments);
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * A programme that may carry this measure out.
     *
     * @param programme the programme
     * @param node what it was compared with
     * @param mark that it is a candidate, and how near
     * @param why what the proposal rests on
     */
    public record Proposal(Link programme, String node, Chip mark, String why) {
        /** The programmes proposed for a node and all below it. */
        static List<Proposal> of(
                Outline outline, PlanNode measure, List<LinkProposal> links, List<Register> registers) {
            var tree = outline.tree();
            var inside = new HashSet<String>();
            tree.subtree(measure.code()).forEach(node -> inside.add(node.code()));
            var proposals = new ArrayList<Proposal>();
            for (var link : links) {
                if (!link.planSlug().equals(tree.plan().slug()) || !inside.contains(link.nodeCode())) {
                    continue;
                }
                // Numbers begin anew every year, so a number means nothing without its register.
                registers.stream()
                        .filter(register -> register.id() == link.registerId())
                        .flatMap(register -> register.programme(link.no()).stream())
                        .findFirst()
                        .ifPresent(programme -> proposals.add(new Proposal(
                                new Link(programme.name(), ProgrammeLinks.href(programme)),
                                tree.node(link.nodeCode()).map(PlanNode::title).orElse(""),
                                NodeLinks.candidate(link.likeness()),
                                link.why())));
            }
            return proposals;
        }
    }

    static MeasurePage of(Progress progress, PlanNode measure, List<LinkProposal> links, List<Register> registers) {
        var outline = progress.outline();
        var tree = outline.tree();
        var below = tree.children(measure.code());
        return new MeasurePage(
                tree.levelName(measure.level()) + " " + measure.label(),
                measure.title(),
                tree.ancestors(measure.code()).stream()
                        .map(a -> new Link(a.heading(), outline.href(a)))
                        .toList(),
                Cards.sections(measure),
                Cards.of(progress.below(measure)),
                below.isEmpty() ? "" : tree.levelName(below.getFirst().level()),
                projects(outline, measure),
                Proposal.of(outline, measure, links, registers),
                ByHand.nodes(tree, tree.subtree(measure.code())),
                Sources.of(tree).line(measure.place()));
    }

    private static List<Project> projects(Outline outline, PlanNode measure) {
        var tree = outline.tree();
        var sources = Sources.of(tree);
        return tree.subtree(measure.code()).stream()
                .skip(1)
                .map(node -> new Project(
                        node.code(),
                        node.heading(),
                        Cards.flags(node),
                        Cards.departments(node.departments()),
                        node.sections().values().stream().flatMap(String::lines).toList(),
                        sources.line(node.place())))
                .toList();
    }
}

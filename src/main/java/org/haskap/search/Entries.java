package org.haskap.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.reading.LineFate;
import org.haskap.register.Programme;
import org.haskap.register.Register;
import org.haskap.strategy.NodeLinks;
import org.haskap.strategy.Outline;
import org.haskap.strategy.ProgrammeLinks;
import org.haskap.strategy.Sources;

/** What can be found, and where each thing is shown. Pure. */
final class Entries {
    private static final String SEPARATOR = " › ";

    private Entries() {}

    /** Nodes and indicators of a plan; only those of the strategy are told apart by kind. */
    static List<Entry> of(PlanTree tree, String strategy) {
        boolean isStrategy = tree.plan().slug().equals(strategy);
        var outline = new Outline(tree);
        var entries = new ArrayList<Entry>();
        for (PlanNode node : tree.nodes()) {
            Kind kind = isStrategy ? kind(outline, node) : Kind.ITEM;
            entries.add(new Entry(
                    kind,
                    node.heading(),
                    text(node),
                    context(tree, node.code()),
                    NodeLinks.href(tree, node, strategy)));
        }
        for (Indicator indicator : tree.indicators()) {
            Optional<PlanNode> node = outline.nodeOf(indicator);
            String context = node.map(n -> context(tree, n.code()) + SEPARATOR + n.heading())
                    .orElse(tree.plan().title());
            String place = isStrategy
                    ? Outline.href(indicator)
                    : node.map(n -> NodeLinks.href(tree, n, strategy))
                            .orElse("/plans/" + tree.plan().slug());
            entries.add(new Entry(Kind.INDICATOR, indicator.name(), text(indicator), context, place));
        }
        return entries;
    }

    /** Programmes of a register. */
    static List<Entry> of(Register register) {
        return register.programmes().stream()
                .map(programme -> new Entry(
                        Kind.PROGRAMME,
                        programme.name(),
                        joined(
                                programme.purpose(),
                                programme.effect(),
                                programme.partnersText(),
                                programme.form(),
                                programme.recurrence(),
                                name(programme)),
                        register.owner().name() + SEPARATOR
                                + register.fiscalYear().label() + "の共催・協働"
                                + (name(programme).isEmpty() ? "" : SEPARATOR + name(programme)),
                        ProgrammeLinks.href(programme)))
                .toList();
    }

    /** An organisation. */
    static Entry of(Organisation organisation) {
        return new Entry(
                Kind.ORGANISATION,
                organisation.name(),
                "",
                organisation.kind().label(),
                "/organisations/" + organisation.id());
    }

    /** A department of an organisation. */
    static Entry of(Department department, String organisation) {
        return new Entry(Kind.DEPARTMENT, department.name(), "", organisation, "/departments/" + department.id());
    }

    /** The lines of a document that say something; page furniture repeats what stands elsewhere. */
    static Stream<Entry> of(SourceDocument document, List<SourceLine> lines) {
        var sources = Sources.of(document);
        return lines.stream()
                .filter(line -> line.fate() == LineFate.Fate.CONTENT || line.fate() == LineFate.Fate.FINDING)
                .map(line -> new Entry(
                        Kind.LINE,
                        line.text().strip(),
                        "",
                        document.title() + SEPARATOR + sources.words(line.place()),
                        sources.href(line.place())));
    }

    private static Kind kind(Outline outline, PlanNode node) {
        if (outline.goal(node)) {
            return Kind.GOAL;
        }
        if (outline.measure(node)) {
            return Kind.MEASURE;
        }
        return outline.measureOf(node).isPresent() ? Kind.PROJECT : Kind.DIRECTION;
    }

    private static String context(PlanTree tree, String code) {
        return Stream.concat(
                        Stream.of(tree.plan().title()),
                        tree.ancestors(code).stream().map(PlanNode::heading))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static String text(PlanNode node) {
        var said = new ArrayList<String>();
        node.sections().forEach((name, text) -> said.add(name.isEmpty() ? text : name + "：" + text));
        node.departments().forEach(department -> said.add(department.name()));
        said.addAll(node.flags());
        return joined(said.toArray(String[]::new));
    }

    private static String text(Indicator indicator) {
        var said = new ArrayList<String>();
        said.add("基準値 " + indicator.baseline().text() + " 目標値 "
                + indicator.target().text());
        said.addAll(indicator.notes());
        return joined(said.toArray(String[]::new));
    }

    private static String name(Programme programme) {
        Department department = programme.department();
        return department == null ? "" : department.name();
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }
}

package org.haskap.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** What can be found, and where each thing is shown. Pure. */
final class Entries {
    private static final String SEPARATOR = " › ";
    private static final String MEASURE = "measure";

    private Entries() {}

    /** Nodes and indicators of a plan. Of the strategy the nodes have pages of their own; of any other plan, a place. */
    static List<Entry> of(PlanTree tree, boolean strategy) {
        var entries = new ArrayList<Entry>();
        for (PlanNode node : tree.nodes()) {
            Kind kind = strategy ? kind(tree, node) : Kind.ITEM;
            entries.add(
                    new Entry(kind, node.heading(), text(node), context(tree, node.code()), href(tree, node, kind)));
        }
        for (Indicator indicator : tree.indicators()) {
            String at = indicator.node();
            Optional<PlanNode> node = at == null ? Optional.empty() : tree.node(at);
            String context = node.map(n -> context(tree, n.code()) + SEPARATOR + n.heading())
                    .orElse(tree.plan().title());
            String place = strategy
                    ? "/strategy/kpis/" + indicator.code()
                    : "/plans/" + tree.plan().slug()
                            + node.map(n -> "#" + n.code()).orElse("");
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
                        "/programmes/" + encoded(programme.no()) + "?fy="
                                + programme.fiscalYear().year()))
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
        return lines.stream()
                .filter(line -> line.fate() == LineFate.Fate.CONTENT || line.fate() == LineFate.Fate.FINDING)
                .map(line -> new Entry(
                        Kind.LINE,
                        line.text().strip(),
                        "",
                        document.title() + SEPARATOR + line.place().page() + "ページ "
                                + line.place().line() + "行",
                        "/documents/" + document.id() + "#" + line.place().anchor()));
    }

    private static Kind kind(PlanTree tree, PlanNode node) {
        if (node.parent() == null) {
            return Kind.GOAL;
        }
        if (measure(tree, node)) {
            return Kind.MEASURE;
        }
        return measureAbove(tree, node).isPresent() ? Kind.PROJECT : Kind.DIRECTION;
    }

    /** Measures are the level of that name, or the second one where a plan has no such level. */
    private static boolean measure(PlanTree tree, PlanNode node) {
        boolean named =
                tree.plan().levels().stream().anyMatch(level -> level.key().equals(MEASURE));
        return named
                ? node.level().equals(MEASURE)
                : tree.ancestors(node.code()).size() == 1;
    }

    private static Optional<PlanNode> measureAbove(PlanTree tree, PlanNode node) {
        return tree.ancestors(node.code()).stream()
                .filter(above -> measure(tree, above))
                .findFirst();
    }

    private static String href(PlanTree tree, PlanNode node, Kind kind) {
        return switch (kind) {
            case GOAL -> "/strategy/goals/" + node.code();
            case MEASURE -> "/strategy/measures/" + node.code();
            case DIRECTION ->
                "/strategy/goals/" + tree.ancestors(node.code()).getFirst().code() + "#" + node.code();
            case PROJECT ->
                "/strategy/measures/" + measureAbove(tree, node).orElseThrow().code() + "#" + node.code();
            default -> "/plans/" + tree.plan().slug() + "#" + node.code();
        };
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

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

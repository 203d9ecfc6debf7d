package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.reading.PlanDraft;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;

/**
 * The strategy on one page.
 *
 * @param title name of the plan
 * @param owner whose plan it is
 * @param period years it covers, or empty
 * @param state how things stand today, one or two sentences
 * @param counts how much there is of everything
 * @param goalWord what the plan calls its goals
 * @param goals the goals in order
 * @param nationalWord what the plan calls the country's goals it prints beside its own, or empty
 * @param national the country's goals in the order printed; the plan does not say which answers which
 * @param sections the other passages of the plan itself
 * @param zones parts of the territory with a role
 * @param source the document
 * @param downloads files beside the page
 */
public record StrategyPage(
        String title,
        String owner,
        String period,
        String state,
        List<Count> counts,
        String goalWord,
        List<Goal> goals,
        String nationalWord,
        List<String> national,
        List<Cards.Section> sections,
        List<Zone> zones,
        Link source,
        List<Download> downloads) {

    /** Copies the lists. */
    public StrategyPage {
        counts = List.copyOf(counts);
        goals = List.copyOf(goals);
        national = List.copyOf(national);
        sections = List.copyOf(sections);
        zones = List.copyOf(zones);
        downloads = List.copyOf(downloads);
    }

    /**
     * How much there is of something.
     *
     * @param word what is counted
     * @param number how many
     */
    public record Count(String word, int number) {}

    /**
     * A goal.
     *
     * @param code its code
     * @param label its number as printed, or its place in the order
     * @param title its name
     * @param href its page
     * @param kpis its own indicators
     * @param directions what is done for it
     */
    public record Goal(
            String code, String label, String title, String href, List<KpiCard> kpis, List<Direction> directions) {
        /** Copies the lists. */
        public Goal {
            kpis = List.copyOf(kpis);
            directions = List.copyOf(directions);
        }
    }

    /**
     * Measures that belong together.
     *
     * @param code code of the direction, or of the goal when the plan knows no directions
     * @param heading its label and name, empty when the plan knows no directions
     * @param measures its measures
     */
    public record Direction(String code, String heading, List<Measure> measures) {
        /** Copies the list. */
        public Direction {
            measures = List.copyOf(measures);
        }
    }

    /**
     * A measure in a line.
     *
     * @param heading label and name
     * @param href its page
     * @param kpis how many indicators it has
     * @param projects how many projects stand below it
     */
    public record Measure(String heading, String href, int kpis, int projects) {}

    /**
     * A part of the territory.
     *
     * @param name its name
     * @param theme what it is for
     * @param source the line in the document
     */
    public record Zone(String name, String theme, Link source) {}

    static StrategyPage of(Outline outline, List<Download> downloads) {
        var tree = outline.tree();
        var plan = tree.plan();
        var sources = Sources.of(tree);
        var national = tree.sections().entrySet().stream()
                .filter(e -> PlanDraft.counterparts(e.getKey()))
                .toList();
        return new StrategyPage(
                plan.title(),
                plan.owner().name(),
                plan.period() == null ? "" : plan.period().label(),
                state(tree),
                counts(tree),
                outline.goals().isEmpty()
                        ? ""
                        : tree.levelName(outline.goals().getFirst().level()),
                goals(outline),
                national.stream().map(Map.Entry::getKey).findFirst().orElse(""),
                national.stream().flatMap(e -> e.getValue().lines()).toList(),
                Cards.preface(tree),
                tree.zones().stream()
                        .map(z -> new Zone(z.name(), z.theme(), sources.line(z.place())))
                        .toList(),
                new Link("元の資料を一行ずつ見る", "/documents/" + sources.document()),
                downloads);
    }

    static String state(PlanTree tree) {
        int all = tree.indicators().size();
        long judged = tree.indicators().stream()
                .filter(i -> Figures.actual(i).isPresent())
                .count();
        if (all == 0) {
            return "この計画に、数値の指標はありません。";
        }
        return judged == 0
                ? all + "の指標のどれにも、実績はまだ登録されていません。読み取った資料は計画を立てたときのもので、その後の実績を含まないためです。" + "達成の判定は、実績が登録されてから始めます。"
                : all + "の指標のうち" + judged + "に、資料に書かれた実績があります。そのほかの" + (all - judged) + "には、まだ登録されていません。";
    }

    static List<Count> counts(PlanTree tree) {
        var counts = new ArrayList<Count>();
        for (var level : tree.plan().levels()) {
            int number = tree.atLevel(level.key()).size();
            if (number > 0) {
                counts.add(new Count(level.name(), number));
            }
        }
        counts.add(new Count("指標", tree.indicators().size()));
        return counts;
    }

    static List<Goal> goals(Outline outline) {
        var goals = new ArrayList<Goal>();
        for (var node : outline.goals()) {
            String label = node.label().isEmpty() ? Integer.toString(goals.size() + 1) : node.label();
            goals.add(new Goal(
                    node.code(),
                    label,
                    node.title(),
                    outline.href(node),
                    Cards.of(outline.tree().indicatorsOf(node.code())),
                    directions(outline, node)));
        }
        return goals;
    }

    static List<Direction> directions(Outline outline, PlanNode goal) {
        var directions = new ArrayList<Direction>();
        var loose = new ArrayList<Measure>();
        for (var child : outline.tree().children(goal.code())) {
            if (outline.measure(child)) {
                loose.add(measure(outline, child));
            } else {
                directions.add(new Direction(
                        child.code(),
                        child.heading(),
                        outline.measuresBelow(child.code()).stream()
                                .map(m -> measure(outline, m))
                                .toList()));
            }
        }
        if (!loose.isEmpty()) {
            directions.addFirst(new Direction(goal.code(), "", loose));
        }
        return directions;
    }

    private static Measure measure(Outline outline, PlanNode node) {
        var tree = outline.tree();
        return new Measure(
                node.heading(),
                outline.href(node),
                tree.indicatorsBelow(node.code()).size(),
                tree.subtree(node.code()).size() - 1);
    }
}

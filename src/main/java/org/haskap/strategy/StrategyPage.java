package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.haskap.attainment.Standing;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.reading.PlanDraft;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
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
 * @param asOf the day that is true for, and when the edition was published
 * @param ratings how many indicators have which rating
 * @param sources how many indicators have values from where
 * @param changes what became different since the edition was published
 * @param counts how much there is of everything
 * @param goalWord what the plan calls its goals
 * @param goals the goals in order
 * @param nationalWord what the plan calls the country's goals it prints beside its own, or empty
 * @param national the country's goals in the order printed; the plan does not say which answers which
 * @param lagging the indicators that lag behind, the worst first
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
        String asOf,
        List<Ratings.Tally> ratings,
        List<Origin> sources,
        Changes changes,
        List<Count> counts,
        String goalWord,
        List<Goal> goals,
        String nationalWord,
        List<String> national,
        List<Lagging> lagging,
        List<Cards.Section> sections,
        List<Zone> zones,
        Link source,
        List<Download> downloads) {

    /** Copies the lists. */
    public StrategyPage {
        ratings = List.copyOf(ratings);
        sources = List.copyOf(sources);
        counts = List.copyOf(counts);
        goals = List.copyOf(goals);
        lagging = List.copyOf(lagging);
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
     * How many indicators have values from somewhere.
     *
     * @param word from where
     * @param number how many
     * @param href the list of them
     */
    public record Origin(String word, int number, String href) {}

    /**
     * An indicator that lags behind.
     *
     * @param page its name and page
     * @param status how it is rated
     * @param actual its newest value with unit
     * @param period the time of it
     * @param target what is aimed at
     * @param original what was aimed at at first where that was revised, or empty
     * @param comment the department's words, or empty
     * @param departments who answers for it
     */
    public record Lagging(
            Link page,
            Chip status,
            String actual,
            String period,
            String target,
            String original,
            String comment,
            List<Link> departments) {
        /** Copies the list. */
        public Lagging {
            departments = List.copyOf(departments);
        }
    }

    /**
     * A goal.
     *
     * @param code its code
     * @param label its number as printed, or its place in the order
     * @param title its name
     * @param href its page
     * @param ratings how many of the indicators of it and of all below it have which rating
     * @param kpis its own indicators
     * @param directions what is done for it
     */
    public record Goal(
            String code,
            String label,
            String title,
            String href,
            List<Ratings.Tally> ratings,
            List<KpiCard> kpis,
            List<Direction> directions) {
        /** Copies the lists. */
        public Goal {
            ratings = List.copyOf(ratings);
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

    static StrategyPage of(Progress progress, Changes changes, List<Download> downloads) {
        var outline = progress.outline();
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
                Verdict.sentence(progress),
                asOf(progress),
                Ratings.tallies(progress.all(), Query.of(KpiFilter.PATH)),
                sources(progress),
                changes,
                counts(tree),
                outline.goals().isEmpty()
                        ? ""
                        : tree.levelName(outline.goals().getFirst().level()),
                goals(progress),
                national.stream().map(Map.Entry::getKey).findFirst().orElse(""),
                national.stream().flatMap(e -> e.getValue().lines()).toList(),
                lagging(progress),
                Cards.preface(tree),
                tree.zones().stream()
                        .map(z -> new Zone(z.name(), z.theme(), sources.line(z.place())))
                        .toList(),
                new Link("元の資料を一行ずつ見る", "/documents/" + sources.document()),
                downloads);
    }

    private static String asOf(Progress progress) {
        var adopted = progress.tree().edition().adoptedAt();
        return Dates.day(progress.today()) + "時点"
                + (adopted == null
                        ? ""
                        : "（第" + progress.tree().edition().number() + "版 " + Dates.day(adopted) + "公開）");
    }

    private static List<Origin> sources(Progress progress) {
        return Stream.of(Progress.Source.values())
                .map(source -> new Origin(
                        source.label(),
                        (int) progress.all().stream()
                                .filter(standing -> Progress.Source.of(standing) == source)
                                .count(),
                        Query.of(KpiFilter.PATH).with("source", source.key()).href()))
                .filter(origin -> origin.number() > 0)
                .toList();
    }

    private static List<Lagging> lagging(Progress progress) {
        return progress.all().stream()
                .filter(standing -> standing.rating().lagging())
                .sorted(Ratings.worstFirst())
                .map(standing -> lagging(progress, standing))
                .toList();
    }

    private static Lagging lagging(Progress progress, Standing standing) {
        var indicator = standing.indicator();
        var actual = Figures.small(standing).actual();
        var latest = standing.latest();
        return new Lagging(
                new Link(indicator.name(), Outline.href(indicator)),
                standing.rating().chip(),
                actual.number() + actual.unit(),
                actual.period(),
                Figures.brief(indicator.target(), indicator.unit()),
                Figures.original(indicator),
                latest == null ? "" : latest.comment(),
                progress.outline().nodeOf(indicator).stream()
                        .flatMap(node -> progress.tree().departmentsBelow(node.code()).stream())
                        .map(Cards::of)
                        .toList());
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

    static List<Goal> goals(Progress progress) {
        var outline = progress.outline();
        var goals = new ArrayList<Goal>();
        for (var node : outline.goals()) {
            String label = node.label().isEmpty() ? Integer.toString(goals.size() + 1) : node.label();
            goals.add(new Goal(
                    node.code(),
                    label,
                    node.title(),
                    outline.href(node),
                    Ratings.tallies(
                            progress.below(node), Query.of(KpiFilter.PATH).with("goal", node.code())),
                    Cards.of(progress.of(outline.tree().indicatorsOf(node.code()))),
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

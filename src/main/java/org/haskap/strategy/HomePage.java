package org.haskap.strategy;

import java.util.List;
import java.util.Optional;
import org.haskap.document.SourceDocument;
import org.haskap.register.Register;
import org.haskap.register.Totals;
import org.haskap.web.Area;
import org.haskap.web.Query;
import org.haskap.web.chart.Numbers;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The home page.
 *
 * @param areas the ways in
 * @param now the strategy in short, or null when there is none
 * @param held programmes held together in short, or null when there is no register
 * @param documents what all this was read from
 */
public record HomePage(
        List<Area> areas, @Nullable Now now, @Nullable Held held, List<Resource> documents) {

    /** Copies the lists. */
    public HomePage {
        areas = List.copyOf(areas);
        documents = List.copyOf(documents);
    }

    /**
     * The strategy in short.
     *
     * @param title name of the plan
     * @param period years it covers, or empty
     * @param state how things stand
     * @param ratings how many indicators have which rating
     * @param counts how much there is of everything
     * @param goals the goals
     */
    public record Now(
            String title,
            String period,
            String state,
            List<Ratings.Tally> ratings,
            List<StrategyPage.Count> counts,
            List<Goal> goals) {
        /** Copies the lists. */
        public Now {
            ratings = List.copyOf(ratings);
            counts = List.copyOf(counts);
            goals = List.copyOf(goals);
        }
    }

    /**
     * A goal in a line.
     *
     * @param label its number
     * @param page its name and page
     * @param kpis how many indicators it and its measures have
     */
    public record Goal(String label, Link page, int kpis) {}

    /**
     * Programmes of the newest register in short.
     *
     * @param year fiscal year
     * @param programmes how many
     * @param participants sum of the known numbers
     * @param unknown how many programmes whose number is unknown
     */
    public record Held(String year, int programmes, String participants, int unknown) {}

    static HomePage of(
            List<Area> areas, Optional<Progress> strategy, List<Register> registers, List<SourceDocument> documents) {
        return new HomePage(
                areas,
                strategy.map(HomePage::now).orElse(null),
                registers.stream().findFirst().map(HomePage::held).orElse(null),
                documents.stream()
                        .map(d -> DocumentListPage.resource(d, registers))
                        .toList());
    }

    private static Now now(Progress progress) {
        var tree = progress.tree();
        return new Now(
                tree.plan().title(),
                tree.plan().period() == null ? "" : tree.plan().period().label(),
                Verdict.sentence(progress),
                Ratings.tallies(progress.all(), Query.of(KpiFilter.PATH)),
                StrategyPage.counts(tree),
                StrategyPage.goals(progress).stream()
                        .map(g -> new Goal(
                                g.label(),
                                new Link(g.title(), g.href()),
                                tree.indicatorsBelow(g.code()).size()))
                        .toList());
    }

    private static Held held(Register register) {
        var totals = Totals.of(register.programmes());
        return new Held(
                register.fiscalYear().label(),
                totals.programmes(),
                Numbers.plain(totals.participants()),
                totals.unknown());
    }
}

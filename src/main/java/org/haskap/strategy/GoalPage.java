package org.haskap.strategy;

import java.util.List;
import org.haskap.plan.PlanNode;
import org.haskap.web.Query;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;

/**
 * One goal.
 *
 * @param kind what the plan calls it, with its number
 * @param title its name
 * @param sections its passages
 * @param ratings how many of the indicators of it and of all below it have which rating
 * @param kpis its indicators
 * @param directionWord what the plan calls the level below, or empty
 * @param directions what is done for it
 * @param departments who answers for anything below it
 * @param byHand what does not stand so in the document
 * @param source the line its title stands on
 */
public record GoalPage(
        String kind,
        String title,
        List<Cards.Section> sections,
        List<Ratings.Tally> ratings,
        List<KpiCard> kpis,
        String directionWord,
        List<StrategyPage.Direction> directions,
        List<Link> departments,
        List<String> byHand,
        Link source) {

    /** Copies the lists. */
    public GoalPage {
        sections = List.copyOf(sections);
        ratings = List.copyOf(ratings);
        kpis = List.copyOf(kpis);
        directions = List.copyOf(directions);
        departments = List.copyOf(departments);
        byHand = List.copyOf(byHand);
    }

    static GoalPage of(Progress progress, PlanNode goal) {
        var outline = progress.outline();
        var tree = outline.tree();
        var below = tree.children(goal.code());
        return new GoalPage(
                tree.levelName(goal.level()) + " " + goal.label(),
                goal.title(),
                Cards.sections(goal),
                Ratings.tallies(progress.below(goal), Query.of(KpiFilter.PATH).with("goal", goal.code())),
                Cards.of(progress.of(tree.indicatorsOf(goal.code()))),
                below.isEmpty() ? "" : tree.levelName(below.getFirst().level()),
                StrategyPage.directions(outline, goal),
                Cards.departments(tree.departmentsBelow(goal.code())),
                ByHand.nodes(tree, List.of(goal)),
                Sources.of(tree).line(goal.place()));
    }
}

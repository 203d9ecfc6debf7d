package org.haskap.indicator;

import java.util.List;
import org.haskap.web.ui.Link;

/**
 * Which indicators of a plan count themselves.
 *
 * @param plan the plan's name
 * @param summary how many do, in a sentence
 * @param rows one an indicator, in the document's order
 * @param others the same of other plans
 */
public record FormulaListPage(String plan, String summary, List<Row> rows, List<Link> others) {
    /** Copies the lists. */
    public FormulaListPage {
        rows = List.copyOf(rows);
        others = List.copyOf(others);
    }

    /**
     * An indicator.
     *
     * @param name its name, leading to its formula
     * @param node what it measures
     * @param sentence how it counts itself, or empty
     * @param version of its formula, or 0
     */
    public record Row(Link name, String node, String sentence, int version) {}
}

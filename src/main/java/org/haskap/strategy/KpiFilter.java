package org.haskap.strategy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import org.haskap.plan.Indicator;
import org.haskap.web.Query;

/**
 * Which indicators to show; empty texts do not restrict.
 *
 * @param goal code of a goal
 * @param department id of a department that answers for the indicator's node or something below it
 * @param unit unit
 * @param q words that all stand in the indicator's name, its node's or its goal's, width and case aside
 */
public record KpiFilter(String goal, String department, String unit, String q) {
    static final String PATH = "/strategy/kpis";

    /** Takes a condition that an address does not name, which arrives as null, for an empty one. */
    public KpiFilter {
        goal = Objects.requireNonNullElse(goal, "");
        department = Objects.requireNonNullElse(department, "");
        unit = Objects.requireNonNullElse(unit, "");
        q = Objects.requireNonNullElse(q, "").strip();
    }

    /** Whether an indicator is to be shown. */
    public boolean matches(Outline outline, Indicator indicator) {
        var node = outline.nodeOf(indicator);
        if (!goal.isEmpty()
                && node.map(n -> !outline.goalOf(n).code().equals(goal)).orElse(true)) {
            return false;
        }
        if (!unit.isEmpty() && !unit.equals(indicator.unit())) {
            return false;
        }
        if (!department.isEmpty()
                && node.map(n -> outline.tree().departmentsBelow(n.code()).stream()
                                .noneMatch(d -> Long.toString(d.id()).equals(department)))
                        .orElse(true)) {
            return false;
        }
        String text = folded(indicator.name()
                + node.map(n -> " " + n.title() + " " + outline.goalOf(n).title())
                        .orElse("")
                + String.join(" ", indicator.notes()));
        return folded(q)
                .lines()
                .flatMap(l -> Arrays.stream(l.split("\\s+", -1)))
                .allMatch(text::contains);
    }

    Query query() {
        var values = new LinkedHashMap<String, String>();
        values.put("goal", goal);
        values.put("department", department);
        values.put("unit", unit);
        values.put("q", q);
        return new Query(PATH, values);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}

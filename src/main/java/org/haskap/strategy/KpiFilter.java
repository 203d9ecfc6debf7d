package org.haskap.strategy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.haskap.attainment.Standing;
import org.haskap.plan.Indicator;
import org.haskap.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which indicators to show; empty texts do not restrict.
 *
 * @param goal code of a goal
 * @param department id of a department that answers for the indicator's node or something below it
 * @param unit unit
 * @param status code of a rating
 * @param source key of a {@link Progress.Source}
 * @param q words that all stand in the indicator's name, its node's or its goal's, width and case aside
 * @param sort {@code rating} for the worst first, {@code ratio} for the one that has come least far, {@code newest} for the
 *     newest value; anything else for the document's order
 */
public record KpiFilter(
        String goal, String department, String unit, String status, String source, String q, String sort) {
    static final String PATH = "/strategy/kpis";

    /** Takes a condition that an address does not name, which arrives as null, for an empty one. */
    public KpiFilter {
        goal = Objects.requireNonNullElse(goal, "");
        department = Objects.requireNonNullElse(department, "");
        unit = Objects.requireNonNullElse(unit, "");
        status = Objects.requireNonNullElse(status, "");
        source = Objects.requireNonNullElse(source, "");
        sort = Objects.requireNonNullElse(sort, "");
        q = Objects.requireNonNullElse(q, "").strip();
    }

    /** Whether an indicator is to be shown. */
    public boolean matches(Progress progress, Indicator indicator) {
        var outline = progress.outline();
        var standing = progress.of(indicator);
        if (!status.isEmpty() && !status.equals(standing.rating().code())) {
            return false;
        }
        if (!source.isEmpty() && !source.equals(Progress.Source.of(standing).key())) {
            return false;
        }
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

    /** The indicators that are to be shown, in the order asked for. */
    public List<Standing> shown(Progress progress) {
        var shown = progress.tree().indicators().stream()
                .filter(indicator -> matches(progress, indicator))
                .map(progress::of);
        return switch (sort) {
            case "rating" -> shown.sorted(Ratings.worstFirst()).toList();
            case "ratio" ->
                shown.sorted(Comparator.comparing(
                                standing -> standing.attainment().ratio(),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList();
            case "newest" ->
                shown.sorted(Comparator.comparing(KpiFilter::newest, Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList();
            default -> shown.toList();
        };
    }

    private static @Nullable LocalDate newest(Standing standing) {
        var newest = Figures.newest(standing);
        return newest == null ? null : newest.period().end();
    }

    Query query() {
        var values = new LinkedHashMap<String, String>();
        values.put("status", status);
        values.put("goal", goal);
        values.put("department", department);
        values.put("unit", unit);
        values.put("source", source);
        values.put("q", q);
        values.put("sort", sort);
        return new Query(PATH, values);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}

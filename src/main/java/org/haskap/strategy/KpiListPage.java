package org.haskap.strategy;

import java.util.List;
import java.util.Objects;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The list of indicators.
 *
 * @param filter the form above it
 * @param rows what the filter lets through
 * @param downloads files beside the list
 */
public record KpiListPage(Filter filter, List<Row> rows, List<Download> downloads) {

    /** Copies the lists. */
    public KpiListPage {
        rows = List.copyOf(rows);
        downloads = List.copyOf(downloads);
    }

    /**
     * An indicator in a row.
     *
     * @param name its name
     * @param href its page
     * @param node the node it measures
     * @param baseline number with unit
     * @param baselinePeriod the time of it
     * @param actual number with unit, or 「－」
     * @param actualPeriod the time of it, or why there is none
     * @param target number with unit
     * @param targetPeriod the time of it
     * @param direction which way is good
     */
    public record Row(
            String name,
            String href,
            @Nullable Link node,
            String baseline,
            String baselinePeriod,
            String actual,
            String actualPeriod,
            String target,
            String targetPeriod,
            String direction) {}

    static KpiListPage of(Outline outline, KpiFilter asked, List<Download> downloads) {
        var tree = outline.tree();
        var goals = outline.goals().stream()
                .map(g -> new Field.Option(g.code(), g.heading()))
                .toList();
        var departments = tree.departments().stream()
                .map(d -> new Field.Option(Long.toString(d.id()), d.name()))
                .toList();
        var units = tree.indicators().stream()
                .map(Indicator::unit)
                .filter(Objects::nonNull)
                .distinct()
                .map(u -> new Field.Option(u, u))
                .toList();
        var rows = tree.indicators().stream()
                .filter(i -> asked.matches(outline, i))
                .map(i -> row(outline, i))
                .toList();
        var fields = List.of(
                Field.choice("goal", "目標", asked.goal(), goals),
                Field.choice("department", "担当課", asked.department(), departments),
                Field.choice("unit", "単位", asked.unit(), units),
                Field.text("q", "ことば", asked.q()));
        return new KpiListPage(
                new Filter(
                        KpiFilter.PATH,
                        List.of(),
                        fields,
                        Conditions.of(fields, asked.query()),
                        tree.indicators().size() + "の指標のうち" + rows.size() + "件を表示しています"),
                rows,
                downloads);
    }

    private static Row row(Outline outline, Indicator indicator) {
        var actual = Figures.triple(indicator).actual();
        return new Row(
                indicator.name(),
                Outline.href(indicator),
                outline.nodeOf(indicator)
                        .map(n -> new Link(n.heading(), outline.href(n)))
                        .orElse(null),
                Figures.brief(indicator.baseline(), indicator.unit()),
                indicator.baseline().period() == null
                        ? ""
                        : Figures.brief(indicator.baseline().period().label()),
                actual.number() + actual.unit(),
                actual.period().isEmpty() ? "未登録" : Figures.brief(actual.period()),
                Figures.brief(indicator.target(), indicator.unit()),
                indicator.target().period() == null
                        ? ""
                        : Figures.brief(indicator.target().period().label()),
                indicator.direction().label());
    }
}

package org.haskap.strategy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.attainment.Standing;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The list of indicators.
 *
 * @param filter the form above it
 * @param sorted by what the list is sorted, or empty for the document's order
 * @param rows what the filter lets through
 * @param downloads files beside the list
 */
public record KpiListPage(Filter filter, String sorted, List<Row> rows, List<Download> downloads) {

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
     * @param status how it is rated
     * @param attainment how far it has come, in per cent, or empty
     * @param node the node it measures
     * @param baseline number with unit
     * @param baselinePeriod the time of it
     * @param actual number with unit, or 「－」
     * @param actualPeriod the time of it, or why there is none
     * @param target number with unit
     * @param targetPeriod the time of it
     * @param original the first target where it was revised, or empty
     * @param direction which way is good
     */
    public record Row(
            String name,
            String href,
            Chip status,
            String attainment,
            @Nullable Link node,
            String baseline,
            String baselinePeriod,
            String actual,
            String actualPeriod,
            String target,
            String targetPeriod,
            String original,
            String direction) {}

    static KpiListPage of(Progress progress, KpiFilter asked, List<Download> downloads) {
        var outline = progress.outline();
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
        var ratings = Ratings.occurring(progress.all()).stream()
                .map(rating -> new Field.Option(rating.code(), rating.symbol() + " " + rating.label()))
                .toList();
        var sources = Stream.of(Progress.Source.values())
                .map(source -> new Field.Option(source.key(), source.label()))
                .toList();
        var rows = asked.shown(progress).stream()
                .map(standing -> row(outline, standing))
                .toList();
        var fields = List.of(
                Field.choice("status", "判定", asked.status(), ratings),
                Field.choice("source", "実績の出どころ", asked.source(), sources),
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
                asked.sort(),
                rows,
                downloads);
    }

    private static Row row(Outline outline, Standing standing) {
        var indicator = standing.indicator();
        var actual = Figures.triple(standing).actual();
        return new Row(
                indicator.name(),
                Outline.href(indicator),
                standing.rating().chip(),
                Findings.percent(standing.attainment().ratio()),
                outline.nodeOf(indicator)
                        .map(n -> new Link(n.heading(), outline.href(n)))
                        .orElse(null),
                Figures.brief(indicator.baseline(), indicator.unit()),
                indicator.baseline().period() == null
                        ? ""
                        : Figures.brief(indicator.baseline().period().label()),
                actual.number() + actual.unit(),
                actual.period().isEmpty() ? "未登録" : Figures.brief(actual.period()) + " " + actual.note(),
                Figures.brief(indicator.target(), indicator.unit()),
                indicator.target().period() == null
                        ? ""
                        : Figures.brief(indicator.target().period().label()),
                Figures.original(indicator),
                indicator.direction().label());
    }
}

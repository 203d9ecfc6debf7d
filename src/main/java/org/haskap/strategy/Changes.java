package org.haskap.strategy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.indicator.Actual;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.Standing;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * What became different with an edition and since. Pure.
 *
 * @param since the day the edition was published, in words; empty where it is none yet
 * @param entries the indicators that changed, in the document's order
 */
public record Changes(String since, List<Entry> entries) {
    /** Copies the list. */
    public Changes {
        entries = List.copyOf(entries);
    }

    /**
     * What became different with one indicator.
     *
     * @param page its name and page
     * @param what in a sentence
     */
    public record Entry(Link page, String what) {}

    static Changes of(Progress progress, Map<String, FormulaVersion> formulas) {
        var edition = progress.tree().edition();
        var published = edition.adoptedAt();
        if (published == null) {
            return new Changes("", List.of());
        }
        var entries = new ArrayList<Entry>();
        for (Standing standing : progress.all()) {
            var indicator = standing.indicator();
            var page = new Link(indicator.name(), Outline.href(indicator));
            if (indicator.revised() && indicator.targets().getFirst().edition() == edition.number()) {
                entries.add(new Entry(page, target(indicator)));
            }
            var formula = formulas.get(indicator.code());
            if (formula != null && formula.at().isAfter(published)) {
                entries.add(new Entry(
                        page, "記録から自動で数えるようになりました（算式 第" + formula.version() + "版、" + Dates.day(formula.at()) + "）。"));
            }
            standing.runs().stream()
                    .flatMap(run -> run.actuals().stream())
                    .filter(actual -> after(actual.recordedAt(), published))
                    .map(actual -> new Entry(page, value(actual, indicator)))
                    .forEach(entries::add);
        }
        return new Changes(Dates.day(published), entries);
    }

    private static boolean after(@Nullable Instant moment, Instant published) {
        return moment != null && moment.isAfter(published);
    }

    private static String target(Indicator indicator) {
        var before = indicator.targets().get(1).figure();
        return "目標を" + Figures.brief(before, indicator.unit()) + "から"
                + Figures.brief(indicator.target(), indicator.unit()) + "に改めました。";
    }

    private static String value(Actual actual, Indicator indicator) {
        return Figures.brief(actual.period().label()) + "の実績が、" + Figures.words(actual, indicator) + "（"
                + actual.status().label() + "）になりました。";
    }
}

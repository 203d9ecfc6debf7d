package org.haskap.strategy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Rating;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.RatingScales;
import org.haskap.attainment.Standing;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.RatingMark;
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
    /** So many are shown at once; the others unfold. */
    private static final int FIRST = 6;

    /** Copies the list. */
    public Changes {
        entries = List.copyOf(entries);
    }

    /** Those that are shown at once. */
    public List<Entry> first() {
        return entries.subList(0, Math.min(FIRST, entries.size()));
    }

    /** Those that unfold. */
    public List<Entry> rest() {
        return entries.subList(Math.min(FIRST, entries.size()), entries.size());
    }

    /**
     * What became different with one indicator.
     *
     * @param page its name and page
     * @param what in a sentence
     */
    public record Entry(Link page, String what) {}

    /**
     * What became different.
     *
     * @param formulas the formulas in force, by the indicator's code
     * @param before how indicators were rated when the edition was published, by code
     * @param scale by which they are rated now
     */
    static Changes of(
            Progress progress,
            Map<String, FormulaVersion> formulas,
            Map<String, RatingMark> before,
            RatingScale scale) {
        var edition = progress.tree().edition();
        var published = edition.adoptedAt();
        if (published == null) {
            return new Changes("", List.of());
        }
        var entries = new ArrayList<Entry>();
        before.values().stream()
                .map(RatingMark::scale)
                .filter(code -> !code.equals(scale.code()))
                .findFirst()
                .ifPresent(code -> entries.add(scale(code, scale)));
        for (Standing standing : progress.all()) {
            var what = sentences(standing, edition.number(), published, formulas, before);
            if (!what.isEmpty()) {
                var indicator = standing.indicator();
                entries.add(new Entry(new Link(indicator.name(), Outline.href(indicator)), String.join("", what)));
            }
        }
        return new Changes(Dates.day(published), entries);
    }

    private static List<String> sentences(
            Standing standing,
            int edition,
            Instant published,
            Map<String, FormulaVersion> formulas,
            Map<String, RatingMark> before) {
        var indicator = standing.indicator();
        var what = new ArrayList<String>();
        var mark = before.get(indicator.code());
        if (mark != null && !mark.code().equals(standing.rating().code())) {
            what.add(rating(mark, standing.rating(), published));
        }
        if (indicator.revised() && indicator.targets().getFirst().edition() == edition) {
            what.add(target(indicator));
        }
        var formula = formulas.get(indicator.code());
        if (formula != null && formula.at().isAfter(published)) {
            what.add("記録から自動で数えるようになりました（算式 第" + formula.version() + "版、" + Dates.day(formula.at()) + "）。");
        }
        var actuals = standing.runs().stream()
                .flatMap(run -> run.actuals().stream())
                .filter(actual -> after(actual.recordedAt(), published))
                .toList();
        if (!actuals.isEmpty()) {
            what.add(values(actuals, standing));
        }
        return what;
    }

    private static boolean after(@Nullable Instant moment, Instant published) {
        return moment != null && moment.isAfter(published);
    }

    private static Entry scale(String before, RatingScale now) {
        String name = RatingScales.find(before).map(RatingScale::name).orElse(before);
        return new Entry(
                new Link("判定の基準", MethodPage.PATH), "「" + name + "」から「" + now.name() + "」に変えたため、すべての指標を判定し直しました。");
    }

    /** What the rating was and is; with the day of the note it is compared with where none is as old as the publication. */
    static String rating(RatingMark before, Rating now, Instant published) {
        return "判定が「" + (before.symbol() + " " + before.label()).strip() + "」から「"
                + (now.symbol() + " " + now.label()).strip() + "」に変わりました"
                + (before.at().isAfter(published) ? "（" + Dates.day(before.at()) + "に記録した判定と比べています）。" : "。");
    }

    private static String target(Indicator indicator) {
        var before = indicator.targets().get(1).figure();
        return "目標を" + Figures.brief(before, indicator.unit()) + "から"
                + Figures.brief(indicator.target(), indicator.unit()) + "に改めました。";
    }

    /** One value in full; of several the newest, and how many there are. */
    private static String values(List<Actual> actuals, Standing standing) {
        var newest = actuals.getLast();
        String value = Figures.brief(newest.period().label()) + "の実績が、" + Figures.words(newest, standing) + "（"
                + newest.status().label() + "）になりました。";
        return actuals.size() == 1 ? value : actuals.size() + "つの時期の実績が変わりました。" + value;
    }
}

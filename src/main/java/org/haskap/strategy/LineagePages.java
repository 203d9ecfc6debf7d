package org.haskap.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.RecordedFact;
import org.haskap.indicator.Working;
import org.haskap.plan.PlanNode;
import org.haskap.strategy.LineagePage.FactRow;
import org.haskap.strategy.LineagePage.FactTable;
import org.haskap.strategy.LineagePage.Figure;
import org.haskap.strategy.LineagePage.Step;
import org.haskap.web.Query;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/** Makes the page of how an indicator's figures came about. Pure. */
final class LineagePages {
    private static final String MORE = "ここに示すのは10,000件までです。ほかの記録を「事実」で探す";

    private final Lineage lineage;
    private final LineageSteps steps;
    private final Query here;

    private final boolean staff;

    private LineagePages(Lineage lineage, boolean staff, Query here) {
        this.lineage = lineage;
        this.staff = staff;
        this.steps = new LineageSteps(lineage);
        this.here = here;
    }

    /** For everybody. */
    static LineagePage open(Lineage lineage) {
        var indicator = lineage.working().standing().indicator();
        return new LineagePages(lineage, false, Query.of(LineageLinks.page(indicator)))
                .page(new Link(indicator.name(), Outline.href(indicator)), null);
    }

    /**
     * For staff.
     *
     * @param here this page, with the plan where it is not the strategy
     * @param above the indicator's page, or the plan's where it has none
     * @param shown the page that everybody sees, or null where there is none
     */
    static LineagePage whole(Lineage lineage, Query here, Link above, @Nullable Link shown) {
        return new LineagePages(lineage, true, here).page(above, shown);
    }

    private LineagePage page(Link above, @Nullable Link other) {
        var indicator = lineage.working().standing().indicator();
        return new LineagePage(
                indicator.name(), KpiPage.titleInBar(lineage.outline(), indicator), above, other, figures(), facts());
    }

    private List<Figure> figures() {
        var working = lineage.working();
        var standing = working.standing();
        var indicator = standing.indicator();
        var figures = new ArrayList<Figure>();
        figures.add(printed(
                LineageLinks.BASELINE,
                "基準値",
                indicator.baseline().period() == null
                        ? ""
                        : indicator.baseline().period().label(),
                words(Figures.part(indicator.baseline(), indicator.unit())),
                steps.printed("基準値", indicator.baseline())));
        working.figures().forEach(figure -> figures.add(actual(figure)));
        figures.add(printed(
                LineageLinks.TARGET,
                "目標値",
                indicator.target().period() == null
                        ? ""
                        : indicator.target().period().label(),
                words(Figures.part(indicator.target(), indicator.unit())),
                steps.target()));
        figures.add(expected());
        figures.add(rating());
        var forecast = standing.forecast();
        if (forecast != null) {
            figures.add(printed(
                    LineageLinks.FORECAST,
                    "見通し",
                    forecast.period().label(),
                    Figures.shown(forecast.value(), indicator) + Figures.unit(indicator.unit()),
                    List.of(
                            new Step(
                                    "使った実績",
                                    forecast.points().stream()
                                            .map(point -> point.period().label() + "：" + Figures.words(point, standing))
                                            .toList(),
                                    List.of()),
                            new Step(
                                    "計算",
                                    List.of(forecast.method() + "で、これらの実績に最もよく合う直線を引き、目標の時期まで伸ばした値です。実績ではありません。"),
                                    List.of(method())))));
        }
        return figures;
    }

    private static Link method() {
        return new Link("判定と計算の方法", MethodPage.PATH);
    }

    private static Figure printed(String place, String name, String time, String value, List<Step> steps) {
        return new Figure(
                place, time.isEmpty() ? name : name + "（" + Figures.brief(time) + "）", value, steps, List.of(), null);
    }

    private static String words(org.haskap.web.ui.Triple.Part part) {
        return part.number() + part.unit() + (part.note().isEmpty() ? "" : "（" + part.note() + "）");
    }

    private Figure actual(Working.Figure figure) {
        var actual = figure.actual();
        boolean chosen = figure.equals(lineage.chosen());
        var counted = figure.counted();
        boolean splits = counted != null && counted.facts() > 0 && (staff || !counted.running());
        return new Figure(
                LineageLinks.place(actual.period()),
                "実績（" + Figures.brief(actual.period().label()) + "）",
                Figures.words(actual, lineage.working().standing()) + "（" + Figures.firmness(actual) + "）",
                steps.actual(figure),
                chosen ? lineage.parts() : List.of(),
                splits && !chosen
                        ? new Link(
                                Figures.brief(actual.period().label()) + "の内訳を見る",
                                here.with("period", actual.period().code()).href() + "#"
                                        + LineageLinks.place(actual.period()))
                        : null);
    }

    private Figure expected() {
        var standing = lineage.working().standing();
        var expected = standing.expected();
        var latest = standing.latest();
        return expected == null || latest == null
                ? expected("", "－", "判定する実績がないか、途中の目安を計算できない目標です。")
                : expected(
                        latest.period().label(),
                        Figures.expected(expected, standing),
                        "基準値から目標値へ毎年同じだけ進むとしたときの、この時期の値です。目標の時期を過ぎたあとは、目標値そのものです。");
    }

    private static Figure expected(String time, String value, String sentence) {
        return printed(
                LineageLinks.EXPECTED,
                "目安",
                time,
                value,
                List.of(new Step("計算", List.of(sentence), List.of(method()))));
    }

    private Figure rating() {
        var standing = lineage.working().standing();
        var rating = standing.rating();
        var calculation = new ArrayList<String>();
        if (!standing.attainment().method().isEmpty()) {
            calculation.add("達成度（" + standing.attainment().method() + "）："
                    + standing.attainment().sentence());
        }
        calculation.add("判定：" + rating.working());
        return new Figure(
                LineageLinks.RATING,
                "達成度と判定",
                (rating.symbol() + " " + rating.label()).strip(),
                List.of(
                        new Step("計算", calculation, List.of()),
                        new Step("基準", List.of(lineage.working().scale().toSentence()), List.of(method()))),
                List.of(),
                null);
    }

    private @Nullable FactTable facts() {
        var facts = lineage.facts();
        return facts == null
                ? null
                : new FactTable(
                        facts.words() + "のもとになった記録 " + Figures.worked(BigDecimal.valueOf(facts.total())) + "件",
                        facts.rows().stream().map(row -> row(row, facts.unit())).toList(),
                        facts.pages(),
                        Stream.concat(
                                        facts.others().entrySet().stream()
                                                .map(other -> new Link(other.getKey() + "の記録を見る", other.getValue())),
                                        Stream.of(facts.search())
                                                .filter(href -> !href.isEmpty())
                                                .map(href -> new Link(MORE, href)))
                                .toList());
    }

    private FactRow row(RecordedFact fact, String unit) {
        NodeRef node = fact.node();
        var tree = lineage.outline().tree();
        String title = node == null
                ? ""
                : node.plan() == tree.plan().id()
                        ? tree.node(node.code()).map(PlanNode::heading).orElse(node.code())
                        : node.code();
        String href = fact.source().href();
        return new FactRow(
                fact.id(),
                Dates.full(fact.occurredOn()),
                Figures.worked(fact.quantity()) + unit,
                title,
                new TreeMap<>(fact.dimensions()).values().stream().collect(Collectors.joining("、")),
                fact.hasSubject(),
                fact.source().module() + " " + fact.source().id(),
                href != null && href.startsWith("/") && !href.startsWith("//") ? href : "",
                Dates.day(fact.recordedAt()) + " " + recordedBy(fact),
                fact.reverses() != null
                        ? "#" + fact.reverses() + "の取り消し"
                        : fact.reversedBy() == null
                                ? ""
                                : (fact.inForce() ? "もう一度数えています（#" : "取り消し済み（#") + fact.reversedBy() + "）");
    }

    private String recordedBy(RecordedFact fact) {
        return Lineage.person(fact).map(lineage::called).orElse(fact.recordedBy());
    }
}

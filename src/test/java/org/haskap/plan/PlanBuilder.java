package org.haskap.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;
import org.jspecify.annotations.Nullable;

/** Builds drafts of plans for tests, line by line: each thing added stands on a line of its own. */
public final class PlanBuilder {
    private final String title;
    private final List<PlanDraft.Node> nodes = new ArrayList<>();
    private final List<PlanDraft.Indicator> indicators = new ArrayList<>();
    private final List<PlanDraft.Organisation> organisations = new ArrayList<>();
    private final Map<String, String> passages = new LinkedHashMap<>();
    private final List<Document.Line> lines = new ArrayList<>();
    private final List<LineFate> fates = new ArrayList<>();

    private PlanBuilder(String title) {
        this.title = title;
    }

    public static PlanBuilder plan(String title) {
        return new PlanBuilder(title);
    }

    /** A small strategy: two goals, a direction, two measures, three projects, three indicators. */
    public static PlanBuilder strategy() {
        return plan("総合戦略")
                .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                .indicator("g1-k1", "g1", "新規雇用創出数", "人", null, "300")
                .node("d1-1", "g1", "direction", "1-1", "若者の雇用機会の拡大")
                .node("m1", "d1-1", "measure", "①", "若者の市内就職の促進")
                .indicator("m1-k1", "m1", "新卒者の市内就職割合", "％", "40", "50")
                .node("m1-p1", "m1", "project", "・", "企業認知向上支援事業", "工業・雇用振興課")
                .node("m1-p2", "m1", "project", "・", "新卒高校生等雇用奨励金事業", "工業・雇用振興課", "商業観光課")
                .node("m2", "d1-1", "measure", "②", "苫小牧における創業促進")
                .indicator("m2-k1", "m2", "新規創業件数", "件", null, "10")
                .node("m2-p1", "m2", "project", "・", "創業サポート事業（新規創業セミナーの開催等）", "商業観光課")
                .node("g2", null, "goal", "2", "移住を促進");
    }

    public PlanBuilder node(
            String code, @Nullable String parent, String level, String label, String title, String... departments) {
        nodes.add(new PlanDraft.Node(
                code, parent, level, label, title, List.of(departments), List.of(), Map.of(), line(title, code)));
        return this;
    }

    public PlanBuilder section(String name, String text) {
        PlanDraft.Node last = nodes.removeLast();
        var sections = new LinkedHashMap<>(last.sections());
        sections.put(name, text);
        nodes.add(new PlanDraft.Node(
                last.code(),
                last.parent(),
                last.level(),
                last.label(),
                last.title(),
                last.departments(),
                List.of("新"),
                sections,
                last.place()));
        return this;
    }

    /** A passage of the plan itself. */
    public PlanBuilder passage(String name, String text) {
        passages.put(name, text);
        return this;
    }

    public PlanBuilder indicator(
            String code,
            @Nullable String node,
            String name,
            String unit,
            @Nullable String baseline,
            @Nullable String target) {
        indicators.add(new PlanDraft.Indicator(
                code,
                node,
                name,
                unit,
                PlanDraft.Direction.INCREASE,
                PlanDraft.Accumulation.LEVEL,
                figure(baseline, unit, 2014),
                figure(target, unit, 2019),
                List.of(),
                List.of("※ 注"),
                line(name, code)));
        return this;
    }

    public PlanBuilder organisation(String node, String label, String name) {
        organisations.add(new PlanDraft.Organisation(name, node, label, line(name, node)));
        return this;
    }

    /** A line of the document that belongs to a node's passage. */
    public PlanBuilder passageLine(String node, String name, String text) {
        line(text, node + ":" + name);
        return this;
    }

    /** The same with one node changed; null takes it away. */
    public PlanBuilder change(String code, UnaryOperator<PlanDraft.@Nullable Node> change) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).code().equals(code)) {
                PlanDraft.Node changed = change.apply(nodes.remove(i));
                if (changed != null) {
                    nodes.add(i, changed);
                }
                break;
            }
        }
        return this;
    }

    public PlanBuilder without(String code) {
        return change(code, node -> null);
    }

    public PlanBuilder titled(String code, String title) {
        return change(code, n -> n == null ? null : with(n, n.code(), n.parent(), n.label(), title));
    }

    public PlanBuilder target(String code, String target) {
        indicators.replaceAll(i -> !i.code().equals(code)
                ? i
                : new PlanDraft.Indicator(
                        i.code(),
                        i.node(),
                        i.name(),
                        i.unit(),
                        i.direction(),
                        i.accumulation(),
                        i.baseline(),
                        figure(target, i.unit(), 2019),
                        i.series(),
                        i.notes(),
                        i.place()));
        return this;
    }

    static PlanDraft.Node with(PlanDraft.Node n, String code, @Nullable String parent, String label, String title) {
        return new PlanDraft.Node(
                code, parent, n.level(), label, title, n.departments(), n.flags(), n.sections(), n.place());
    }

    public PlanDraft draft() {
        return new PlanDraft(
                title,
                null,
                new FiscalYear(2015),
                List.of(
                        new PlanDraft.Level("goal", "基本目標"),
                        new PlanDraft.Level("direction", "施策の基本的方向"),
                        new PlanDraft.Level("measure", "施策"),
                        new PlanDraft.Level("project", "事業")),
                nodes,
                indicators,
                organisations,
                List.of(new PlanDraft.Zone("子育て支援ゾーン", "子育てと仕事の両立", Place.line(1, 1))),
                passages);
    }

    public Reading reading() {
        var document = new Document(title + ".txt", Document.Format.TXT, 1, lines);
        return new Reading(document, draft(), null, List.of(), fates);
    }

    static PlanDraft.Figure figure(@Nullable String value, @Nullable String unit, int year) {
        return value == null
                ? new PlanDraft.Figure("―", null, unit, new FiscalYear(year), Missing.NOT_AVAILABLE)
                : new PlanDraft.Figure(value + unit, new BigDecimal(value), unit, new FiscalYear(year), null);
    }

    private Place line(String text, String what) {
        Place place = Place.line(1, lines.size() + 1);
        lines.add(Document.Line.of(place, text));
        fates.add(new LineFate(place, LineFate.Fate.CONTENT, what));
        return place;
    }
}

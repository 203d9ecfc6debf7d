package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Provenance;
import org.haskap.web.ui.Triple;
import org.jspecify.annotations.Nullable;

/**
 * One indicator.
 *
 * @param name its name
 * @param titleInBar its name, with its node's where another indicator has the same
 * @param status how it stands
 * @param aim what is aimed at, one sentence
 * @param triple its figures
 * @param chart the drawing with its table, or null when there is nothing to draw
 * @param earlier targets before the present one, the newest first, in words
 * @param definition what exactly is counted
 * @param measured the node it measures and those above
 * @param projects what is done for it
 * @param provenance where the figures come from
 * @param downloads files beside the page
 */
public record KpiPage(
        String name,
        String titleInBar,
        Chip status,
        String aim,
        Triple triple,
        @Nullable IndicatorChart chart,
        List<String> earlier,
        List<Fact> definition,
        List<Link> measured,
        List<Link> projects,
        Provenance provenance,
        List<Download> downloads) {

    /** Copies the lists. */
    public KpiPage {
        earlier = List.copyOf(earlier);
        definition = List.copyOf(definition);
        measured = List.copyOf(measured);
        projects = List.copyOf(projects);
        downloads = List.copyOf(downloads);
    }

    static KpiPage of(
            Outline outline,
            Indicator indicator,
            SourceDocument document,
            Optional<SourceLine> line,
            List<Download> downloads) {
        var tree = outline.tree();
        var node = outline.nodeOf(indicator);
        boolean unique = tree.indicators().stream()
                        .filter(i -> i.name().equals(indicator.name()))
                        .count()
                == 1;
        var measured = new ArrayList<Link>();
        node.ifPresent(n -> {
            tree.ancestors(n.code()).forEach(a -> measured.add(link(outline, a)));
            measured.add(link(outline, n));
        });
        return new KpiPage(
                indicator.name(),
                unique
                        ? indicator.name()
                        : indicator.name() + "（" + node.map(PlanNode::heading).orElse(indicator.code()) + "）",
                Figures.status(indicator),
                Figures.aim(indicator),
                Figures.triple(indicator),
                IndicatorChart.of(indicator, tree.plan().period()),
                earlier(indicator),
                definition(indicator),
                measured,
                node.filter(outline::measure).stream()
                        .flatMap(n -> tree.subtree(n.code()).stream().skip(1))
                        .map(n -> link(outline, n))
                        .toList(),
                provenance(outline, indicator, document, line),
                downloads);
    }

    private static Link link(Outline outline, PlanNode node) {
        return new Link(node.heading(), outline.href(node));
    }

    private static List<String> earlier(Indicator indicator) {
        return indicator.targets().stream()
                .skip(1)
                .map(t -> Figures.brief(t.figure(), indicator.unit()) + "（第" + t.edition() + "版、"
                        + Dates.day(t.adoptedAt()) + "採用）")
                .toList();
    }

    private static List<Fact> definition(Indicator indicator) {
        var facts = new ArrayList<Fact>();
        if (!indicator.notes().isEmpty()) {
            facts.add(new Fact("資料の注記", indicator.notes(), null));
        }
        facts.add(Fact.of("単位", indicator.unit() == null ? "資料に記載なし" : indicator.unit()));
        facts.add(Fact.of("めざす向き", indicator.direction().label()));
        facts.add(Fact.of("数え方", indicator.accumulation().label()));
        return facts;
    }

    private static Provenance provenance(
            Outline outline, Indicator indicator, SourceDocument document, Optional<SourceLine> line) {
        var tree = outline.tree();
        var edition = tree.edition();
        var departments = outline.nodeOf(indicator)
                .map(n -> tree.departmentsBelow(n.code()).stream()
                        .map(d -> d.name())
                        .toList())
                .orElse(List.of());
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                "基準値の記載",
                printed(printed(tree, indicator, "基準値", indicator.baseline().text()))));
        facts.add(Fact.of(
                "目標値の記載",
                printed(printed(tree, indicator, "目標値", indicator.target().text()))));
        var byHand = ByHand.indicator(tree, indicator.code());
        if (!byHand.isEmpty()) {
            facts.add(new Fact("手で直したところ", byHand, null));
        }
        facts.add(Fact.of("出典", tree.plan().title() + "（" + tree.plan().owner().name() + "）"));
        facts.add(Fact.of("施策と事業の担当", departments.isEmpty() ? "資料に記載なし" : String.join("、", departments)));
        facts.add(new Fact(
                "元のファイル",
                List.of(document.name(), "SHA-256 " + document.sha256()),
                new Link("資料のすべての行を見る", "/documents/" + document.id())));
        facts.add(Fact.of(
                "版",
                "第" + edition.number() + "版"
                        + (edition.adoptedAt() == null ? "（案）" : "、" + Dates.day(edition.adoptedAt()) + "に採用")));
        facts.add(Fact.of("改訂", indicator.revised() ? "目標を改めたことがあります。" : "目標を改めたことはありません。"));
        facts.add(Fact.of("識別番号", indicator.code()));
        String quote = line.map(SourceLine::text).orElse("").strip();
        return new Provenance(
                quote.isEmpty() ? indicator.name() : quote,
                new Link(
                        document.title() + " " + Sources.of(document).words(indicator.place()),
                        Sources.of(document).href(indicator.place())),
                facts);
    }

    /** What the document says, also where a person mended it. */
    private static String printed(PlanTree tree, Indicator indicator, String field, String now) {
        return tree.mended(Mend.Sort.INDICATOR, indicator.code()).stream()
                .filter(note -> note.field().equals(field))
                .map(Mended.Note::printed)
                .findFirst()
                .orElse(now);
    }

    private static String printed(String text) {
        return text.isBlank() ? "資料に記載なし" : "「" + text + "」";
    }
}

package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.indicator.FormulaVersion;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Provenance;

/**
 * Where the figures of an indicator come from.
 *
 * @param document the plan's document
 * @param line the line the indicator stands on
 * @param formulas the versions of its formula, the newest first
 * @param licence the terms of use in a word, or empty
 */
record Origins(SourceDocument document, Optional<SourceLine> line, List<FormulaVersion> formulas, String licence) {
    Origins {
        formulas = List.copyOf(formulas);
    }

    /** As a page tells it: the line the indicator stands on, and all that is known about its figures. */
    Provenance provenance(Outline outline, Standing standing) {
        var tree = outline.tree();
        var edition = tree.edition();
        var indicator = standing.indicator();
        var departments = outline.nodeOf(indicator)
                .map(n -> tree.departmentsBelow(n.code()).stream()
                        .map(d -> d.name())
                        .toList())
                .orElse(List.of());
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                "定義",
                indicator.name() + "。" + indicator.accumulation().label() + "、"
                        + indicator.direction().label() + "。"
                        + (indicator.notes().isEmpty() ? "" : String.join(" ", indicator.notes()))));
        facts.add(new Fact("算式", formula(), null));
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
        facts.add(new Fact("出典", sources(tree, standing), null));
        facts.add(Fact.of("施策と事業の担当", departments.isEmpty() ? "資料に記載なし" : String.join("、", departments)));
        facts.add(new Fact("調査時点・頻度", timing(standing), null));
        facts.add(Fact.of("最終更新", updated(standing)));
        facts.add(new Fact(
                "元のファイル",
                List.of(document.name() + "（取込 #" + document.id() + "）", "SHA-256 " + document.sha256()),
                new Link("資料のすべての行を見る", "/documents/" + document.id())));
        facts.add(Fact.of(
                "版",
                "第" + edition.number() + "版"
                        + (edition.adoptedAt() == null ? "（案）" : "、" + Dates.day(edition.adoptedAt()) + "に採用")));
        facts.add(new Fact("改訂履歴", revisions(indicator), null));
        facts.add(Fact.of("ライセンス", licence.isEmpty() ? "まだ定められていません。" : licence));
        facts.add(Fact.of("識別番号", indicator.code()));
        String quote = line.map(SourceLine::text).orElse("").strip();
        return new Provenance(
                quote.isEmpty() ? indicator.name() : quote,
                new Link(
                        document.title() + " " + Sources.of(document).words(indicator.place()),
                        Sources.of(document).href(indicator.place())),
                facts);
    }

    private List<String> formula() {
        return formulas.isEmpty()
                ? List.of("算式はありません。実績は、担当課が入力するか資料から取り込みます。")
                : List.of("第" + formulas.getFirst().version() + "版（"
                        + Dates.day(formulas.getFirst().at()) + "から）："
                        + formulas.getFirst().sentence());
    }

    private static List<String> sources(PlanTree tree, Standing standing) {
        String plan = tree.plan().title() + "（" + tree.plan().owner().name() + "）";
        var latest = Figures.newest(standing);
        return latest == null || latest.origin() == Actual.Origin.PRINTED
                ? List.of(plan)
                : List.of(
                        "基準値と目標：" + plan,
                        "実績：" + (latest.origin() == Actual.Origin.COUNTED ? "このサイトに記録された事実の集計" : latest.source()));
    }

    private List<String> timing(Standing standing) {
        var latest = Figures.newest(standing);
        return Stream.of(
                        latest == null
                                ? "実績はまだありません。"
                                : "最新の実績は" + latest.period().label() + "の値です。",
                        formulas.isEmpty() ? "" : "記録があるたびに、自動で数え直します。")
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String updated(Standing standing) {
        var latest = Figures.newest(standing);
        if (latest == null) {
            return "まだ登録されていません。";
        }
        var recorded = latest.confirmedAt() == null ? latest.recordedAt() : latest.confirmedAt();
        return recorded != null
                ? Dates.day(recorded)
                : latest.origin() == Actual.Origin.COUNTED ? "このページを開いた時点で数えた値です。" : "資料のとおりです。";
    }

    private List<String> revisions(Indicator indicator) {
        var revisions = new ArrayList<String>();
        revisions.add(indicator.revised() ? "目標を改めたことがあります。" : "目標を改めたことはありません。");
        formulas.forEach(version ->
                revisions.add("算式 第" + version.version() + "版（" + Dates.day(version.at()) + "）：" + version.reason()));
        return revisions;
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

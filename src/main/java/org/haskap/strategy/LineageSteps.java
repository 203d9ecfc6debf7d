package org.haskap.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.attainment.Actual;
import org.haskap.document.KeptDocument;
import org.haskap.document.Mend;
import org.haskap.document.SourceLine;
import org.haskap.indicator.Counted;
import org.haskap.indicator.Formula;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Working;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.strategy.LineagePage.Step;
import org.haskap.web.ui.Link;

/**
 * The steps a figure came by: source, reading or facts, formula, confirmation, publication. Without names but for those who work with
 * the values. Pure.
 */
final class LineageSteps {
    private static final String SOURCE = "元の資料";
    private static final String READING = "読み取り";
    private static final String CONFIRMED = "確認";
    private static final String PUBLISHED = "公開";

    private final Lineage lineage;

    LineageSteps(Lineage lineage) {
        this.lineage = lineage;
    }

    /** Of a figure that the plan's document prints, under a name by which mends know it. */
    List<Step> printed(String field, Figure figure) {
        var steps = new ArrayList<>(document(figure.text(), field));
        steps.add(adopted());
        steps.add(published(lineage.outline().tree().edition().adoptedAt(), "採用と同時に公開しました。"));
        return List.copyOf(steps);
    }

    /** Of a target: its earlier ones too. */
    List<Step> target() {
        var indicator = indicator();
        var steps = new ArrayList<>(document(indicator.target().text(), "目標値"));
        if (indicator.revised()) {
            steps.add(new Step(
                    "改訂",
                    indicator.targets().stream()
                            .map(target -> "第" + target.edition() + "版（" + Dates.day(target.adoptedAt()) + "採用）："
                                    + Figures.brief(target.figure(), indicator.unit()))
                            .toList(),
                    List.of()));
        }
        steps.add(adopted());
        steps.add(published(lineage.outline().tree().edition().adoptedAt(), "採用と同時に公開しました。"));
        return List.copyOf(steps);
    }

    /** Of the value of a period. */
    List<Step> actual(Working.Figure figure) {
        var actual = figure.actual();
        return switch (actual.origin()) {
            case PRINTED ->
                printed("実績", new Figure(actual.text(), actual.value(), null, actual.period(), actual.missing()));
            case COUNTED -> actual.observation() == null ? counted(figure) : frozen(figure);
            case ENTERED, IMPORTED -> entered(figure);
        };
    }

    private Indicator indicator() {
        return lineage.working().standing().indicator();
    }

    private List<Step> document(String text, String field) {
        var document = lineage.document();
        var place = indicator().place();
        var sources = Sources.of(document);
        String quote = lineage.line().map(SourceLine::text).orElse("").strip();
        var mended = lineage
                .outline()
                .tree()
                .mended(Mend.Sort.INDICATOR, indicator().code())
                .stream()
                .filter(note -> note.field().equals(field))
                .map(note -> note.toSentence() + "（" + Dates.day(note.at()) + "）")
                .toList();
        var read = new ArrayList<String>();
        read.add(text.isBlank() ? "この行に、記載はありません。" : "この行の「" + text.strip() + "」を読み取りました。");
        read.addAll(mended);
        return List.of(
                new Step(
                        SOURCE,
                        List.of(
                                document.title() + "（" + document.name() + "、取込 #" + document.id() + "）",
                                "SHA-256 " + document.sha256()),
                        List.of()),
                new Step(
                        READING,
                        read,
                        List.of(new Link(
                                sources.words(place) + (quote.isEmpty() ? "" : "「" + quote + "」"),
                                sources.href(place)))));
    }

    private Step adopted() {
        var edition = lineage.outline().tree().edition();
        Instant at = edition.adoptedAt();
        return new Step(
                CONFIRMED,
                List.of(
                        at == null
                                ? "まだ採用されていない案です。"
                                : "読み取った計画を、計画を採用する役割の人が第" + edition.number() + "版として採用しました（" + Dates.day(at) + "）。"),
                List.of());
    }

    private static Step published(@org.jspecify.annotations.Nullable Instant at, String how) {
        return new Step(PUBLISHED, List.of((at == null ? "" : Dates.day(at) + "。") + how), List.of());
    }

    private List<Step> counted(Working.Figure figure) {
        var counted = Objects.requireNonNull(figure.counted());
        var steps = new ArrayList<>(facts(figure, counted));
        steps.add(new Step(CONFIRMED, List.of("人の手を経ない速報です。年次の確定のときに、確認の役割の職員が確かめます。"), List.of()));
        steps.add(new Step(PUBLISHED, List.of("出来事が記録されるたびに数え直し、次にページが開かれたときから公開します。"), List.of()));
        return List.copyOf(steps);
    }

    private List<Step> frozen(Working.Figure figure) {
        var steps = new ArrayList<Step>();
        var counted = figure.counted();
        if (counted != null) {
            steps.addAll(facts(figure, counted));
        }
        steps.addAll(handed(figure.actual(), "数えた値を確定"));
        return List.copyOf(steps);
    }

    private List<Step> facts(Working.Figure figure, Counted counted) {
        var steps = new ArrayList<Step>();
        for (Counted.Asked asked : counted.asked()) {
            var query = asked.query();
            steps.add(new Step(
                    "出来事の記録",
                    List.of(
                            asked.words(),
                            Dates.day(query.from()) + "から" + Dates.day(query.to()) + "までの"
                                    + facts(asked.answer().facts()) + "の記録です。"),
                    List.of()));
        }
        var formula = figure.formula();
        if (formula != null) {
            steps.add(new Step(
                    "算式",
                    List.of(
                            "第" + formula.version() + "版（" + Dates.day(formula.at()) + "から）：" + formula.sentence(),
                            "こう数える理由：" + formula.reason(),
                            arithmetic(formula.formula(), counted)),
                    List.of()));
        }
        return steps;
    }

    private static String facts(long number) {
        return Figures.worked(BigDecimal.valueOf(number)) + "件";
    }

    private String arithmetic(Formula formula, Counted counted) {
        BigDecimal value = counted.value();
        if (value == null) {
            return "計算：" + counted.reason();
        }
        String unit = Figures.unit(indicator().unit());
        if (formula instanceof Formula.Ratio ratio) {
            var above = counted.asked().getFirst();
            var below = counted.asked().getLast();
            return "計算：" + figure(above) + " ÷ " + figure(below)
                    + (ratio.factor().compareTo(BigDecimal.ONE) == 0 ? "" : " × " + Figures.worked(ratio.factor()))
                    + " ＝ "
                    + Figures.worked(value) + unit;
        }
        String act = switch (formula) {
            case Formula.Count _ -> "を数えて、";
            case Formula.Sum _ -> "の数量を合計して、";
            case Formula.Distinct _ -> "に関わる人を、重ならないように数えて、";
            case Formula.Mean _ -> "の数量を平均して、";
            case Formula.Latest _ -> "のうち最も新しい数量から、";
            case Formula.Ratio _ -> "から、";
        };
        return "計算：" + facts(counted.facts()) + "の記録" + act + Figures.worked(value) + unit;
    }

    private static String figure(Counted.Asked asked) {
        BigDecimal value = asked.answer().value();
        return value == null ? "値なし" : Figures.worked(value) + asked.unit();
    }

    private List<Step> entered(Working.Figure figure) {
        var steps = new ArrayList<>(handed(figure.actual(), "入力"));
        var counted = figure.counted();
        if (counted != null && counted.value() != null) {
            steps.add(new Step(
                    "記録から数えた値",
                    List.of("同じ時期を記録から数えると、" + Figures.worked(counted.value())
                            + Figures.unit(indicator().unit()) + "です。確報として入力された値を優先しています。"),
                    List.of()));
        }
        return List.copyOf(steps);
    }

    private List<Step> handed(Actual actual, String act) {
        Optional<Observation> own = lineage.history().stream()
                .filter(value -> Long.valueOf(value.id()).equals(actual.observation()))
                .findFirst();
        var steps = new ArrayList<Step>();
        if (!actual.source().isBlank()) {
            steps.add(source(
                    actual,
                    own.map(Observation::document)
                            .flatMap(id ->
                                    Optional.ofNullable(lineage.documents().get(id)))));
        }
        var entry = new ArrayList<String>();
        Instant at = actual.recordedAt();
        String who = lineage.inside()
                ? own.map(value -> lineage.called(value.enteredBy())).orElse("")
                : "担当する課の職員";
        entry.add(who + "が" + act + "しました" + (at == null ? "。" : "（" + Dates.day(at) + "）。")
                + (actual.text().isBlank() ? "" : "書かれた値は「" + actual.text() + "」です。"));
        own.map(Observation::measuredOn).ifPresent(day -> entry.add("調べた日：" + Dates.day(day)));
        if (lineage.inside()) {
            entry.addAll(earlier(actual));
        }
        steps.add(new Step(act.equals("入力") ? actual.origin().label() : act, entry, List.of()));
        Instant confirmed = actual.confirmedAt();
        String chief = lineage.inside()
                ? own.map(Observation::decision)
                        .map(decision -> lineage.called(decision.by()))
                        .orElse("")
                : "確認の役割の職員（課長など）";
        steps.add(new Step(
                CONFIRMED,
                List.of(confirmed == null ? "まだ確認されていません。" : chief + "が確認しました（" + Dates.day(confirmed) + "）。"),
                List.of()));
        steps.add(published(confirmed, "確認と同時に公開しました。"));
        return steps;
    }

    private Step source(Actual actual, Optional<KeptDocument> document) {
        var words = new ArrayList<>(List.of(actual.source()));
        if (lineage.inside()) {
            document.ifPresent(kept -> words.add("資料のSHA-256：" + kept.sha256()));
        }
        return new Step(
                SOURCE,
                words,
                document
                        .map(kept -> new Link(
                                "資料を見る：" + kept.called(),
                                kept.isPublic() ? "/documents/" + kept.id() : "/staff/sources/" + kept.id()))
                        .stream()
                        .toList());
    }

    /** What was said of the same period before, for staff. */
    private List<String> earlier(Actual actual) {
        return lineage.history().stream()
                .filter(value -> value.period().equals(actual.period())
                        && !Long.valueOf(value.id()).equals(actual.observation()))
                .map(value -> "ほかの入力：" + Dates.day(value.enteredAt()) + " " + lineage.called(value.enteredBy()) + "「"
                        + (value.isWithdrawal() ? "取り下げ" : value.text()) + "」（"
                        + value.state().label() + "）")
                .toList();
    }
}

package org.haskap.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.Measure;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.RecordedFact;
import org.haskap.plan.PlanTree;
import org.haskap.web.Query;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/** Makes the pages from what was found. Pure. */
final class ExplorerPages {
    static final int ROWS = 50;

    /** More values than these stand in the file alone. */
    private static final int MOST_VALUES = 100;

    private ExplorerPages() {}

    /** The kinds, with how much each has. */
    static ExplorerPage kinds(Asked asked, Map<FactKind, List<Answer>> found, List<Link> doors) {
        Query address = asked.search().address(FactSearch.PATH);
        var rows = new ArrayList<ExplorerPage.Kind>();
        found.forEach((kind, answers) -> rows.add(new ExplorerPage.Kind(
                new Link(kind.name(), address.with("kind", kind.code()).href()),
                kind.code(),
                kind.sentence(),
                Words.number(answers.getFirst().value()) + "件",
                Words.number(answers.get(1).value()) + kind.unit())));
        return new ExplorerPage(
                asked.filter(FactSearch.PATH, List.of(), List.of(), rows.size() + "種類。" + days(asked)),
                doors,
                rows,
                "",
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    /**
     * The facts of a kind.
     *
     * @param facts one more than a page holds where the list goes on
     */
    static ExplorerPage list(
            Asked asked, FactKind kind, List<Answer> totals, List<RecordedFact> facts, List<Link> doors) {
        List<RecordedFact> shown = facts.subList(0, Math.min(ROWS, facts.size()));
        Query address = asked.search().address(FactSearch.PATH);
        boolean more = facts.size() > ROWS;
        boolean top = asked.search().place() == null;
        return new ExplorerPage(
                asked.filter(
                        FactSearch.PATH,
                        List.of(),
                        List.of(),
                        shown.size() + "件を表示しています" + (more ? "（続きがあります）。" : "。") + days(asked)),
                doors,
                List.of(),
                "一件が表すこと：" + kind.sentence(),
                List.of(
                        Fact.of("件数", Words.number(totals.getFirst().value()) + "件（取り消したものは数えません）"),
                        Fact.of("数量の合計", Words.number(totals.get(1).value()) + kind.unit()),
                        Fact.of("実人数", people(Words.number(totals.get(2).value())))),
                shown.stream().map(fact -> row(fact, kind, asked.trees())).toList(),
                top ? null : new Link("最新の事実へ戻る", address.href()),
                more
                        ? new Link(
                                "これより前の事実",
                                address.with(
                                                "after",
                                                new FactSearch.Place(
                                                                shown.getLast().occurredOn(),
                                                                shown.getLast().id())
                                                        .toString())
                                        .href())
                        : null,
                new Link("月別・内訳別に数える", asked.search().address(FactSearch.PIVOT).href()),
                files(
                        asked.search(),
                        FactSearch.PATH + "/facts",
                        "この条件の事実",
                        String.format(Locale.ROOT, "新しい日から%,d件まで", FactsFile.MOST)));
    }

    private static String days(Asked asked) {
        return Words.day(asked.days().first()) + "から" + Words.day(asked.days().last()) + "まで";
    }

    private static ExplorerPage.Row row(RecordedFact fact, FactKind kind, List<PlanTree> trees) {
        return new ExplorerPage.Row(
                new Link(Words.day(fact.occurredOn()), FactSearch.PATH + "/" + fact.id()),
                Words.state(fact),
                Words.number(fact.quantity()) + kind.unit(),
                node(fact.node(), trees),
                Words.dimensions(fact.dimensions(), kind),
                source(fact),
                Words.time(fact.recordedAt()));
    }

    private static Link source(RecordedFact fact) {
        return new Link(
                Words.module(fact.source().module()) + " " + fact.source().id(),
                Objects.requireNonNullElse(fact.source().href(), ""));
    }

    private static String node(@Nullable NodeRef node, List<PlanTree> trees) {
        return node == null
                ? "－"
                : trees.stream()
                        .filter(tree -> tree.plan().id() == node.plan())
                        .findFirst()
                        .flatMap(tree ->
                                tree.node(node.code()).map(each -> tree.plan().title() + "「" + each.heading() + "」"))
                        .orElse(node.code() + "（いまの版にはない項目）");
    }

    /** Facts counted by month or year. */
    static MonthsPage months(Asked asked, FactKind kind, Measure measure, List<Spans.Span> spans, Pivot pivot) {
        FactSearch search = asked.search();
        Query list = search.address(FactSearch.PATH);
        FactKind.Dimension by = asked.by();
        String unit = Words.unit(measure, kind);
        var notes = new ArrayList<String>();
        if (!search.per().equals("year") && !Spans.monthly(asked.days(), search.per())) {
            notes.add("期間が" + Spans.MOST_MONTHS + "か月を超えるため、年度ごとに示しています。月別は、期間を短くするかCSVで見られます。");
        }
        if (measure == Measure.DISTINCT) {
            notes.add("同じ人は、欄ごとに一人と数えます。このため、各欄を足しても合計になりません。");
        }
        if (pivot.values().size() > MOST_VALUES) {
            notes.add("値が多いため、大きいものから" + MOST_VALUES + "個を示しています。すべてはCSVで見られます。");
        }
        List<MonthsPage.Row> rows = by == null
                ? List.of()
                : pivot.values().stream()
                        .limit(MOST_VALUES)
                        .map(value -> new MonthsPage.Row(
                                new Link(
                                        value.isEmpty() ? "（値なし）" : value,
                                        value.isEmpty()
                                                ? ""
                                                : list.with(FactSearch.DIMENSION + by.code(), value)
                                                        .href()),
                                IntStream.range(0, spans.size())
                                        .mapToObj(i -> figure(pivot.cell(i, value)))
                                        .toList(),
                                figure(pivot.total(value))))
                        .toList();
        var total = new MonthsPage.Row(
                new Link("全体", ""),
                pivot.bySpan().stream().map(ExplorerPages::figure).toList(),
                figure(pivot.all()));
        return new MonthsPage(
                asked.filter(FactSearch.PIVOT, List.of(), choices(asked, kind, measure), days(asked)),
                kind.name() + "の" + Words.measure(measure) + "（" + unit + "）"
                        + (by == null ? "" : "：" + by.name() + "ごと"),
                spans.stream().map(Spans.Span::label).toList(),
                rows,
                total,
                notes,
                new Link("事実を一件ずつ見る", list.href()),
                files(search, FactSearch.PIVOT, "月別の件数・合計・実人数", "一行に一つの月と値"));
    }

    private static List<Download> files(FactSearch search, String path, String label, String note) {
        return Stream.of(RowsFile.Format.values())
                .map(format -> new Download(
                        format.name(),
                        label,
                        search.address(path + "." + format.suffix()).href(),
                        note))
                .toList();
    }

    private static List<Field> choices(Asked asked, FactKind kind, Measure measure) {
        return List.of(
                Field.select(
                                "measure",
                                "数え方",
                                List.of(Measure.COUNT, Measure.SUM, Measure.DISTINCT).stream()
                                        .map(each -> new Field.Option(each.name(), Words.measure(each)))
                                        .toList())
                        .filtering()
                        .value(measure.name()),
                Field.choice(
                        "by",
                        "内訳",
                        asked.by() == null ? "" : asked.by().code(),
                        kind.dimensions().stream()
                                .map(each -> new Field.Option(each.code(), each.name()))
                                .toList()),
                Field.select("per", "列", List.of(new Field.Option("month", "月別"), new Field.Option("year", "年度別")))
                        .filtering()
                        .value(Spans.monthly(asked.days(), asked.search().per()) ? "month" : "year"));
    }

    private static String figure(Answer answer) {
        return answer.facts() == 0 ? "－" : Words.number(answer.value());
    }

    /**
     * One fact of a chain.
     *
     * @param kind its kind, or null where nobody defines it any more
     * @param who who recorded each fact of the chain, in words, by the fact's key
     */
    static FactPage fact(
            RecordedFact fact,
            List<RecordedFact> chain,
            @Nullable FactKind kind,
            List<PlanTree> trees,
            Map<Long, String> who,
            boolean mayReverse) {
        String unit = kind == null ? "" : kind.unit();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("種類", (kind == null ? "" : kind.name()) + "（" + fact.kind() + "）"));
        facts.add(Fact.of("起きた日", Words.day(fact.occurredOn())));
        facts.add(Fact.of("数量", Words.number(fact.quantity()) + unit));
        facts.add(Fact.of("計画の項目", node(fact.node(), trees)));
        facts.add(Fact.of("内訳", Words.dimensions(fact.dimensions(), kind)));
        facts.add(Fact.of("対象の人", fact.hasSubject() ? "同じ人かどうかだけが分かる形で記録しています。だれかは分かりません。" : "記録していません"));
        facts.add(Fact.of("記録した日時", Words.time(fact.recordedAt())));
        facts.add(Fact.of("記録した人・処理", who.getOrDefault(fact.id(), "")));
        Link source = source(fact);
        facts.add(new Fact(
                "元の記録", List.of(source.label()), source.href().isEmpty() ? null : new Link("元の記録を見る", source.href())));
        var steps = new ArrayList<FactPage.Step>();
        steps.add(new FactPage.Step(
                "元の記録：" + source.label(), "", "", source.href().isEmpty() ? null : new Link("元の記録", source.href())));
        for (RecordedFact each : chain) {
            steps.add(new FactPage.Step(
                    each.reverses() == null
                            ? "事実" + each.id() + "として記録"
                            : "事実" + each.reverses() + "を取り消し（事実" + each.id() + "）"
                                    + (each.weight() > 0 ? "。もう一度数えます" : "。数えなくなります"),
                    Words.time(each.recordedAt()),
                    who.getOrDefault(each.id(), ""),
                    each.id() == fact.id() ? null : new Link("事実" + each.id(), FactSearch.PATH + "/" + each.id())));
        }
        return new FactPage(
                Words.state(fact),
                kind == null ? "" : kind.sentence(),
                facts,
                steps,
                mayReverse ? new Link("この事実を取り消す", FactSearch.PATH + "/" + fact.id() + "/reversal") : null);
    }

    /** Nobody is counted where no fact says whom it is about: that is no zero. */
    private static String people(String number) {
        return number.equals("0") ? "－（だれのことか分かる事実がありません）" : number + "人（だれのことか分かる事実だけ）";
    }
}

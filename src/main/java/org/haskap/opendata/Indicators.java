package org.haskap.opendata;

import static org.haskap.opendata.Column.code;
import static org.haskap.opendata.Column.integer;
import static org.haskap.opendata.Column.number;
import static org.haskap.opendata.Column.prose;
import static org.haskap.opendata.Column.text;
import static org.haskap.opendata.Column.time;
import static org.haskap.opendata.Datasets.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Standing;
import org.haskap.kernel.Missing;
import org.haskap.opendata.Dataset.Row;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Point;
import org.haskap.strategy.Progress;
import org.jspecify.annotations.Nullable;

/** The data sets of indicators. Pure. */
final class Indicators {
    private static final Column PLAN = text("plan_id", "計画のID");
    private static final Column KPI = text("kpi_id", "指標のコード（版が変わっても同じ）");
    private static final Column PERIOD = text("period", "時期（FYは年度、CYは暦年、日付は時点、/は期間）");
    private static final Column VALUE = number("value", "値（単位の倍数を掛けた数。186万人なら1860000）", "{unit}");
    private static final Column UNIT = text("unit", "単位");
    private static final Column STATUS = code("status", "値の状態（空の値はその理由）", Codes.STATUS);

    private Indicators() {}

    /** One row for each indicator. */
    static Dataset list(List<Progress> plans) {
        return list(() ->
                plans.stream().flatMap(plan -> plan.all().stream().map(standing -> row(plan.tree(), standing))));
    }

    /** The same with only some of one plan, in their order. */
    static Dataset list(PlanTree tree, List<Standing> shown) {
        return list(() -> shown.stream().map(standing -> row(tree, standing)));
    }

    private static Dataset list(Supplier<Stream<Row>> rows) {
        return new Dataset(
                "indicators",
                "指標（数値目標・重要業績評価指標）",
                "1行が1つの指標。基準値と最新の実績、いまの目標値、判定を並べた。ほかの年の実績はobservations、資料に載っている値はindicator-series、目標の変更はtargets。",
                List.of(
                        PLAN,
                        KPI,
                        text("node_code", "測っている項目のコード"),
                        text("name", "指標の名前"),
                        UNIT,
                        code("direction", "良い向き", Codes.DIRECTION),
                        code("accumulation", "年をまたぐ数え方", Codes.ACCUMULATION),
                        text("baseline_period", "基準値の時期"),
                        number("baseline_value", "基準値", "{unit}"),
                        code("baseline_status", "基準値の状態", Codes.STATUS),
                        text("baseline_text", "基準値の原文（丸数字などは普通の文字に直した）"),
                        text("target_period", "目標値の時期"),
                        number("target_value", "目標値", "{unit}"),
                        code("target_status", "目標値の状態", Codes.STATUS),
                        text("target_text", "目標値の原文（丸数字などは普通の文字に直した）"),
                        text("actual_period", "最新の実績の時期"),
                        number("actual_value", "最新の実績", "{unit}"),
                        code("actual_status", "最新の実績の状態（まだ1つもなければNOT_AVAILABLE）", Codes.STATUS),
                        code("actual_origin", "最新の実績の出どころ", Codes.ORIGIN),
                        code("actual_firmness", "最新の実績の確からしさ", Codes.FIRMNESS),
                        number("expected_value", "実績の時期の目安（基準値から目標値へまっすぐ進む場合。status列にかかわらず、計算できなければ空）", "{unit}"),
                        number("attainment_ratio", "達成度（1が目標。計算できなければ空）", "1を目標とする割合"),
                        text("attainment_method", "達成度の計算の方法"),
                        text("rating_code", "判定のコード"),
                        text("rating", "判定"),
                        prose("notes", "注"),
                        integer("document_id", "元の資料のID", "ID"),
                        integer("page", "元の資料のページ", "ページ"),
                        integer("line", "元の資料の行", "行")),
                rows);
    }

    private static Row row(PlanTree tree, Standing standing) {
        Indicator indicator = standing.indicator();
        Actual newest = standing.latest() == null ? standing.running() : standing.latest();
        Figure baseline = indicator.baseline();
        Figure target = indicator.target();
        return Row.of(
                tree.plan().slug(),
                indicator.code(),
                indicator.node(),
                plain(indicator.name()),
                unit(indicator),
                indicator.direction().name(),
                indicator.accumulation().name(),
                Datasets.periodCode(baseline.period()),
                baseline.value(),
                status(baseline.value(), baseline.missing()),
                plain(baseline.text()),
                Datasets.periodCode(target.period()),
                target.value(),
                status(target.value(), target.missing()),
                plain(target.text()),
                newest == null ? null : newest.period().code(),
                newest == null ? null : newest.value(),
                newest == null ? Missing.NOT_AVAILABLE.name() : status(newest.value(), newest.missing()),
                newest == null ? null : newest.origin().name(),
                newest == null ? null : newest.status().name(),
                decimal(standing.expected()),
                decimal(standing.attainment().ratio()),
                plain(standing.attainment().method()),
                standing.rating().code(),
                plain(standing.rating().label()),
                plain(String.join(" ", indicator.notes())),
                tree.edition().documentId(),
                indicator.place().page(),
                indicator.place().line());
    }

    private static @Nullable BigDecimal decimal(@Nullable Exact number) {
        return number == null ? null : number.decimal();
    }

    /** One row for each target that was ever adopted. */
    static Dataset targets(List<PlanTree> plans) {
        return new Dataset(
                "targets",
                "目標値の履歴",
                "1行が、ある版で採用された1つの目標値。新しいものから並び、currentが1の行がいまの目標。",
                List.of(
                        PLAN,
                        KPI,
                        integer("edition", "目標を定めた版の番号", "版"),
                        time("adopted_at", "採用した時刻"),
                        code("current", "いまの目標か", Codes.YES_NO),
                        PERIOD,
                        VALUE,
                        UNIT,
                        STATUS,
                        text("text", "原文（丸数字などは普通の文字に直した）"),
                        text("reason", "前の目標から改めた理由")),
                () -> plans.stream()
                        .flatMap(tree -> tree.indicators().stream().flatMap(indicator -> targets(tree, indicator))));
    }

    private static Stream<Row> targets(PlanTree tree, Indicator indicator) {
        var rows = new ArrayList<Row>();
        for (Indicator.Target target : indicator.targets()) {
            Figure figure = target.figure();
            rows.add(Row.of(
                    tree.plan().slug(),
                    indicator.code(),
                    target.edition(),
                    target.adoptedAt(),
                    rows.isEmpty() ? "1" : "0",
                    Datasets.periodCode(figure.period()),
                    figure.value(),
                    unit(figure, indicator),
                    status(figure.value(), figure.missing()),
                    plain(figure.text()),
                    plain(target.reason())));
        }
        return rows.stream();
    }

    /** One row for each value of each time. */
    static Dataset series(List<PlanTree> plans) {
        return new Dataset(
                "indicator-series",
                "指標の値（時系列）",
                "1行が、1つの指標の1つの時期の値。基準値、目標値と、資料に載っているほかの年の値。",
                List.of(
                        PLAN,
                        KPI,
                        code("figure_kind", "値の種類", Codes.FIGURE),
                        PERIOD,
                        VALUE,
                        UNIT,
                        STATUS,
                        text("note", "資料での呼び名と原文")),
                () -> plans.stream()
                        .flatMap(tree -> tree.indicators().stream()
                                .flatMap(indicator -> values(indicator)
                                        .map(value -> Row.of(
                                                tree.plan().slug(),
                                                indicator.code(),
                                                value.kind(),
                                                value.period(),
                                                value.value(),
                                                value.unit(),
                                                value.status(),
                                                value.note())))));
    }

    /** The values of one indicator, tidy, under the headings that every indicator's file has. */
    static Dataset tidy(Standing standing) {
        Indicator indicator = standing.indicator();
        return new Dataset(
                "kpi",
                indicator.name(),
                "1行が1つの時期の値。",
                List.of(KPI, PERIOD, VALUE, UNIT, STATUS, text("note", "値の種類、資料での呼び名と原文")),
                () -> Stream.of(
                                values(indicator).filter(value -> !value.kind().equals("TARGET")),
                                standing.runs().stream()
                                        .flatMap(run -> run.actuals().stream()
                                                .filter(actual -> actual.origin() != Actual.Origin.PRINTED)
                                                .map(actual -> value(run.label(), actual, indicator))),
                                values(indicator).filter(value -> value.kind().equals("TARGET")))
                        .flatMap(values -> values)
                        .map(value -> Row.of(
                                indicator.code(),
                                value.period(),
                                value.value(),
                                value.unit(),
                                value.status(),
                                value.note())));
    }

    private static Value value(String run, Actual actual, Indicator indicator) {
        return new Value(
                "ACTUAL",
                actual.period().code(),
                actual.value(),
                unit(indicator),
                status(actual.value(), actual.missing()),
                plain("実績（" + actual.origin().label() + "・" + actual.status().label() + (run.isEmpty() ? "" : "・" + run)
                        + "）"));
    }

    private record Value(
            String kind,
            @Nullable String period,
            @Nullable BigDecimal value,
            @Nullable String unit,
            String status,
            String note) {}

    private static Stream<Value> values(Indicator indicator) {
        var values = new ArrayList<Value>();
        values.add(value("BASELINE", "基準値", indicator.baseline(), indicator));
        for (Point point : indicator.series()) {
            var value = new Value(
                    "SERIES",
                    point.period().code(),
                    point.value(),
                    unit(indicator),
                    status(point.value(), Missing.UNCLEAR),
                    note(point.tag().isEmpty() ? "値" : point.tag(), point.text()));
            if (!says(indicator.baseline(), point) && !says(indicator.target(), point)) {
                values.add(value);
            }
        }
        values.add(value("TARGET", "目標値", indicator.target(), indicator));
        return values.stream();
    }

    /** Whether a series only repeats the baseline or the target. */
    private static boolean says(Figure figure, Point point) {
        return point.period().equals(figure.period())
                && (point.value() == null
                        ? figure.value() == null
                        : figure.value() != null && point.value().compareTo(figure.value()) == 0);
    }

    private static Value value(String kind, String name, Figure figure, Indicator indicator) {
        return new Value(
                kind,
                Datasets.periodCode(figure.period()),
                figure.value(),
                unit(figure, indicator),
                status(figure.value(), figure.missing()),
                note(name, figure.text()));
    }

    private static String note(String name, String printed) {
        return plain(printed.isBlank() ? name : name + "（原文「" + printed + "」）");
    }

    private static @Nullable String unit(Indicator indicator) {
        String unit = indicator.unit();
        return unit == null ? null : plain(unit);
    }

    private static @Nullable String unit(Figure figure, Indicator indicator) {
        String unit = figure.unit();
        return unit == null ? unit(indicator) : plain(unit);
    }

    /** The status beside a value: available, or why there is none. */
    static String status(@Nullable BigDecimal value, @Nullable Missing missing) {
        if (value != null) {
            return Codes.AVAILABLE;
        }
        return (missing == null ? Missing.NOT_AVAILABLE : missing).name();
    }
}

package org.haskap.opendata;

import static org.haskap.opendata.Column.code;
import static org.haskap.opendata.Column.integer;
import static org.haskap.opendata.Column.number;
import static org.haskap.opendata.Column.prose;
import static org.haskap.opendata.Column.text;
import static org.haskap.opendata.Column.time;

import java.util.List;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.opendata.Dataset.Row;
import org.haskap.plan.PlanTree;
import org.haskap.strategy.Progress;

/** The data set of actual values: one row for each indicator and period. Pure. */
final class Observed {
    private Observed() {}

    /** One row for each value that stands, of all plans. */
    static Dataset of(List<Progress> plans) {
        return of(plans.stream().map(plan -> new Some(plan.tree(), plan.all())).toList(), _ -> true);
    }

    /**
     * Some indicators of a plan.
     *
     * @param tree the plan
     * @param standings where they stand
     */
    record Some(PlanTree tree, List<Standing> standings) {
        Some {
            standings = List.copyOf(standings);
        }
    }

    /** The same of some indicators, and of their values only those that are let through. */
    static Dataset of(List<Some> plans, java.util.function.Predicate<Actual> shown) {
        return new Dataset(
                "observations",
                "指標の実績",
                "1行が、1つの指標の1つの時期の実績。runが同じ行どうしだけが比べられる。自動集計の値は、事実が記録されるたびに変わる。",
                List.of(
                        text("plan_id", "計画のID"),
                        text("kpi_id", "指標のコード（版が変わっても同じ）"),
                        text("period", "時期（FYは年度、CYは暦年、日付は時点、/は期間）"),
                        number("value", "値（単位の倍数を掛けた数。186万人なら1860000）", "{unit}"),
                        text("unit", "単位"),
                        code("status", "値の状態（空の値はその理由）", Codes.STATUS),
                        code("origin", "値の出どころ", Codes.ORIGIN),
                        code("firmness", "値の確からしさ", Codes.FIRMNESS),
                        text("run", "数え方の続き。空は基準値から続く数え方"),
                        integer("formula_version", "数えた算式の版（自動集計だけ。ほかは空）", "版"),
                        integer("facts", "数えた事実の数（自動集計でなければ0）", "件"),
                        text("source", "入力や取込のもとになった資料"),
                        prose("comment", "担当課の説明"),
                        time("recorded_at", "入力や確定の時刻（開いた時点で数えた値と、資料の値は空）"),
                        time("confirmed_at", "確認の時刻")),
                () -> plans.stream()
                        .flatMap(some ->
                                some.standings().stream().flatMap(standing -> rows(some.tree(), standing, shown))));
    }

    private static Stream<Row> rows(PlanTree tree, Standing standing, java.util.function.Predicate<Actual> shown) {
        var indicator = standing.indicator();
        return standing.runs().stream()
                .flatMap(run -> run.actuals().stream()
                        .filter(shown)
                        .map(actual -> Row.of(
                                tree.plan().slug(),
                                indicator.code(),
                                actual.period().code(),
                                actual.value(),
                                indicator.unit() == null ? null : PlainText.of(indicator.unit()),
                                Indicators.status(actual.value(), actual.missing()),
                                actual.origin().name(),
                                actual.status().name(),
                                PlainText.of(run.label()),
                                actual.formulaVersion(),
                                actual.facts(),
                                PlainText.of(actual.source()),
                                PlainText.of(actual.comment()),
                                actual.recordedAt(),
                                actual.confirmedAt())));
    }
}

package org.haskap.opendata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.attainment.Aim;
import org.haskap.attainment.Attainments;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Mark;
import org.haskap.attainment.Standing;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.haskap.opendata.Dataset.Row;
import org.haskap.plan.PlanNode;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.strategy.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Targets and actual values in the layout of file 3-1 (目標・実績) of the country's review of projects (行政事業レビュー, RSシステム):
 * four rows for each indicator, a column for each year. What a city's plan does not tell (budget numbers, the cabinet's decisions,
 * output or outcome) stays empty. Pure.
 */
final class ReviewSheet {
    private static final int FIRST = 2007;
    private static final int LAST = 2060;
    private static final String DECIDED = "事業に関連するKPIが定められている閣議決定等の";

    private static final List<String> HEADINGS = Stream.concat(
                    Stream.of(
                            "シート種別",
                            "事業年度",
                            "予算事業ID",
                            "事業名",
                            "府省庁の建制順",
                            "政策所管府省庁",
                            "府省庁",
                            "局・庁",
                            "部",
                            "課",
                            "室",
                            "班",
                            "係",
                            DECIDED + "名称",
                            DECIDED + "該当箇所",
                            DECIDED + "URL",
                            "アクティビティ・アウトプット・アウトカムの番号",
                            "種別（アクティビティ・アウトプット・アウトカム）",
                            "アウトカムの期間",
                            "成果目標の種類",
                            "アクティビティ／活動目標／成果目標",
                            "活動指標／成果指標",
                            "単位",
                            "改善の上向き／下向き",
                            "成果実績及び目標値の根拠として用いた統計・データ名（出典）",
                            "定性的なアウトカム目標を設定している理由",
                            "定性的なアウトカムに関する成果実績",
                            "目標年度／目標値／実績値／達成率"),
                    IntStream.rangeClosed(FIRST, LAST).mapToObj(Integer::toString))
            .toList();

    private ReviewSheet() {}

    static Dataset of(PublicData data) {
        return new Dataset(
                "review-sheet-3-1",
                "目標と実績（行政事業レビューの3-1の様式）",
                "国の行政事業レビュー（RSシステム）の「3-1 目標・実績」と同じ見出しの表。1つの指標が4行（目標年度、目標値、実績値、達成率）で、"
                        + "年が列に並ぶ。様式の決まりなので、機械可読性の規則のうち縦持ちなどは満たさない。市の計画にない欄は空。"
                        + "予算事業IDには計画のIDと指標のコードを、府省庁には策定した団体を入れた。達成率は、基準値からの前進の割合（基準値がなければ目標値に対する割合）。",
                HEADINGS.stream().map(Column::printed).toList(),
                () -> data.progress().stream()
                        .flatMap(plan -> plan.all().stream().flatMap(standing -> rows(plan, standing))));
    }

    private static Stream<Row> rows(Progress plan, Standing standing) {
        var indicator = standing.indicator();
        var target = indicator.target();
        var aimed = new TreeMap<Integer, Object>();
        var flag = new TreeMap<Integer, Object>();
        year(target.period()).ifPresent(year -> {
            flag.put(year, BigDecimal.ONE);
            aimed.put(year, target.value() == null ? PlainText.of(target.text()) : target.value());
        });
        var actual = new TreeMap<Integer, Object>();
        var rate = new TreeMap<Integer, Object>();
        var baseline = indicator.baseline().value();
        if (baseline != null) {
            year(indicator.baseline().period()).ifPresent(year -> actual.put(year, baseline));
        }
        Aim aim = Aim.of(indicator, plan.tree().plan().period());
        standing.runs()
                .forEach(run -> run.actuals().forEach(each -> {
                    var value = each.value();
                    var year = year(each.period());
                    if (value != null && year.isPresent()) {
                        actual.put(year.getAsInt(), value);
                        Exact ratio = Attainments.of(aim, Mark.of(value, each.period()))
                                .ratio();
                        if (ratio != null) {
                            rate.put(year.getAsInt(), ratio.percent(1));
                        }
                    }
                }));
        return Stream.of(
                row(plan, standing, "1.目標年度", flag),
                row(plan, standing, "2.目標値", aimed),
                row(plan, standing, "3.実績値", actual),
                row(plan, standing, "4.達成率", rate));
    }

    private static Row row(Progress plan, Standing standing, String kind, Map<Integer, Object> years) {
        var tree = plan.tree();
        var indicator = standing.indicator();
        var node = plan.outline().nodeOf(indicator);
        String owner = PlainText.of(tree.plan().owner().name());
        String departments = node.map(found -> tree.departmentsBelow(found.code())).stream()
                .flatMap(List::stream)
                .map(Department::name)
                .collect(Collectors.joining("、"));
        var cells = new ArrayList<@Nullable Object>(Arrays.asList(
                "3-1 目標・実績",
                FiscalYear.of(plan.today()).year(),
                tree.plan().slug() + "_" + indicator.code(),
                PlainText.of(node.map(PlanNode::title).orElse(tree.plan().title())),
                null,
                owner,
                owner,
                null,
                null,
                PlainText.of(departments),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PlainText.of(node.map(PlanNode::title).orElse("")),
                PlainText.of(indicator.name()),
                indicator.unit() == null ? null : PlainText.of(indicator.unit()),
                direction(indicator.direction()),
                source(standing, PlainText.of(tree.plan().title())),
                null,
                null,
                kind));
        for (int year = FIRST; year <= LAST; year++) {
            cells.add(years.get(year));
        }
        return new Row(cells);
    }

    private static @Nullable String direction(Direction direction) {
        return switch (direction) {
            case INCREASE -> "上向き";
            case DECREASE -> "下向き";
            case MAINTAIN, MILESTONE -> null;
        };
    }

    private static String source(Standing standing, String plan) {
        var latest = standing.latest();
        return latest == null || latest.source().isBlank() ? plan : PlainText.of(latest.source());
    }

    /** The fiscal year of a period's end: a calendar year stands under its own number. */
    private static OptionalInt year(@Nullable Period period) {
        int year = switch (period) {
            case null -> 0;
            case FiscalYear fiscal -> fiscal.year();
            case CalendarYear calendar -> calendar.year();
            case AsOf day -> FiscalYear.of(day.day()).year();
            case YearSpan span -> year(span.last()).orElse(0);
        };
        return year < FIRST || year > LAST ? OptionalInt.empty() : OptionalInt.of(year);
    }
}

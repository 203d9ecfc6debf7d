package org.haskap.opendata;

import static org.haskap.opendata.Column.code;
import static org.haskap.opendata.Column.number;
import static org.haskap.opendata.Column.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.haskap.opendata.Dataset.Row;
import org.haskap.plan.PlanTree;
import org.jspecify.annotations.Nullable;

/**
 * All series as SDMX-CSV 1.0. A fiscal year is the reporting year {@code 2019-A1} with the attribute that it begins on 1 April.
 * Pure. Source: SDMX-CSV field guide; code list CL_OBS_STATUS.
 */
final class Sdmx {
    private static final String FLOW = "HASKAP:KPI(1.0)";
    private static final String APRIL = "--04-01";

    private Sdmx() {}

    /** CL_OBS_STATUS, as far as it is needed. */
    enum Status {
        A("確定した値"),
        B("数え方が変わったあとの最初の値"),
        E("見込・推計の値"),
        F("見通しの値"),
        L("未把握の値"),
        M("対象外で、値がありえない"),
        O("値がない"),
        P("速報の値"),
        Q("非公表の値");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Dataset of(PublicData data) {
        return new Dataset(
                "sdmx-series",
                "指標の時系列（SDMX-CSV 1.0）",
                "1行が1つの観測値。統計の交換形式SDMX-CSVの見出しのとおりで、UTF-8のBOMなし。年度はTIME_PERIODが2019-A1のような形で、"
                        + "REPORTING_YEAR_START_DAYが--04-01。SERIESが基準値・実績・見通し・目標値を分ける。",
                List.of(
                        text("DATAFLOW", "データの流れ"),
                        text("REF_AREA", "地域（全国地方公共団体コード）"),
                        text("INDICATOR", "指標（計画のID_指標のコード）"),
                        code("SERIES", "値の種類", Codes.SERIES),
                        text("TIME_PERIOD", "時期"),
                        number("OBS_VALUE", "値（空の理由はOBS_STATUS）", "{UNIT_MEASURE}"),
                        text("UNIT_MEASURE", "単位"),
                        code("OBS_STATUS", "値の状態", Codes.OBS_STATUS),
                        text("REPORTING_YEAR_START_DAY", "年度の始まる日")),
                false,
                () -> data.progress().stream()
                        .flatMap(plan -> plan.all().stream().flatMap(standing -> rows(data, plan.tree(), standing))));
    }

    private record Obs(
            String series, Period period, @Nullable BigDecimal value, Status status) {}

    private static Stream<Row> rows(PublicData data, PlanTree tree, Standing standing) {
        var indicator = standing.indicator();
        var values = new ArrayList<Obs>();
        add(
                values,
                "BASELINE",
                indicator.baseline().period(),
                indicator.baseline().value(),
                indicator.baseline().missing());
        for (int i = 0; i < standing.runs().size(); i++) {
            boolean cut = i > 0 || !standing.runs().get(i).label().isEmpty();
            for (Actual actual : standing.runs().get(i).actuals()) {
                values.add(new Obs("ACTUAL", actual.period(), actual.value(), status(actual, cut)));
                cut = false;
            }
        }
        var forecast = standing.forecast();
        if (forecast != null) {
            values.add(new Obs("FORECAST", forecast.period(), forecast.value(), Status.F));
        }
        add(
                values,
                "TARGET",
                indicator.target().period(),
                indicator.target().value(),
                indicator.target().missing());
        // A key stands once: of two values of one time the one counted last holds.
        var byKey = new LinkedHashMap<String, Obs>();
        values.forEach(value -> byKey.put(value.series() + " " + value.period().code(), value));
        String unit = indicator.unit();
        return byKey.values().stream()
                .map(value -> Row.of(
                        FLOW,
                        data.code(),
                        tree.plan().slug() + "_" + indicator.code(),
                        value.series(),
                        time(value.period()),
                        value.value(),
                        unit == null ? null : PlainText.of(unit),
                        value.status().name(),
                        value.period() instanceof FiscalYear ? APRIL : null));
    }

    private static void add(
            List<Obs> values,
            String series,
            @Nullable Period period,
            @Nullable BigDecimal value,
            @Nullable Missing missing) {
        if (period != null) {
            values.add(new Obs(series, period, value, value == null ? status(missing) : Status.A));
        }
    }

    private static Status status(Actual actual, boolean cut) {
        if (actual.value() == null) {
            return status(actual.missing());
        }
        return switch (actual.status()) {
            case PROVISIONAL -> Status.P;
            case ESTIMATED -> Status.E;
            case FINAL -> cut ? Status.B : Status.A;
        };
    }

    /** Why there is no value. What is still being found out has none yet. */
    static Status status(@Nullable Missing missing) {
        return switch (missing) {
            case NOT_COLLECTED -> Status.L;
            case SUPPRESSED -> Status.Q;
            case NOT_APPLICABLE -> Status.M;
            case NOT_AVAILABLE, PENDING, UNCLEAR -> Status.O;
            case null -> Status.O;
        };
    }

    /** A period as SDMX writes it. */
    static String time(Period period) {
        return switch (period) {
            case FiscalYear year -> year.year() + "-A1";
            case CalendarYear year -> Integer.toString(year.year());
            case AsOf day -> day.day().toString();
            case YearSpan span ->
                span.start() + "/P"
                        + (span.end().getYear()
                                - span.start().getYear()
                                + (span.start().getMonthValue() == 1 ? 1 : 0)) + "Y";
        };
    }
}

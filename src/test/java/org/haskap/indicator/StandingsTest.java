package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Subject;
import org.haskap.attainment.RatingScales;
import org.haskap.attainment.Standing;
import org.haskap.database.Publications;
import org.haskap.database.Regions;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Plans;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Formulas, scales and what they make of facts and entered values, on a real region. */
class StandingsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String SEMINAR = "seminar.participants";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final InstantSource CLOCK =
            InstantSource.fixed(TODAY.atTime(3, 0).toInstant(ZoneOffset.UTC));
    private static City city;

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        FactKind seminars() {
            return new FactKind(
                    SEMINAR, "セミナーの参加者", "セミナーに人が参加した。", "人", List.of(new FactKind.Dimension("place", "会場")));
        }

        @Bean
        FactKind never() {
            return new FactKind("never.happened", "起きないこと", "起きない。", "件", List.of());
        }
    }

    @BeforeAll
    static void start() {
        city = new City(region, region.start(Kinds.class));
        // 2024 and 2025 are collected; of 2025 one fact is taken back; nothing is there from 2023 and 2026.
        record("2024-06-01", "m2-p1", "40", "市役所");
        record("2024-07-01", "m2-p1", "31", "商工会議所");
        record("2024-07-02", "m1-p1", "500", "市役所");
        record("2025-06-01", "m2-p1", "90", "市役所");
        long wrong = record("2025-06-02", "m2-p1", "1000", "市役所");
        transactions()
                .execute(_ -> City.operating(() -> city.bean(Evidence.class).reverse(wrong)));
    }

    private static TransactionTemplate transactions() {
        return city.bean(TransactionTemplate.class);
    }

    private static long record(String day, String node, String quantity, String place) {
        var fact = new Fact(
                SEMINAR,
                LocalDate.parse(day),
                new BigDecimal(quantity),
                new NodeRef(city.plan, node),
                null,
                Map.of("place", place),
                new SourceRecord("test", day, null));
        return Objects.requireNonNull(transactions()
                .execute(_ -> City.operating(() -> city.bean(Evidence.class).record(fact))));
    }

    private static Formula sum(@Nullable String node, Map<String, String> dimensions) {
        return new Formula.Sum(new Selection(SEMINAR, node == null ? null : new NodeRef(city.plan, node), dimensions));
    }

    private static FormulaVersion put(String code, Formula formula, int firstYear, int seen) throws Exception {
        return city.as(
                city.planner,
                () -> city.bean(Formulas.class)
                        .put(
                                new IndicatorRef(city.plan, code),
                                formula,
                                new Span.EachFiscalYear(),
                                firstYear,
                                "名簿から数えられるため",
                                seen));
    }

    private static Formulas formulas(JdbcClient jdbc) {
        return new Formulas(
                jdbc,
                city.bean(Plans.class),
                city.bean(FactKinds.class),
                city.bean(Publications.class),
                transactions(),
                city.bean(Audit.class),
                city.bean(Access.class),
                CLOCK);
    }

    private static Standings standings(JdbcClient jdbc) {
        return new Standings(
                formulas(jdbc),
                city.bean(Observations.class),
                city.bean(Scales.class),
                city.bean(Evidence.class),
                city.bean(FactKinds.class),
                city.bean(Plans.class),
                CLOCK);
    }

    private static Working working(String code) {
        return standings(city.bean(JdbcClient.class)).working(city.tree, code).orElseThrow();
    }

    private static List<String> values(Working working) {
        return working.figures().stream()
                .map(Working.Figure::actual)
                .map(actual -> actual.period().code() + " "
                        + (actual.value() == null
                                ? Objects.requireNonNull(actual.missing()).label()
                                : actual.value().toPlainString()))
                .toList();
    }

    @Test
    void an_indicator_counts_itself_and_a_year_without_facts_is_not_zero() throws Exception {
        var version = put("m2-k1", sum("m2", Map.of()), 2023, seen("m2-k1"));
        assertThat(version.sentence())
                .isEqualTo("毎年度（4月から翌年3月まで）の、「セミナーの参加者」の事実のうち、「苫小牧における創業促進」とその下に属するものの数量の合計です。2023年度の値から、このように数えます。");
        var working = working("m2-k1");
        assertThat(values(working)).containsExactly("FY2023 未把握", "FY2024 71", "FY2025 90", "FY2026 未把握");
        var figure = working.figures().get(1);
        var counted = Objects.requireNonNull(figure.counted());
        assertThat(counted.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.query().from()).isEqualTo(LocalDate.of(2024, 4, 1));
            assertThat(asked.query().to()).isEqualTo(LocalDate.of(2025, 3, 31));
            assertThat(asked.answer().facts()).isEqualTo(2);
        });
        assertThat(working.figures().getFirst().actual().comment()).contains("0ではなく未把握");
        assertThat(Objects.requireNonNull(working.standing().latest()).period()).isEqualTo(new FiscalYear(2025));
        assertThat(working.standing().rating().label()).isEqualTo("達成");
        assertThat(working.standing().runs()).hasSize(1);
    }

    @Test
    void a_selection_that_nothing_fits_is_zero_where_the_kind_is_collected() throws Exception {
        put("m1-k1", sum("m2", Map.of("place", "体育館")), 2024, seen("m1-k1"));
        assertThat(values(working("m1-k1"))).endsWith("FY2024 0", "FY2025 0", "FY2026 未把握");
    }

    @Test
    void another_formula_breaks_the_series_and_the_same_one_changes_nothing() throws Exception {
        String code = "g1-k1";
        put(code, sum(null, Map.of()), 2024, 0);
        long before = city.bean(Publications.class).version();
        assertThat(put(code, sum(null, Map.of()), 2024, 0).version()).isEqualTo(1);
        assertThat(city.bean(Publications.class).version()).isEqualTo(before);
        put(code, sum("m1", Map.of()), 2025, 1);
        assertThat(city.bean(Publications.class).version()).isGreaterThan(before);
        var runs = working(code).standing().runs();
        assertThat(runs).extracting(Standing.Run::label).containsExactly("自動集計（算式 第1版）", "自動集計（算式 第2版）");
        assertThat(values(working(code))).containsExactly("FY2024 571", "FY2025 0", "FY2026 未把握");
        assertThatThrownBy(() -> put(code, sum("m2", Map.of()), 2025, 1)).isInstanceOf(StaleException.class);
        city.as(
                city.planner,
                () -> city.bean(Formulas.class).end(new IndicatorRef(city.plan, code), 2025, "数え方を見直すため", 2));
        assertThat(values(working(code))).containsExactly("FY2024 571");
        assertThat(city.bean(Formulas.class).inForce(city.plan)).doesNotContainKey(code);
        assertThat(City.operating(() -> city.bean(Audit.class).history(new Subject("indicator", "strategy/" + code))))
                .extracting(entry -> entry.action())
                .containsExactly("formula.ended", "formula.set", "formula.set");
    }

    @Test
    void of_two_who_change_a_formula_at_once_one_is_told() throws Exception {
        int seen = seen("m1-k1");
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = List.of("市民会館", "図書館").stream()
                    .map(place -> threads.submit((Callable<Boolean>) () -> {
                        barrier.await();
                        try {
                            put("m1-k1", sum("m2", Map.of("place", place)), 2024, seen);
                            return true;
                        } catch (StaleException _) {
                            return false;
                        }
                    }))
                    .toList();
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void who_may_not_set_formulas_or_scales_is_refused() {
        assertThatThrownBy(() -> city.as(
                        city.clerk,
                        () -> city.bean(Formulas.class)
                                .put(
                                        new IndicatorRef(city.plan, "m2-k1"),
                                        sum(null, Map.of()),
                                        new Span.EachFiscalYear(),
                                        2024,
                                        "x",
                                        0)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> city.as(city.chief, () -> {
                    city.bean(Scales.class).choose(city.tree.plan(), "points", "x", 0);
                    return true;
                }))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void choosing_a_scale_rates_everything_anew_and_keeps_why() throws Exception {
        assertThat(city.bean(Scales.class).of(city.plan)).isEqualTo(ScaleChoice.DEFAULT);
        city.as(city.planner, () -> {
            city.bean(Scales.class).choose(city.tree.plan(), "symbols", "議会の求めによる", 0);
            return true;
        });
        var chosen = city.bean(Scales.class).of(city.plan);
        assertThat(RatingScales.find("symbols")).contains(chosen.scale());
        assertThat(chosen.reason()).isEqualTo("議会の求めによる");
        assertThatThrownBy(() -> city.as(city.planner, () -> {
                    city.bean(Scales.class).choose(city.tree.plan(), "points", "知らずに", 0);
                    return true;
                }))
                .isInstanceOf(StaleException.class);
        city.as(city.planner, () -> {
            city.bean(Scales.class).choose(city.tree.plan(), "line", "元に戻す", 1);
            return true;
        });
    }

    @Test
    void formulas_and_scales_are_only_added() {
        for (String table : List.of("formula", "scale_choice")) {
            assertThatThrownBy(() -> region.jdbc().sql("delete from " + table).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_plan_costs_the_same_few_statements_however_many_indicators_count_themselves() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var jdbc = JdbcClient.create(counted);
        var standings = new Standings(
                formulas(jdbc),
                new Observations(
                        jdbc, city.bean(Responsibilities.class), transactions(), city.bean(Audit.class), CLOCK),
                new Scales(
                        jdbc,
                        city.bean(Publications.class),
                        transactions(),
                        city.bean(Audit.class),
                        city.bean(Access.class),
                        CLOCK),
                new Evidence(city.bean(Regions.class), jdbc, city.bean(FactKinds.class), city.bean(Plans.class), CLOCK),
                city.bean(FactKinds.class),
                city.bean(Plans.class),
                CLOCK);
        standings.of(city.tree); // what is kept in memory is there afterwards
        int before = counted.during(() -> standings.of(city.tree)).size();
        put(
                "m1-k1",
                new Formula.Ratio(sum("m1", Map.of()), sum("m2", Map.of()), BigDecimal.valueOf(100)),
                2005,
                seen("m1-k1"));
        assertThat(counted.during(() -> standings.of(city.tree)).stream()
                        .filter(sql -> !sql.contains("from fact f"))) // how many those are is the evidence's own budget
                .hasSizeLessThanOrEqualTo(6);
        assertThat(before).isPositive();
    }

    private static int seen(String code) {
        return city.bean(Formulas.class).versions(new IndicatorRef(city.plan, code)).stream()
                .findFirst()
                .map(FormulaVersion::version)
                .orElse(0);
    }
}

package org.haskap.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Role;
import org.haskap.attainment.Actual;
import org.haskap.database.Publications;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.kernel.StaleException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How values are entered, superseded, confirmed and sent back. Each test has years of its own. */
class ObservationsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String CODE = "m2-k1";
    private static City city;
    private static Observations observations;
    private static Confirmations confirmations;

    @BeforeAll
    static void start() {
        city = new City(region, region.start());
        observations = city.bean(Observations.class);
        confirmations = city.bean(Confirmations.class);
    }

    private static List<String> current(int year) {
        return observations.current(city.plan).getOrDefault(CODE, List.of()).stream()
                .filter(actual -> actual.period().code().equals("FY" + year))
                .map(Actual::text)
                .toList();
    }

    private static Observation head(int year) {
        return observations.entered(city.plan).getOrDefault(CODE, List.of()).stream()
                .filter(one -> one.period().code().equals("FY" + year))
                .findFirst()
                .orElseThrow();
    }

    /** What may follow on what: each line is what was done so far, what is done next, and whether that is taken. */
    @ParameterizedTest
    @CsvSource({
        "2101, '', enter, WAITING, ''",
        "2102, enter, enter, WAITING, ''",
        "2103, enter, confirm, CONFIRMED, 2",
        "2104, enter, return, RETURNED, ''",
        "2105, enter, withdraw, WITHDRAWN, ''",
        "2106, enter confirm, confirm, stale, 2",
        "2107, enter confirm, return, stale, 2",
        "2108, enter confirm, enter, WAITING, 2",
        "2109, enter confirm, withdraw, WAITING, 2",
        "2110, enter confirm withdraw, confirm, CONFIRMED, ''",
        "2111, enter confirm withdraw, return, RETURNED, 2",
        "2112, enter confirm withdraw confirm, enter, WAITING, ''",
        "2113, enter return, confirm, stale, ''",
        "2114, enter return, enter, WAITING, ''",
        "2115, enter return, withdraw, WITHDRAWN, ''",
        "2116, enter withdraw, confirm, stale, ''",
        "2117, enter withdraw, enter, WAITING, ''",
        "2118, enter confirm enter, return, RETURNED, 2",
        "2119, enter confirm enter return, withdraw, WAITING, 2",
    })
    void a_value_goes_these_ways_and_no_other(int year, String before, String next, String state, String publicValue) {
        int value = 2;
        for (String step : before.isEmpty() ? new String[0] : before.split(" ", -1)) {
            act(step, year, value++);
        }
        if (state.equals("stale")) {
            assertThatThrownBy(() -> act(next, year, 99)).isInstanceOf(StaleException.class);
        } else {
            act(next, year, value);
            assertThat(head(year).state().name()).isEqualTo(state);
        }
        assertThat(current(year)).isEqualTo(publicValue.isEmpty() ? List.of() : List.of(publicValue));
    }

    private static void act(String step, int year, int value) {
        switch (step) {
            case "enter" -> {
                long seen = observations.entered(city.plan).getOrDefault(CODE, List.of()).stream()
                        .filter(one -> one.period().code().equals("FY" + year))
                        .mapToLong(Observation::id)
                        .findFirst()
                        .orElse(0);
                city.enter(city.clerk, City.value(CODE, year, Integer.toString(value), seen));
            }
            case "confirm" -> city.confirm(city.chief, head(year).id());
            case "return" ->
                city.as(city.chief, () -> {
                    confirmations.sendBack(head(year).id(), "出典を確かめてください。");
                    return true;
                });
            case "withdraw" ->
                city.as(city.clerk, () -> observations.withdraw(head(year).id(), "別の指標の値でした。"));
            default -> throw new IllegalArgumentException(step);
        }
    }

    @Test
    void of_two_who_enter_the_same_year_at_once_one_comes_too_late_and_nothing_is_lost() throws Exception {
        long first = city.enter(city.clerk, City.value(CODE, 2130, "5", 0));
        for (long seen : new long[] {0, first}) {
            int year = seen == 0 ? 2131 : 2130;
            var answers = atOnce(IntStream.range(0, 6)
                    .<Callable<Long>>mapToObj(i ->
                            () -> city.enter(city.clerk, City.value(CODE, year, Integer.toString(10 + i), seen)))
                    .toList());
            assertThat(answers.stream().filter(Long.class::isInstance)).hasSize(1);
            assertThat(answers.stream().filter(StaleException.class::isInstance))
                    .hasSize(5);
        }
        assertThat(observations.history(new IndicatorRef(city.plan, CODE)).stream()
                        .filter(one -> one.period().code().equals("FY2130")))
                .hasSize(2);
    }

    @Test
    void of_two_chiefs_at_once_one_decides() throws Exception {
        long id = city.enter(city.clerk, City.value(CODE, 2140, "7", 0));
        long publication = city.bean(Publications.class).version();
        var answers = atOnce(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> city.as(i % 2 == 0 ? city.chief : city.planner, () -> {
                    if (i < 2) {
                        confirmations.confirm(List.of(id));
                    } else {
                        confirmations.sendBack(id, "出典が違います。");
                    }
                    return true;
                }))
                .toList());
        assertThat(answers.stream().filter(Boolean.TRUE::equals)).hasSize(1);
        assertThat(answers.stream().filter(StaleException.class::isInstance)).hasSize(3);
        boolean confirmed = head(2140).state() == Observation.State.CONFIRMED;
        assertThat(city.bean(Publications.class).version()).isEqualTo(publication + (confirmed ? 1 : 0));
    }

    private static List<Object> atOnce(List<? extends Callable<?>> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        var answers = new ArrayList<Object>();
        try (var threads = Executors.newCachedThreadPool()) {
            var running = new ArrayList<Future<Object>>();
            for (Callable<?> one : work) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    try {
                        return one.call();
                    } catch (RuntimeException e) {
                        return e;
                    }
                }));
            }
            for (var future : running) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    @Test
    void several_years_are_entered_all_or_none_and_the_same_table_twice_adds_nothing() {
        var table = List.of(City.value(CODE, 2151, "1", 0), City.value(CODE, 2150, "2", 0));
        var ids = city.as(city.clerk, () -> observations.enterAll(city.plan, table));
        assertThat(city.as(city.clerk, () -> observations.enterAll(city.plan, table)))
                .isEqualTo(ids);
        assertThat(head(2151).id()).isEqualTo(ids.getFirst());

        var half = List.of(City.value(CODE, 2152, "3", 0), City.value(CODE, 2150, "9", 0));
        assertThatThrownBy(() -> city.as(city.clerk, () -> observations.enterAll(city.plan, half)))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.stored()).isEqualTo(ids.get(1)));
        assertThat(observations.entered(city.plan).get(CODE))
                .noneMatch(one -> one.period().code().equals("FY2152"));
    }

    @Test
    void only_who_answers_for_an_indicator_enters_and_confirms_it() {
        var entry = City.value(CODE, 2160, "1", 0);
        assertThatThrownBy(() -> city.enter(city.otherClerk, entry)).isInstanceOf(NotPermittedException.class);
        long id = city.enter(city.clerk, entry);
        assertThatThrownBy(() -> city.confirm(city.clerk, id)).isInstanceOf(NotPermittedException.class);

        var goal = City.value("g1-k1", 2160, "1", 0);
        assertThatThrownBy(() -> city.enter(city.clerk, goal))
                .as("a goal that names no department is who plans'")
                .isInstanceOf(NotPermittedException.class);
        assertThat(city.enter(city.planner, goal)).isPositive();
        assertThat(city.enter(city.clerk, City.value("m1-k1", 2160, "41", 0)))
                .as("one of two departments")
                .isPositive();
    }

    @Test
    void who_enters_does_not_confirm_unless_nobody_else_could() {
        long own = city.enter(city.chief, City.value(CODE, 2170, "1", 0));
        assertThatThrownBy(() -> city.confirm(city.chief, own)).isInstanceOf(OwnEntryException.class);
        city.confirm(city.planner, own);

        long goal = city.enter(city.planner, City.value("g1-k1", 2170, "1", 0));
        city.confirm(city.planner, goal);
        assertThat(region.jdbc()
                        .sql("select observation_id from observation_decision where alone")
                        .query(Long.class)
                        .list())
                .containsExactly(goal);
        city.person("企画 四郎", Role.PLANNING_OFFICE, new org.haskap.access.Scope.Region());
        long second = city.enter(city.planner, City.value("g1-k1", 2171, "1", 0));
        assertThatThrownBy(() -> city.confirm(city.planner, second)).isInstanceOf(OwnEntryException.class);
    }

    @Test
    void a_value_sent_back_is_told_by_mail_once_and_the_trail_has_it_all() {
        long id = city.enter(city.clerk, City.value(CODE, 2180, "1", 0));
        city.as(city.chief, () -> {
            confirmations.sendBack(id, "出典を確かめてください。");
            return true;
        });
        assertThat(region.jdbc()
                        .sql("select subject || body from outbox_mail where key = 'observation-returned-' || :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("新規創業件数")
                .contains("出典を確かめてください。")
                .contains("/staff/kpis/m2-k1/entries");
        assertThat(City.operating(() -> city.bean(Audit.class).history(IndicatorRef.subject(city.tree.plan(), CODE))))
                .extracting(entry -> entry.action())
                .contains("observation.entered", "observation.returned");
    }

    @Test
    void current_and_entered_are_one_statement_each_however_many_values_there_are() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var store = new ObservationStore(JdbcClient.create(counted));
        assertThat(counted.during(() -> store.confirmed(city.plan))).hasSize(1);
        assertThat(counted.during(() -> store.newest(city.plan))).hasSize(1);
    }

    @Test
    void the_values_of_all_plans_are_asked_at_once() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var store = new ObservationStore(JdbcClient.create(counted));
        assertThat(counted.during(store::newest)).hasSize(1);
    }

    @Test
    void the_application_cannot_change_or_remove_what_was_entered() {
        for (String sql : List.of(
                "update observation set value = 1",
                "delete from observation",
                "update observation_decision set decision = 'CONFIRMED'",
                "delete from indicator_duty")) {
            assertThatThrownBy(() -> region.jdbc().sql(sql).update())
                    .as(sql)
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + sql.split(" ", -1)[sql.startsWith("delete") ? 2 : 1]);
        }
    }

    @Test
    void what_no_form_lets_through_is_refused() {
        assertThatThrownBy(() -> new Entry(
                        CODE,
                        new org.haskap.kernel.FiscalYear(2019),
                        BigDecimal.ONE,
                        null,
                        "1",
                        Actual.Origin.ENTERED,
                        Actual.Status.FINAL,
                        " ",
                        "x",
                        null,
                        null,
                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

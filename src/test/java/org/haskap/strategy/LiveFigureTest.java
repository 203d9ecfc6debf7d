package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.cli.WholeSample;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.indicator.Formula;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Selection;
import org.haskap.indicator.Span;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Plans;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The one indicator of the sample that counts itself, from the records to the page and back, over HTTP. */
class LiveFigureTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String PAGE = "/strategy/kpis/m3-k1";
    private static final String KIND = "programme.participants";
    private static final int WRITERS = 16;
    private static final int ROUNDS = 6;

    private static final Pattern ACTUAL =
            Pattern.compile("data-part=\"actual\".*?ui-triple__number\">(?:<a [^>]*>)?([0-9,]+)<", Pattern.DOTALL);
    private static final Pattern NUMBERS =
            Pattern.compile("<(?:td class=\"ui-num\"|span class=\"ui-triple__number\")>(.*?)</(?:td|span)>");
    private static final Pattern ABOUT = Pattern.compile("<a href=\"(/strategy/kpis/[^\"]*/lineage[^\"]*)\"");

    private static ApplicationContext application = new org.springframework.context.support.StaticApplicationContext();
    private static long plan;

    @BeforeAll
    static void start() {
        application = region.start();
        WholeSample.adopt(application);
        plan = application
                .getBean(Plans.class)
                .current("strategy")
                .orElseThrow()
                .plan()
                .id();
    }

    private static long record(int day, long people, String form) {
        var fact = new Fact(
                KIND,
                LocalDate.of(2025, 4, 1).plusDays(day),
                BigDecimal.valueOf(people),
                new NodeRef(plan, "m3-p1"),
                null,
                form.isEmpty() ? Map.of() : Map.of("form", form),
                new SourceRecord("register", "test", null));
        return inTransaction(() -> application.getBean(Evidence.class).record(fact));
    }

    private static long inTransaction(java.util.function.LongSupplier work) {
        try {
            return Actors.as(
                    Actor.operator("test"),
                    () -> Objects.requireNonNull(
                            application.getBean(TransactionTemplate.class).execute(_ -> work.getAsLong())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counted from the rows themselves, without anything that helps. */
    private static long recount() {
        return region.jdbc()
                .sql("""
                        select sum(f.quantity) from fact f join fact_series s on s.id = f.series
                        where s.kind = :kind and s.plan = :plan and s.node = 'm3-p1'
                            and f.occurred_on between date '2025-04-01' and date '2026-03-31'
                        """)
                .param("kind", KIND)
                .param("plan", plan)
                .query(Long.class)
                .single();
    }

    private static String page(String path) throws Exception {
        var answer = Http.get(region.url(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static long shown() throws Exception {
        var found = ACTUAL.matcher(page(PAGE));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1).replace(",", ""));
    }

    @Test
    void the_page_shows_with_the_next_request_what_sixteen_writers_have_committed() throws Exception {
        long before = recount();
        assertThat(shown()).isEqualTo(before);
        var begun = new AtomicLong();
        var done = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(pool.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        int people = 1 + (writer * 7 + round) % 9;
                        begun.addAndGet(people);
                        record((writer * 31 + round * 5) % 365, people, writer % 2 == 0 ? "共催" : "");
                        done.addAndGet(people);
                        long committed = done.get(); // by anybody, this writer's own included
                        assertThat(shown()).isBetween(before + committed, before + begun.get());
                    }
                    return true;
                }));
            }
            for (Future<Boolean> writer : writers) {
                assertThat(writer.get()).isTrue();
            }
        }
        assertThat(recount()).isEqualTo(before + done.get());
        assertThat(shown()).isEqualTo(recount());
    }

    @Test
    void after_each_commit_the_page_equals_a_recount_also_when_facts_are_taken_back() throws Exception {
        for (int i = 0; i < 5; i++) {
            long fact = record(10 + i, 20 + i, "共催");
            assertThat(shown()).isEqualTo(recount());
            long back = inTransaction(() -> application.getBean(Evidence.class).reverse(fact));
            assertThat(shown()).isEqualTo(recount());
            inTransaction(() -> application.getBean(Evidence.class).reverse(back));
            assertThat(shown()).isEqualTo(recount());
        }
        record(-1, 1000, "共催"); // the day before the fiscal year
        assertThat(shown()).isEqualTo(recount());
    }

    @Test
    void every_number_of_the_page_leads_to_how_it_came_about() throws Exception {
        String html = page(PAGE);
        var numbers = NUMBERS.matcher(html.substring(html.indexOf("<main")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThan(6)
                .allSatisfy(number -> assertThat(number).containsPattern(ABOUT));
        var ways = new LinkedHashSet<>(ABOUT.matcher(html)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList());
        assertThat(ways).hasSizeGreaterThan(4);
        for (String way : ways) {
            String told = page(way.replaceFirst("#.*", ""));
            if (way.contains("#")) {
                assertThat(told).as(way).contains("id=\"" + way.replaceFirst(".*#", "") + "\"");
            }
        }
    }

    @Test
    void the_public_way_goes_from_the_records_to_the_publication_and_hides_small_numbers() throws Exception {
        record(40, 3, "後援");
        String html = page(PAGE + "/lineage");
        assertThat(html)
                .contains("出来事の記録", "算式", "確認", "公開", "数量を合計して", "476行目")
                .contains("<th scope=\"row\">後援</th>")
                .contains("個人が分からないように");
        assertThat(html.replaceAll("\\s+", ""))
                .contains("後援</th><tdclass=\"ui-num\">x</td><tdclass=\"ui-num\">x</td>")
                .doesNotContain("job:", "command:");
        assertThat(Http.get(region.url(PAGE + "/lineage?period=FY1999")).statusCode())
                .isEqualTo(404);
        assertThat(Http.get(region.url("/strategy/kpis/nothing/lineage")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_year_that_still_runs_is_not_split_for_everybody() throws Exception {
        long today = ChronoUnit.DAYS.between(LocalDate.of(2025, 4, 1), LocalDate.now(JapanTime.ZONE));
        long fact = record(Math.toIntExact(today), 40, "共催");
        try {
            String html = page(PAGE + "/lineage");
            assertThat(html).contains("まだ終わっていない時期なので、示しません", "?period=FY2025").doesNotContain("split-1-");
            assertThat(page(PAGE)).contains("まだ終わっていない時期なので、示しません");
            assertThat(page(PAGE + "/lineage?period=FY2025")).contains("split-1-form");
            String cookie = TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region());
            assertThat(Http.get(region.url("/staff/kpis/m3-k1/lineage"), "Cookie", cookie)
                            .body())
                    .contains("split-1-form", "split-1-months");
        } finally {
            inTransaction(() -> application.getBean(Evidence.class).reverse(fact));
        }
    }

    @Test
    void a_share_of_facts_among_facts_of_the_same_kind_is_not_split_for_everybody() throws Exception {
        var all = new Formula.Sum(new Selection(KIND, new NodeRef(plan, "m3-p1"), Map.of()));
        var some = new Formula.Sum(new Selection(KIND, new NodeRef(plan, "m3-p1"), Map.of("form", "共催")));
        record(50, 60, "共催");
        Actors.as(
                Actor.operator("test"),
                () -> application
                        .getBean(Formulas.class)
                        .put(
                                new IndicatorRef(plan, "m13-k1"),
                                new Formula.Ratio(some, all, BigDecimal.valueOf(100)),
                                new Span.EachFiscalYear(),
                                2025,
                                "試験のため",
                                0));
        assertThat(page("/strategy/kpis/m13-k1/lineage"))
                .contains("割合の分子と分母を同じ種類の記録から数えているため")
                .doesNotContain("split-1-", "split-2-");
        String cookie = TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region());
        assertThat(Http.get(region.url("/staff/kpis/m13-k1/lineage"), "Cookie", cookie)
                        .body())
                .contains("split-2-form");
    }

    @Test
    void staff_go_down_to_the_single_facts_and_their_source_records() throws Exception {
        String cookie = TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region());
        var answer = Http.get(region.url("/staff/kpis/m3-k1/lineage"), "Cookie", cookie);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("一件ごとの記録", "href=\"/programmes/3?fy=2025\"")
                .doesNotContain(">x<");
        assertThat(Http.get(region.url("/programmes/3?fy=2025")).statusCode()).isEqualTo(200);
        var signIn = Http.get(region.url("/staff/kpis/m3-k1/lineage"));
        assertThat(signIn.statusCode()).isBetween(301, 403);
    }

    @Test
    void the_method_is_explained_with_the_indicator_that_counts_itself() throws Exception {
        assertThat(page("/strategy/method"))
                .contains("創業セミナー参加者数", "期待値による5段階", "▼", "未把握", "最小二乗法")
                .contains("この指標の実績が、ほかの値だったときの判定");
    }
}

package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.RegionSettings;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.evidence.Subject;
import org.haskap.feed.Sender;
import org.haskap.indicator.Formula;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Selection;
import org.haskap.indicator.Span;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.Storage;
import org.haskap.signin.TestSignIn;
import org.haskap.strategy.SampleSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pages of facts, of what feeds them and of what is counted from them: each asks the database as often when there is much to show as
 * when there is little. Each is opened once before it is counted, and between the two a fact is recorded, so that what is kept in memory
 * for long helps and what is kept until the next fact does not.
 */
class StatementBudgetsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, List<String>> FEW = new LinkedHashMap<>();
    private static final Map<String, List<String>> MANY = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // before all
    private static ConfigurableApplicationContext application;

    @SuppressWarnings("NullAway.Init") // before all
    private static Organisation city;

    @SuppressWarnings("NullAway.Init") // before all
    private static Sender sender;

    private static String planner = "";
    private static String administrator = "";
    private static long plan;
    private static long file;
    private static long taken;

    @BeforeAll
    static void each_page_is_counted_with_little_and_with_much() throws Exception {
        System.setProperty("haskap.jobs.enabled", "false"); // they would run between the statements that are counted
        application = region.start(SampleSite.Counting.class);
        System.clearProperty("haskap.jobs.enabled");
        planner = TestSignIn.as(application, Role.PLANNING_OFFICE, new Scope.Region());
        administrator = TestSignIn.as(application, Role.ADMINISTRATOR, new Scope.Region());
        operating(() -> {
            city = bean(Organisations.class).ensure("苫小牧市");
            bean(RegionSettings.class).set(RegionSettings.NAME, "苫小牧市");
            bean(RegionSettings.class).set(RegionSettings.STRATEGY, "strategy");
            plan = new Storage(region.dataSource())
                    .adopt("strategy", PlanBuilder.strategy())
                    .plan()
                    .id();
            return true;
        });
        Sender.defineKind(region);
        sender = Sender.of(region, "図書館");
        formula("m2-k1", Sender.kind());
        facts(Sender.kind(), 2);
        file = file(1);
        send(1);
        taken = takenBack(1);
        count(FEW);

        var more = PlanBuilder.strategy();
        for (int i = 0; i < 40; i++) {
            more.indicator("g2-x" + i, "g2", "移住者数" + i, "人", "1", "5");
        }
        operating(() -> new Storage(region.dataSource()).adopt("strategy", more));
        for (int i = 0; i < 20; i++) {
            String kind = kind("library.lent-x" + i);
            facts(kind, 3);
            formula("g2-x" + i, kind);
        }
        facts(Sender.kind(), 300);
        for (int i = 0; i < 8; i++) {
            as(person(), () -> recorded(Sender.kind(), 2));
        }
        for (int i = 0; i < 30; i++) {
            file(3);
        }
        file = file(80);
        send(120);
        for (int i = 0; i < 15; i++) {
            Sender.of(region, "団体" + i);
        }
        taken = takenBack(9);
        count(MANY);
    }

    private static List<Page> pages() {
        String facts = "/staff/evidence";
        String thisKind = "?fy=2025&kind=" + Sender.kind();
        return List.of(
                new Page("kinds of facts", facts + "?fy=2025", planner),
                new Page("facts of a kind", facts + thisKind, planner),
                new Page("facts of a value", facts + thisKind + "&d.branch=b0&node=strategy/m2", planner),
                new Page("facts by month", facts + "/months" + thisKind, planner),
                new Page("facts by month and value", facts + "/months" + thisKind + "&by=branch", planner),
                new Page(
                        "people by month and value",
                        facts + "/months" + thisKind + "&by=branch&measure=DISTINCT",
                        planner),
                new Page("file of months", facts + "/months.csv" + thisKind + "&by=branch", planner),
                new Page("a fact taken back again and again", facts + "/" + taken, planner),
                new Page("kinds of the region", facts + "/kinds", planner),
                new Page("files of facts", facts + "/import", planner),
                new Page("a file with rows that are wrong", facts + "/import/" + file, planner),
                new Page("form for a file", facts + "/import/new", planner),
                new Page("programmes", facts + "/programmes", planner),
                new Page("keys", "/admin/integrations", administrator),
                new Page("form for a key", "/admin/integrations/new", administrator),
                new Page("facts for their sender", "/api/v1/facts", ""),
                new Page("indicators for programs", "/api/v1/indicators", ""),
                new Page("an indicator for programs", "/api/v1/indicators/m2-k1", ""),
                new Page("values for programs", "/api/v1/observations", ""),
                new Page("values as a file", "/api/v1/observations.csv", ""),
                new Page("an indicator", "/strategy/kpis/m2-k1", ""),
                new Page("how its figures came about", "/strategy/kpis/m2-k1/lineage", ""),
                new Page("the same for staff", "/staff/kpis/m2-k1/lineage", planner));
    }

    /** A page, and who opens it: a session's cookie, or empty for a program with the key. */
    private record Page(String name, String path, String cookie) {}

    @TestFactory
    Stream<DynamicTest> a_page_asks_the_database_no_more_often_when_there_is_much_to_show() {
        return FEW.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(MANY.getOrDefault(name, List.of()))
                                .as("statements with much, after those with little:\n"
                                        + String.join("\n", FEW.getOrDefault(name, List.of())))
                                .isNotEmpty()
                                .hasSizeLessThanOrEqualTo(
                                        FEW.getOrDefault(name, List.of()).size())));
    }

    private static void count(Map<String, List<String>> counts) throws Exception {
        var counted = (StatementCount) bean(DataSource.class);
        for (Page page : pages()) {
            open(page);
            facts(Sender.kind(), 1);
            counts.put(page.name(), counted.during(() -> open(page)));
        }
    }

    private static String open(Page page) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(region.url(page.path())));
        if (page.cookie().isEmpty()) {
            request.header("Authorization", "Bearer " + sender.key());
        } else {
            request.header("Cookie", page.cookie());
        }
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(page.path() + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    private static <T> T operating(Callable<T> work) throws Exception {
        return Actors.as(Actor.operator("test"), work::call);
    }

    private static String kind(String code) throws Exception {
        return operating(() -> {
            bean(FactKinds.class)
                    .define(
                            new FactKind(
                                    code,
                                    "図書館の貸し出し",
                                    "図書館が一冊を貸し出しました。",
                                    "冊",
                                    List.of(new FactKind.Dimension("branch", "館"))),
                            0);
            return code;
        });
    }

    private static void send(int facts) throws Exception {
        var ids = IntStream.range(0, facts)
                .mapToObj(i -> Sender.fact(UUID.randomUUID().toString(), ""))
                .toArray(String[]::new);
        assertThat(sender.send(Sender.batch(ids)).statusCode()).isEqualTo(200);
    }

    private static void formula(String indicator, String kind) throws Exception {
        operating(() -> bean(Formulas.class)
                .put(
                        new IndicatorRef(plan, indicator),
                        new Formula.Sum(new Selection(kind, new NodeRef(plan, "m2"), Map.of())),
                        new Span.EachFiscalYear(),
                        2023,
                        "名簿から数えられるため",
                        0));
    }

    /** So many facts of a kind, of one month and more, each for somebody else and of a value of its own. */
    private static List<Long> facts(String kind, int count) throws Exception {
        return operating(() -> recorded(kind, count));
    }

    private static List<Long> recorded(String kind, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(new Fact(
                    kind,
                    LocalDate.of(2025, 5, 1).plusDays(i % 300),
                    BigDecimal.ONE,
                    new NodeRef(plan, i % 2 == 0 ? "m2-p1" : "m2"),
                    new Subject("reader", "r" + i),
                    Map.of("branch", "b" + i),
                    new SourceRecord("feed", kind + "/" + i, null)));
        }
        return bean(TransactionTemplate.class).execute(_ -> bean(Evidence.class).record(facts));
    }

    private static long person() throws Exception {
        return operating(() ->
                bean(People.class).add("担当", UUID.randomUUID() + "@example.jp").id());
    }

    private static <T> T as(long person, Callable<T> work) throws Exception {
        return Actors.as(bean(People.class).actor(person, null, ""), work::call);
    }

    /** A file of facts by somebody new, with so many rows that are wrong. */
    private static long file(int wrong) throws Exception {
        long person = person();
        String job = "JB-" + String.format("%012d", person);
        region.owner().sql("""
                        insert into job (id, kind, label, unit, payload, submitted_as, submitted_at, state, due_at, errors)
                        values (:id, 'fact-file', '事実の取り込み', '行', '{}', 'test', now(), 'DONE', now(), :wrong)
                        """).param("id", job).param("wrong", wrong).update();
        region.owner().sql("""
                        insert into job_error (job_id, position, row, "column", sentence)
                        select :id, n, n, '日付', '読み取れません。' from generate_series(1, :wrong) n
                        """).param("id", job).param("wrong", wrong).update();
        return region.owner()
                .sql("""
                        insert into fact_file (organisation_id, kind, name, size, sha256, person_id, uploaded_at, state, job_id, bad)
                        values (:organisation, :kind, 'facts.csv', 1, '0', :person, now(), 'CHECKED', :job, :wrong)
                        returning id
                        """)
                .param("organisation", city.id())
                .param("kind", Sender.kind())
                .param("person", person)
                .param("job", job)
                .param("wrong", wrong)
                .query(Long.class)
                .single();
    }

    /** A fact taken back and let count again so many times, each time by somebody else; the first one. */
    private static long takenBack(int times) throws Exception {
        long first = facts(Sender.kind(), 1).getFirst();
        long last = first;
        for (int i = 0; i < times; i++) {
            long fact = last;
            last = as(
                    person(),
                    () -> bean(TransactionTemplate.class)
                            .execute(_ -> bean(Evidence.class).reverse(fact)));
        }
        return first;
    }
}

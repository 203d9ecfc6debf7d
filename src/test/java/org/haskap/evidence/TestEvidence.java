package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.haskap.access.AsOperator;
import org.haskap.database.Regions;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Storage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence on a test's region, with an adopted plan ({@link PlanBuilder#strategy}) and two kinds of facts. */
public final class TestEvidence {
    /** Consultations, by channel and by topic. */
    public static final FactKind CONSULTATION = new FactKind(
            "consultation.opened",
            "相談の受付",
            "相談を一件受け付けた。",
            "件",
            List.of(new FactKind.Dimension("channel", "受付の方法"), new FactKind.Dimension("topic", "内容")));

    /** People in a building at the end of a day. */
    public static final FactKind LEVEL =
            new FactKind("building.people", "入居者数", "日末の入居者数。", "人", List.of(new FactKind.Dimension("house", "建物")));

    public final Storage storage;
    public final Evidence evidence;
    public final Rollups rollups;
    public final Pseudonyms pseudonyms;
    public final TransactionTemplate transactions;
    public final long plan;
    private Instant now = Instant.parse("2026-11-20T03:00:00Z");

    /** On the region's own data source. */
    public TestEvidence(Regions regions) {
        this(regions, regions.dataSource());
    }

    /** On a data source that watches what goes to the region's. */
    public TestEvidence(Regions regions, DataSource dataSource) {
        this(regions, dataSource, Answers.MEMORY, Roller.CHUNK);
    }

    /** With so much memory for cells, and so many facts in one transaction of a roll. */
    TestEvidence(Regions regions, DataSource dataSource, long memory, long chunk) {
        storage = new Storage(dataSource);
        transactions = storage.transactions;
        InstantSource clock = () -> now;
        var kinds = new FactKinds(
                List.of(CONSULTATION, LEVEL),
                JdbcClient.create(dataSource),
                regions,
                transactions,
                storage.audit,
                clock);
        var jdbc = JdbcClient.create(dataSource);
        evidence = new Evidence(regions, jdbc, kinds, storage.plans, clock, memory);
        rollups = new Rollups(new JdbcTemplate(dataSource), transactions, chunk);
        pseudonyms = new Pseudonyms(regions, jdbc, transactions, storage.audit, clock);
        PlanTree tree = AsOperator.call(() ->
                storage.plans.current("strategy").orElseGet(() -> storage.adopt("strategy", PlanBuilder.strategy())));
        plan = tree.plan().id();
    }

    /** Sets the clock. */
    public void now(Instant instant) {
        now = instant;
    }

    /** A consultation for somebody. */
    public Fact consultation(String day, @Nullable String node, @Nullable String who, String... dimensions) {
        return new Fact(
                CONSULTATION.code(),
                LocalDate.parse(day),
                BigDecimal.ONE,
                node == null ? null : new NodeRef(plan, node),
                who == null ? null : new Subject("person", who),
                dimensions.length == 0
                        ? Map.of()
                        : dimensions.length == 2
                                ? Map.of(dimensions[0], dimensions[1])
                                : Map.of(dimensions[0], dimensions[1], dimensions[2], dimensions[3]),
                new SourceRecord("desk", day + "/" + who, null));
    }

    /** A level of a house. */
    public Fact level(String day, String house, String quantity) {
        return new Fact(
                LEVEL.code(),
                LocalDate.parse(day),
                new BigDecimal(quantity),
                null,
                null,
                Map.of("house", house),
                new SourceRecord("houses", house, null));
    }

    /** Records in a transaction of its own. */
    public List<Long> record(Fact... facts) {
        return transactions.execute(_ -> evidence.record(List.of(facts)));
    }

    /** Takes back in a transaction of its own. */
    public long reverse(long fact) {
        return transactions.execute(_ -> evidence.reverse(fact));
    }

    /** A question about consultations. */
    public Question consultations(Measure measure, @Nullable String node, String from, String to) {
        return new Question(
                new FactQuery(
                        CONSULTATION.code(),
                        node == null ? null : new NodeRef(plan, node),
                        Map.of(),
                        LocalDate.parse(from),
                        LocalDate.parse(to)),
                measure);
    }

    /** A question about levels. */
    public Question levels(Measure measure, String from, String to) {
        return new Question(
                new FactQuery(LEVEL.code(), null, Map.of(), LocalDate.parse(from), LocalDate.parse(to)), measure);
    }

    /** The answer to one question. */
    public Answer answer(Question question) {
        return evidence.answers(List.of(question)).getFirst();
    }
}

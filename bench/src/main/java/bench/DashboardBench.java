package bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.haskap.evidence.Rollups;
import org.haskap.evidence.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A dashboard of 46 indicators and 5 years: by the product, by SQL over the same facts, and by DuckDB over the same rows. */
final class DashboardBench {
    static final List<String> HEAD = List.of(
            "",
            "Asking: a dashboard of 46 indicators × 5 years (230 figures: occurrences, sums, means, different people).",
            "",
            "| facts | Haskap, median (10–90 %) | right after a new fact | raw SQL on the facts | DuckDB, same rows | raw SQL ÷ Haskap | DuckDB ÷ Haskap |",
            "|---|---|---|---|---|---|---|");
    private static final int CHUNK = 500_000;
    private static final int ASKED = 50; // in each round

    private DashboardBench() {}

    static List<String> foot(List<Double> medians) {
        double flat = medians.stream().mapToDouble(d -> d).max().orElse(0)
                / medians.stream().mapToDouble(d -> d).min().orElse(1);
        return List.of(
                "",
                "Goals: raw SQL ÷ Haskap ≥ 1,000 at 10⁷ facts; DuckDB ÷ Haskap ≥ 50; Haskap's own cost within 2× over all sizes"
                        + " (here %.1f×).".formatted(flat),
                "",
                "All three come to the same 230 figures, or the run ends. Raw SQL: two statements (people; all else) over the"
                        + " partitioned table after `vacuum analyze`, parallel workers as PostgreSQL likes. DuckDB: in memory, one"
                        + " statement, kinds and people as small whole numbers. \"Right after a new fact\": one fact is recorded and"
                        + " committed, then the whole dashboard is asked for; the answer holds it, or the run ends.");
    }

    /** The measured line; Haskap's median in milliseconds is added to the others. */
    static List<String> run(EvidenceDriver.Measured measured, long size, List<Double> medians) throws Exception {
        long filled = System.nanoTime();
        fill(measured, size);
        double filling = (System.nanoTime() - filled) / 1e9;
        long rolled = System.nanoTime();
        measured.bean(Rollups.class).roll();
        double rolling = (System.nanoTime() - rolled) / 1e9;
        System.out.printf("%,d facts: filled in %,.0f s, rolled up in %,.0f s%n", size, filling, rolling);

        Evidence evidence = measured.bean(Evidence.class);
        List<Question> questions = questions();
        Figures ours = ours(evidence, questions);
        var haskap = new Sample();
        var sql = new Sample();
        var duck = new Sample();
        try (Connection connection = measured.regions().dataSource().getConnection();
                var peer = new DuckFacts(size)) {
            for (int round = 0; round < (size > 1_000_000 ? 3 : 9); round++) {
                for (int i = 0; i < ASKED; i++) {
                    haskap.add(millis(() -> evidence.answers(questions)));
                }
                sql.add(millis(() -> raw(connection).mustEqual(ours, "raw SQL")));
                for (int i = 0; i < 3; i++) {
                    duck.add(millis(() -> peer.figures().mustEqual(ours, "DuckDB")));
                }
            }
        }
        Sample fresh = fresh(measured, evidence, questions);
        medians.add(haskap.median());
        return List.of("| %,d | %.2f ms (%.2f–%.2f) | %.2f ms (%.2f–%.2f) | %,.0f ms | %,.1f ms | %,.0f | %,.0f |"
                .formatted(
                        size,
                        haskap.median(),
                        haskap.quantile(0.1),
                        haskap.quantile(0.9),
                        fresh.median(),
                        fresh.quantile(0.1),
                        fresh.quantile(0.9),
                        sql.median(),
                        duck.median(),
                        sql.median() / haskap.median(),
                        duck.median() / haskap.median()));
    }

    /** Something that is timed. */
    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Puts the facts in, about in the order of time and in many transactions, as they would come from several services. */
    private static void fill(EvidenceDriver.Measured measured, long size) throws Exception {
        makeSeries(measured);
        int writers = Runtime.getRuntime().availableProcessors();
        var next = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var writing = new ArrayList<Future<?>>();
            for (int i = 0; i < writers; i++) {
                writing.add(threads.submit(() -> write(measured, size, next)));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }
        try (Connection owner = measured.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze fact");
        }
    }

    /** Takes chunk after chunk until nobody has one left. */
    private static @Nullable Void write(EvidenceDriver.Measured measured, long size, AtomicLong next) throws SQLException {
        var facts = new MadeUpFacts(size, "/");
        try (Connection owner = measured.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create temp table made_up as select id, substring(kind from 8)::int as kind, "
                    + "(dimensions ->> 'district')::int as district from fact_series where kind like 'bench.k%'");
            statement.execute("analyze made_up");
            for (long from = next.getAndAdd(CHUNK); from < size; from = next.getAndAdd(CHUNK)) {
                statement.execute(("insert into fact (fiscal_year, series, occurred_on, quantity, weight, subject,"
                                + " source_module, source_id, recorded_at, recorded_by)"
                                + " select extract(year from day) - case when extract(month from day) < 4 then 1 else 0 end,"
                                + " made_up.id, day, quantity, 1, md5('person ' || person)::uuid, 'bench', n::text, now(), 'bench'"
                                + " from (select n, %s as kind, %s as district, %s as quantity, %s as person, %s as day"
                                + " from generate_series(%d::bigint, %d::bigint) as n) as facts"
                                + " join made_up using (kind, district)")
                        .formatted(
                                facts.kindNumber(),
                                facts.district(),
                                facts.quantity(),
                                facts.person(),
                                facts.day(),
                                from,
                                Math.min(size, from + CHUNK) - 1));
            }
        }
        return null;
    }

    /** Series are committed before the transaction that needs them, so one that is given up leaves them and no fact. */
    private static void makeSeries(EvidenceDriver.Measured measured) {
        measured.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            var facts = new ArrayList<Fact>();
            for (int kind = 0; kind < MadeUpFacts.KINDS; kind++) {
                for (int district = 0; district < MadeUpFacts.DISTRICTS; district++) {
                    facts.add(fact(kind, district, MadeUpFacts.FIRST_DAY));
                }
            }
            measured.bean(Evidence.class).record(facts);
            transaction.setRollbackOnly();
        });
    }

    static Fact fact(int kind, int district, LocalDate day) {
        return new Fact(
                MadeUpFacts.kind(kind),
                day,
                BigDecimal.ONE,
                null,
                null,
                Map.of("district", Integer.toString(district)),
                new SourceRecord("bench", "1", null));
    }

    private static List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (int kind = 0; kind < MadeUpFacts.KINDS; kind++) {
            for (int year = 0; year < MadeUpFacts.YEARS; year++) {
                LocalDate from = MadeUpFacts.FIRST_DAY.plusYears(year);
                questions.add(new Question(
                        new FactQuery(
                                MadeUpFacts.kind(kind), null, Map.of(), from, from.plusYears(1).minusDays(1)),
                        measure(kind)));
            }
        }
        return questions;
    }

    private static Measure measure(int kind) {
        if (MadeUpFacts.people(kind)) {
            return Measure.DISTINCT;
        }
        return switch (kind % 3) {
            case 0 -> Measure.COUNT;
            case 1 -> Measure.SUM;
            default -> Measure.MEAN;
        };
    }

    private static Figures ours(Evidence evidence, List<Question> questions) {
        List<Answer> answers = evidence.answers(questions);
        var found = new TreeMap<Figures.Cell, BigDecimal>();
        for (int i = 0; i < questions.size(); i++) {
            BigDecimal value = answers.get(i).value();
            if (value != null && answers.get(i).facts() > 0) {
                found.put(
                        new Figures.Cell(i / MadeUpFacts.YEARS, MadeUpFacts.FIRST_YEAR + i % MadeUpFacts.YEARS),
                        value.round(MathContext.DECIMAL64));
            }
        }
        return new Figures(found);
    }

    /** The same by SQL, straight from the facts. */
    private static Figures raw(Connection connection) throws SQLException {
        var found = new TreeMap<Figures.Cell, BigDecimal>();
        for (boolean people : new boolean[] {false, true}) {
            String sql = "select substring(s.kind from 8)::int as kind, f.fiscal_year, sum(f.weight) as facts,"
                    + " sum(f.quantity) as total, " + (people ? "count(distinct f.subject)" : "0")
                    + " as people from fact f join fact_series s on s.id = f.series where substring(s.kind from 8)::int % 6 "
                    + (people ? "=" : "<>") + " 0 group by 1, 2";
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                while (row.next()) {
                    var cell = new Figures.Cell(row.getInt("kind"), row.getInt("fiscal_year"));
                    found.put(
                            cell,
                            Figures.of(cell.kind(), row.getLong("facts"), row.getLong("total"), row.getLong("people")));
                }
            }
        }
        return new Figures(found);
    }

    private static Sample fresh(EvidenceDriver.Measured measured, Evidence evidence, List<Question> questions) {
        var transactions = measured.bean(TransactionTemplate.class);
        LocalDate day = MadeUpFacts.FIRST_DAY.plusDays(MadeUpFacts.DAYS - 1);
        int question = 3 * MadeUpFacts.YEARS + MadeUpFacts.YEARS - 1; // kind 3 counts occurrences
        var fresh = new Sample();
        for (int i = 0; i < 50; i++) {
            long before = evidence.answers(questions).get(question).facts();
            transactions.executeWithoutResult(_ -> evidence.record(fact(3, 0, day)));
            long start = System.nanoTime();
            long after = evidence.answers(questions).get(question).facts();
            fresh.add((System.nanoTime() - start) / 1e6);
            if (after != before + 1) {
                throw new IllegalStateException("a committed fact is not in the next answer");
            }
        }
        return fresh;
    }
}

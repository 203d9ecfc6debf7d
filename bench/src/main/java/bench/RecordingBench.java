package bench;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.Rollups;
import org.haskap.evidence.SourceRecord;
import org.haskap.evidence.Subject;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Recording facts against bare statements on a table of the same columns without anything around it. */
final class RecordingBench {
    private static final int ROUNDS = 5;
    private static final int BATCH = 10_000;
    private static final long ROUND_MILLIS = 2_000;
    private static final LocalDate DAY = MadeUpFacts.FIRST_DAY.plusDays(100);

    private final EvidenceDriver.Measured measured;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final AtomicLong numbers = new AtomicLong();

    private RecordingBench(EvidenceDriver.Measured measured) {
        this.measured = measured;
        evidence = measured.bean(Evidence.class);
        transactions = measured.bean(TransactionTemplate.class);
    }

    static List<String> run(EvidenceDriver.Measured measured) throws Exception {
        try (Connection owner = measured.owner();
                var statement = owner.createStatement()) {
            // The same columns and a key; in the application's reach.
            statement.execute("create table bare (id bigint generated always as identity primary key, fiscal_year int not null,"
                    + " series int not null, occurred_on date not null, quantity numeric not null, weight smallint not null,"
                    + " subject uuid, source_module text not null, source_id text not null, recorded_at timestamptz not null,"
                    + " recorded_by text not null)");
            statement.execute("grant select, insert on bare to " + measured.application());
        }
        return new RecordingBench(measured).lines();
    }

    private List<String> lines() throws Exception {
        var one = new Sample();
        var bareOne = new Sample();
        var joinedOne = new Sample();
        var many = new Sample();
        var bareMany = new Sample();
        var joinedMany = new Sample();
        var hot = new Sample();
        var spread = new Sample();
        var rolled = new Sample();
        var batch = new Sample();
        var copy = new Sample();
        for (int round = 0; round <= ROUNDS; round++) {
            bareOne.add(rate(1, this::insert));
            one.add(rate(1, () -> record(0, DAY)));
            joinedOne.add(rate(1, this::insertJoined));
            bareMany.add(rate(16, this::insert));
            many.add(rate(16, () -> record(0, DAY)));
            joinedMany.add(rate(16, this::insertJoined));
            spread.add(rate(16, () -> {
                long n = numbers.get();
                record((int) (n % MadeUpFacts.KINDS), DAY.plusDays(n % 300));
            }));
            hot.add(rate(16, () -> record(0, DAY)));
            rolled.add(whileRolling(() -> rate(16, () -> record(0, DAY))));
            copy.add(batches(this::copy));
            batch.add(batches(this::recordBatch));
            if (round == 0) { // warmed up
                List.of(one, bareOne, joinedOne, many, bareMany, joinedMany, hot, spread, rolled, batch, copy)
                        .forEach(sample -> sample.values().clear());
            }
        }
        return List.of(
                "",
                "Recording, facts a second:",
                "",
                "| work | Haskap, median (10–90 %) | against | its median (10–90 %) | ratio | goal |",
                "|---|---|---|---|---|---|",
                line("one fact a transaction, one writer", one, "bare `INSERT`, one writer", bareOne, 0.8),
                line("the same", one, "bare `INSERT` in a transaction of the product", joinedOne, 0),
                line("one fact a transaction, 16 writers", many, "bare `INSERT`, 16 writers", bareMany, 0.8),
                line("the same", many, "bare `INSERT` in a transaction of the product, 16 writers", joinedMany, 0),
                line("16 writers on one kind and day", hot, "16 writers on 46 kinds and 300 days", spread, 0.8),
                line("the same, rolled up without a pause", rolled, "16 writers on one kind and day, not rolled up", hot, 0),
                line("%,d facts a transaction".formatted(BATCH), batch, "`COPY` of the same rows", copy, 0.3),
                "",
                ("%d rounds by turns of %d s after one to warm up; embedded PostgreSQL 18 with `fsync` on; the bare table has the"
                                + " same columns and a primary key, and no index, partition, series or people's pseudonyms to"
                                + " make. A bare `INSERT` commits by itself; a fact joins the transaction of an act, which begins"
                                + " and commits with statements of its own.")
                        .formatted(ROUNDS, ROUND_MILLIS / 1000));
    }

    private static String line(String work, Sample ours, String peer, Sample theirs, double goal) {
        return "| %s | %s | %s | %s | %.2f | %s |"
                .formatted(
                        work,
                        ours.show("/s"),
                        peer,
                        theirs.show("/s"),
                        ours.median() / theirs.median(),
                        goal == 0 ? "–" : "≥ " + goal);
    }

    /** Work that one writer does again and again. */
    interface Writing {
        void once() throws Exception;
    }

    /** How often a second so many writers do it together. */
    private static double rate(int writers, Writing writing) throws Exception {
        long end = System.nanoTime() + ROUND_MILLIS * 1_000_000;
        long start = System.nanoTime();
        long done = 0;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < writers; i++) {
                tasks.add(() -> Actors.as(Actor.operator("bench"), () -> {
                    long mine = 0;
                    while (System.nanoTime() < end) {
                        writing.once();
                        mine++;
                    }
                    return mine;
                }));
            }
            for (var task : pool.invokeAll(tasks)) {
                done += task.get();
            }
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    /** Facts a second, in batches. */
    private static double batches(Writing writing) throws Exception {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < ROUND_MILLIS * 1_000_000) {
            writing.once();
            done += BATCH;
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private Fact fact(int kind, LocalDate day) {
        long n = numbers.incrementAndGet();
        return new Fact(
                MadeUpFacts.kind(kind),
                day,
                BigDecimal.ONE,
                null,
                new Subject("bench", Long.toString(n % MadeUpFacts.PEOPLE)),
                Map.of("district", Long.toString(n % MadeUpFacts.DISTRICTS)),
                new SourceRecord("bench", Long.toString(n), null));
    }

    private void record(int kind, LocalDate day) {
        transactions.executeWithoutResult(_ -> evidence.record(fact(kind, day)));
    }

    private void recordBatch() {
        var facts = new ArrayList<Fact>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            facts.add(fact(i % MadeUpFacts.KINDS, DAY));
        }
        transactions.executeWithoutResult(_ -> evidence.record(facts));
    }

    /** The measurement while the product's roller rolls again and again, far more often than it does by itself. */
    private double whileRolling(Callable<Double> measurement) throws Exception {
        Rollups rollups = measured.bean(Rollups.class);
        var stopped = new AtomicBoolean();
        try (var pool = Executors.newSingleThreadExecutor()) {
            var rolling = pool.submit(() -> {
                while (!stopped.get()) {
                    rollups.roll();
                }
            });
            double taken = measurement.call();
            stopped.set(true);
            rolling.get();
            return taken;
        } finally {
            stopped.set(true);
        }
    }

    private void insertJoined() {
        transactions.executeWithoutResult(_ -> {
            Connection connection = DataSourceUtils.getConnection(measured.regions().dataSource());
            try {
                insert(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, measured.regions().dataSource());
            }
        });
    }

    private void insert() throws SQLException {
        try (Connection connection = measured.regions().dataSource().getConnection()) {
            insert(connection);
        }
    }

    private void insert(Connection connection) throws SQLException {
        long n = numbers.incrementAndGet();
        try (var statement = connection.prepareStatement("insert into bare (fiscal_year, series, occurred_on, quantity, weight,"
                        + " subject, source_module, source_id, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setInt(1, MadeUpFacts.FIRST_YEAR);
            statement.setInt(2, 1);
            statement.setObject(3, DAY);
            statement.setBigDecimal(4, BigDecimal.ONE);
            statement.setInt(5, 1);
            statement.setObject(6, new java.util.UUID(n, n % MadeUpFacts.PEOPLE));
            statement.setString(7, "bench");
            statement.setString(8, Long.toString(n));
            statement.setObject(9, OffsetDateTime.now());
            statement.setString(10, "bench");
            statement.executeUpdate();
        }
    }

    private void copy() throws Exception {
        var rows = new StringBuilder();
        var now = OffsetDateTime.now();
        for (int i = 0; i < BATCH; i++) {
            long n = numbers.incrementAndGet();
            rows.append(MadeUpFacts.FIRST_YEAR)
                    .append(",1,")
                    .append(DAY)
                    .append(",1,1,")
                    .append(new java.util.UUID(n, n % MadeUpFacts.PEOPLE))
                    .append(",bench,")
                    .append(n)
                    .append(',')
                    .append(now)
                    .append(",bench\n");
        }
        try (Connection connection = measured.regions().dataSource().getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bare (fiscal_year, series, occurred_on, quantity, weight, subject, source_module, source_id,"
                                    + " recorded_at, recorded_by) from stdin (format csv)",
                            new StringReader(rows.toString()));
        }
    }
}

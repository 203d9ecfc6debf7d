package org.haskap.evidence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares every cell with the facts before the mark, in one snapshot and row by row, so that it takes no memory. */
final class RollCheck {
    private static final int SHOWN = 100;
    private static final int FETCHED = 200;

    private static final String BEFORE = """
            (f.xact < cast(:xact as xid8) or (f.xact = cast(:xact as xid8) and f.id <= :id))""";

    private static final String DAYS = """
            select coalesce(c.series, d.series) as series, coalesce(c.day, d.day) as day,
                d.facts as facts, d.count as count, d.total as total,
                c.facts as cell_facts, c.count as cell_count, c.total as cell_total
            from (
                select f.series, f.occurred_on as day, count(*) as facts, sum(f.weight) as count, sum(f.quantity) as total
                from fact f where {before}
                group by f.series, f.occurred_on) d
            full join (select * from fact_day where generation = :generation) c on c.series = d.series and c.day = d.day
            """;

    private static final String MONTHS = """
            select coalesce(c.series, d.series) as series, coalesce(c.month, d.month) as day,
                d.facts as facts, d.count as count, d.total as total,
                c.facts as cell_facts, c.count as cell_count, c.total as cell_total,
                c.first is distinct from d.first or c.last is distinct from d.last as otherwise
            from (
                select series, cast(date_trunc('month', day) as date) as month, min(day) as first, max(day) as last,
                    sum(facts) as facts, sum(count) as count, sum(total) as total
                from fact_day where generation = :generation
                group by 1, 2) d
            full join (select * from fact_month where generation = :generation) c
                on c.series = d.series and c.month = d.month
            """;

    private static final String PEOPLE = """
            select coalesce(c.series, d.series) as series, coalesce(c.month, d.month) as day, d.people, d.unknown,
                c.people as cell_people
            from (
                select s.series, s.month, array_remove(array_agg(p.person), null) as people,
                    count(*) filter (where p.person is null) as unknown
                from (
                    select f.series, cast(date_trunc('month', f.occurred_on) as date) as month, {person} as pseudonym
                    from fact f where f.subject is not null and {before}
                    group by 1, 2, 3
                    having sum(f.weight) > 0) s
                left join fact_person p on p.pseudonym = s.pseudonym
                group by 1, 2) d
            full join (select * from fact_people where generation = :generation) c
                on c.series = d.series and c.month = d.month
            """;

    private final RollStore store;
    private final JdbcClient streaming;
    private final TransactionTemplate snapshot;

    RollCheck(JdbcTemplate jdbc, TransactionTemplate transactions) {
        store = new RollStore(jdbc);
        var fetching = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        fetching.setFetchSize(FETCHED);
        streaming = JdbcClient.create(fetching);
        snapshot = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setReadOnly(true);
    }

    RollVerification run() {
        return Objects.requireNonNull(snapshot.execute(_ -> {
            Mark mark = store.live().orElse(new Mark(0, new Mark.Place(0, 0), 0, 0));
            var found = new Found();
            if (store.foreign(mark)) {
                found.differs("The mark: it was set on another server, whose transactions are counted otherwise, and no"
                        + " question is answered until it is set anew");
            }
            rows(DAYS, mark, row -> found.sums("Day", row, false));
            rows(MONTHS, mark, row -> found.sums("Month", row, row.getBoolean("otherwise")));
            rows(PEOPLE, mark, found::people);
            long all =
                    streaming.sql("select count(*) from fact").query(Long.class).single();
            return found.verification(mark, all);
        }));
    }

    private void rows(String sql, Mark mark, RowCallbackHandler handler) {
        streaming
                .sql(sql.replace("{before}", BEFORE).replace("{person}", RollStore.PERSON))
                .param("generation", mark.generation())
                .param("xact", Long.toString(mark.place().xact()))
                .param("id", mark.place().id())
                .query(handler);
    }

    /** Differences, the first of them in words. */
    private static final class Found {
        private final List<String> first = new ArrayList<>();
        private long differences;
        private long cells;
        private long facts;

        void sums(String what, ResultSet row, boolean otherwise) throws SQLException {
            cells++;
            String is = sums(row, "");
            String says = sums(row, "cell_");
            if (what.equals("Day")) {
                facts += row.getLong("facts");
            }
            if (otherwise || !is.equals(says)) {
                differs(where(what, row) + ": the facts come to " + is + ", the cell says " + says
                        + (is.equals(says) ? ", and its days are others" : ""));
            }
        }

        private static String sums(ResultSet row, String of) throws SQLException {
            BigDecimal total = row.getBigDecimal(of + "total");
            return total == null
                    ? "nothing"
                    : row.getLong(of + "facts") + " rows, count " + row.getLong(of + "count") + ", sum "
                            + (total.signum() == 0
                                    ? "0"
                                    : total.stripTrailingZeros().toPlainString());
        }

        void people(ResultSet row) throws SQLException {
            cells++;
            var array = row.getArray("people");
            RoaringBitmap is = array == null ? new RoaringBitmap() : Bitmaps.of((Integer[]) array.getArray());
            byte[] bytes = row.getBytes("cell_people");
            RoaringBitmap says = bytes == null ? new RoaringBitmap() : Bitmaps.read(bytes);
            long unknown = row.getLong("unknown");
            if (unknown > 0 || !is.equals(says)) {
                differs(where("Month", row) + ": the facts stand for "
                        + (is.getLongCardinality() + unknown) + " people, the cell for " + says.getLongCardinality()
                        + ", of whom " + RoaringBitmap.andCardinality(is, says) + " are the same");
            }
        }

        private static String where(String what, ResultSet row) throws SQLException {
            return what + " " + row.getString("day") + " of series " + row.getInt("series");
        }

        private void differs(String sentence) {
            differences++;
            if (first.size() < SHOWN) {
                first.add(sentence);
            }
        }

        RollVerification verification(Mark mark, long all) {
            if (facts != mark.facts()) {
                differs("The mark: " + facts + " facts lie before it, it says " + mark.facts());
            }
            return new RollVerification(facts, all - facts, cells, differences, first);
        }
    }
}

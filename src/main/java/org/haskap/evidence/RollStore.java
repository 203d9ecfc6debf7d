package org.haskap.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.haskap.database.Columns;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Brings facts into cells: which come next, what they add, and for whom they stand. */
final class RollStore {
    /** Whom a fact is for: the pseudonym under the oldest key, which facts carry whatever key was the newest. */
    static final String PERSON = "coalesce(f.earlier[cardinality(f.earlier)], f.subject)";

    /**
     * Rows are compared, and first, so that the index leads right to the place: one transaction may hold all facts there are. The
     * upper bound excludes nothing; with it the planner takes the range for the small one it is, not for a third of all.
     */
    static final String BEHIND = """
            (f.xact, f.id) > ({xact}, {id}) and f.xact between {xact} and cast('18446744073709551615' as xid8)""";

    private static final String CHUNK = """
            (f.xact, f.id) > (cast(:xact as xid8), :id) and (f.xact, f.id) <= (cast(:toXact as xid8), :toId)
            and f.xact between cast(:xact as xid8) and cast(:toXact as xid8)""";

    private static final int GROUP = 500;
    private static final int FETCHED = 200;

    private final JdbcClient jdbc;
    private final JdbcClient streaming;

    RollStore(JdbcTemplate template) {
        jdbc = JdbcClient.create(template);
        var fetching = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        fetching.setFetchSize(FETCHED);
        streaming = JdbcClient.create(fetching);
    }

    private static final String MARK =
            "select generation, cast(cast(xact as text) as bigint) as xact, id, batch, facts from fact_mark ";

    /** Begins the cells that answers are taken from, where there are none. */
    void begin() {
        jdbc.sql("""
                        insert into fact_mark (live)
                        select true where not exists (select from fact_mark where live)
                        on conflict (live) do nothing
                        """).update();
    }

    /** Locks the mark of the cells answers are taken from; empty when somebody else holds it, or there is none. */
    Optional<Mark> lockLive() {
        return jdbc.sql(MARK + "where live for update skip locked")
                .query(RollStore::mark)
                .optional();
    }

    /**
     * Locks the mark of cells that are made anew; waits for whoever holds it.
     *
     * @throws IllegalStateException when it is gone
     */
    Mark lock(int generation) {
        return jdbc.sql(MARK + "where generation = :generation for update")
                .param("generation", generation)
                .query(RollStore::mark)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "Another rebuild of the evidence began meanwhile and goes on; this one ends"));
    }

    /** The mark of the cells answers are taken from. */
    Optional<Mark> live() {
        return jdbc.sql(MARK + "where live").query(RollStore::mark).optional();
    }

    /** Whether the mark stands where no transaction of this server is yet. */
    boolean foreign(Mark mark) {
        return jdbc.sql("select cast(:xact as xid8) > pg_snapshot_xmax(pg_current_snapshot())")
                .param("xact", Long.toString(mark.place().xact()))
                .query(Boolean.class)
                .single();
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getInt("generation"),
                new Mark.Place(row.getLong("xact"), row.getLong("id")),
                row.getLong("batch"),
                row.getLong("facts"));
    }

    /** The lowest id among transactions that may still commit. Taken after the mark's lock: the roll before took an older one. */
    long horizon() {
        return jdbc.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
                .query(Long.class)
                .single();
    }

    /**
     * The place before the horizon up to which there are no more than so many facts. Whole transactions where one has fewer, and
     * else a part of one.
     */
    Mark.Place next(Mark.Place place, long horizon, long most) {
        Optional<Long> transaction = jdbc.sql("""
                        select cast(cast(f.xact as text) as bigint) from fact f
                        where (f.xact, f.id) > (cast(:xact as xid8), :id)
                            and f.xact between cast(:xact as xid8) and cast(:last as xid8)
                        order by f.xact, f.id
                        limit 1 offset :most
                        """)
                .param("xact", Long.toString(place.xact()))
                .param("id", place.id())
                .param("last", Long.toString(horizon - 1))
                .param("most", most)
                .query(Long.class)
                .optional();
        if (transaction.isEmpty()) {
            return new Mark.Place(horizon, 0);
        }
        if (transaction.get() > place.xact()) {
            return new Mark.Place(transaction.get(), 0);
        }
        return new Mark.Place(
                place.xact(),
                jdbc.sql("select f.id from fact f where f.xact = cast(:xact as xid8) and f.id > :id"
                                + " order by f.id limit 1 offset :most")
                        .param("xact", Long.toString(place.xact()))
                        .param("id", place.id())
                        .param("most", most - 1)
                        .query(Long.class)
                        .single());
    }

    /** Adds what the facts between mark and place count and come to, by day and by month; says how many they are. */
    long add(Mark mark, Mark.Place to) {
        return chunk("""
                        with days as materialized (
                            select f.series, f.occurred_on as day, count(*) as facts, sum(f.weight) as count, sum(f.quantity) as total
                            from fact f where {chunk}
                            group by f.series, f.occurred_on),
                        by_day as (
                            insert into fact_day as d (generation, series, day, facts, count, total)
                            select :generation, series, day, facts, count, total from days
                            on conflict (generation, series, day) do update set
                                facts = d.facts + excluded.facts, count = d.count + excluded.count, total = d.total + excluded.total),
                        by_month as (
                            insert into fact_month as m (generation, series, month, first, last, facts, count, total, batch)
                            select :generation, series, cast(date_trunc('month', day) as date), min(day), max(day),
                                sum(facts), sum(count), sum(total), :batch
                            from days group by series, date_trunc('month', day)
                            on conflict (generation, series, month) do update set
                                first = least(m.first, excluded.first), last = greatest(m.last, excluded.last),
                                facts = m.facts + excluded.facts, count = m.count + excluded.count,
                                total = m.total + excluded.total, batch = excluded.batch)
                        select coalesce(sum(facts), 0) from days
                        """, mark, to)
                .param("generation", mark.generation())
                .param("batch", mark.batch() + 1)
                .query(Long.class)
                .single();
    }

    /** Numbers people met for the first time. In their order, so that two who do this at once never wait for each other in a ring. */
    void number(Mark mark, Mark.Place to) {
        chunk("""
                        insert into fact_person (pseudonym)
                        select distinct {person} as pseudonym from fact f
                        where {chunk} and f.subject is not null
                            and not exists (select from fact_person p where p.pseudonym = {person})
                        order by 1
                        on conflict do nothing
                        """, mark, to).update();
    }

    /**
     * Adds for whom the facts between mark and place stand. Where one of them takes another back or is taken back, the month's people
     * are counted anew from the facts: a person may have others there, and a reversal may stand before the fact it takes back.
     */
    void addPeople(Mark mark, Mark.Place to) {
        var group = new ArrayList<Found>();
        Consumer<List<Found>> write = found -> write(mark, found);
        chunk(streaming, """
                        with seen as materialized (
                            select f.series, f.fiscal_year, cast(date_trunc('month', f.occurred_on) as date) as month,
                                {person} as pseudonym,
                                bool_or(f.weight < 0 or r.id is not null) as doubtful
                            from fact f left join fact r on r.fiscal_year = f.fiscal_year and r.reverses = f.id
                            where {chunk} and f.subject is not null
                            group by 1, 2, 3, 4),
                        doubtful as materialized (select distinct series, fiscal_year, month from seen where doubtful),
                        standing as (
                            select d.series, d.month, {person} as pseudonym
                            from doubtful d join fact f on f.series = d.series and f.fiscal_year = d.fiscal_year
                                and f.occurred_on between d.month and cast(d.month + interval '1 month' as date) - 1
                            where f.subject is not null and (f.xact < cast(:toXact as xid8)
                                or (f.xact = cast(:toXact as xid8) and f.id <= :toId))
                            group by 1, 2, 3
                            having sum(f.weight) > 0)
                        select s.series, s.month, false as anew, array_agg(p.person) as people
                        from seen s join fact_person p on p.pseudonym = s.pseudonym
                        where not exists (select from doubtful d where d.series = s.series and d.month = s.month)
                        group by 1, 2
                        union all
                        select d.series, d.month, true, array_remove(array_agg(p.person), null)
                        from doubtful d
                        left join standing s on s.series = d.series and s.month = d.month
                        left join fact_person p on p.pseudonym = s.pseudonym
                        group by 1, 2
                        """, mark, to).query(row -> {
            group.add(new Found(
                    row.getInt("series"),
                    row.getObject("month", LocalDate.class),
                    row.getBoolean("anew"),
                    Bitmaps.of((Integer[]) row.getArray("people").getArray())));
            if (group.size() >= GROUP) {
                write.accept(group);
                group.clear();
            }
        });
        write.accept(group);
    }

    private record Found(int series, LocalDate month, boolean anew, RoaringBitmap people) {}

    private record Cell(int series, LocalDate month) {}

    private void write(Mark mark, List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        Map<Cell, RoaringBitmap> there =
                people(mark, found.stream().filter(each -> !each.anew()).toList());
        var bytes = new ArrayList<byte[]>();
        for (Found each : found) {
            RoaringBitmap people = each.people();
            RoaringBitmap before = there.get(new Cell(each.series(), each.month()));
            if (before != null) {
                people.or(before);
            }
            bytes.add(Bitmaps.bytes(people));
        }
        jdbc.sql("""
                        insert into fact_people (generation, series, month, people, batch)
                        select :generation, n.series, n.month, n.people, :batch
                        from unnest(cast(:series as int[]), cast(:months as date[]), :people) as n (series, month, people)
                        on conflict (generation, series, month) do update set people = excluded.people, batch = excluded.batch
                        """)
                .param("generation", mark.generation())
                .param("batch", mark.batch() + 1)
                .param("series", Columns.of(found, Found::series))
                .param("months", Columns.of(found, Found::month))
                .param("people", new SqlArrayValue("bytea", (Object[]) bytes.toArray(byte[][]::new)))
                .update();
    }

    private Map<Cell, RoaringBitmap> people(Mark mark, List<Found> found) {
        var there = new HashMap<Cell, RoaringBitmap>();
        jdbc.sql("""
                        select p.series, p.month, p.people
                        from unnest(cast(:series as int[]), cast(:months as date[])) as n (series, month)
                        join fact_people p on p.generation = :generation and p.series = n.series and p.month = n.month
                        """)
                .param("generation", mark.generation())
                .param("series", Columns.of(found, Found::series))
                .param("months", Columns.of(found, Found::month))
                .query((row, _) -> there.put(
                        new Cell(row.getInt("series"), row.getObject("month", LocalDate.class)),
                        Bitmaps.read(row.getBytes("people"))))
                .list();
        return there;
    }

    private JdbcClient.StatementSpec chunk(String sql, Mark mark, Mark.Place to) {
        return chunk(jdbc, sql, mark, to);
    }

    private static JdbcClient.StatementSpec chunk(JdbcClient client, String sql, Mark mark, Mark.Place to) {
        return client.sql(sql.replace("{chunk}", CHUNK).replace("{person}", PERSON))
                .param("xact", Long.toString(mark.place().xact()))
                .param("id", mark.place().id())
                .param("toXact", Long.toString(to.xact()))
                .param("toId", to.id());
    }

    /** Says up to where the cells hold the facts now. */
    void move(Mark mark) {
        jdbc.sql("update fact_mark set xact = cast(:xact as xid8), id = :id, batch = :batch, facts = :facts"
                        + " where generation = :generation")
                .param("generation", mark.generation())
                .param("xact", Long.toString(mark.place().xact()))
                .param("id", mark.place().id())
                .param("batch", mark.batch())
                .param("facts", mark.facts())
                .update();
    }

    /**
     * Begins cells beside those answers are taken from, instead of ones that were begun before. Their number is the higher one, by
     * which what is remembered of the others is known to be older.
     */
    int beginAnew() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('fact_mark ' || current_schema(), 0))")
                .query((_, _) -> true)
                .single(); // of two who do so at once the later one finds the other's
        begin();
        jdbc.sql("delete from fact_mark where not live").update();
        return jdbc.sql("insert into fact_mark (live) values (false) returning generation")
                .query(Integer.class)
                .single();
    }

    /** From now on answers are taken from these cells. */
    void putLive(Mark mark) {
        jdbc.sql("delete from fact_mark where live").update();
        jdbc.sql("update fact_mark set live = true where generation = :generation")
                .param("generation", mark.generation())
                .update();
    }

    /** Removes some cells that belong to no mark; says how many. */
    int clear(String table, int most) {
        return jdbc.sql("delete from " + table + " where ctid = any(array(select ctid from " + table
                        + " where generation not in (select generation from fact_mark) limit :most))")
                .param("most", most)
                .update();
    }
}

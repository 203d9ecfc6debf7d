package org.haskap.evidence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks up, with one statement and so at one moment, what is needed for answers: new series, cells that changed, the facts behind
 * the mark, and days that no cell answers for. The statement is put together from the parts that are needed; each part gives rows of
 * the same columns.
 */
final class LookStore {
    /** People, and days behind the mark, held here at once; for more, the database counts all that is asked. */
    static final int MOST = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String MARK = """
            with mark as materialized (
                select generation, xact, id, batch from fact_mark where live
                union all
                select 0, cast('0' as xid8), 0, 0 where not exists (select from fact_mark where live)),
            asked as materialized (
                select a.series, a.months, a.people
                from unnest(cast(:series as int[]), cast(:months as bigint[]), cast(:people as bigint[])) as a (series, months, people)),
            zones as materialized (
                select z.number, z.need, z.series, z.first, z.last, z.first_year, z.last_year
                from unnest(
                    cast(:needs as text[]), cast(:zoneSeries as int[]), cast(:firsts as date[]), cast(:lasts as date[]),
                    cast(:firstYears as int[]), cast(:lastYears as int[])) with ordinality
                    as z (need, series, first, last, first_year, last_year, number)),
            behind as materialized (
                select * from (
                    select f.id, f.fiscal_year, f.series, f.occurred_on as day, f.weight, f.quantity, {person} as pseudonym
                    from fact f where {behind}
                    offset 0) f
                where f.series in (select series from asked))
            select 'mark' as part, cast(generation as bigint) as number, cast(null as date) as day, cast(null as date) as first,
                cast(null as date) as last, cast(batch as bigint) as facts, cast(null as bigint) as count,
                cast(null as numeric) as total, xact > pg_snapshot_xmax(pg_current_snapshot()) as flag,
                cast(null as bytea) as people, cast(null as uuid) as pseudonym, cast(null as int) as person,
                cast(null as text) as kind, cast(null as bigint) as plan, cast(null as text) as node,
                cast(null as text) as dimensions
            from mark
            union all
            select 'series', id, null, null, null, null, null, null, null, null, null, null, kind, plan, node,
                cast(dimensions as text)
            from fact_series where id > :known
            union all
            select 'month', m.series, m.month, m.first, m.last, m.facts, m.count, m.total, null, null, null, null,
                null, null, null, null
            from mark k, asked a, fact_month m
            where (k.batch > :oldestMonths or k.generation <> :generation)
                and m.generation = k.generation and m.series = a.series
                and m.batch > case when k.generation = :generation then a.months else -1 end
            union all
            select 'behind', d.series, d.day, null, null, d.facts, d.count, d.total, d.reverses, null,
                null, null, null, null, null, null
            from (
                select f.series, f.day, count(*) as facts, sum(f.weight) as count, sum(f.quantity) as total,
                    bool_or(f.weight < 0) as reverses
                from behind f
                group by f.series, f.day
                limit :most) d
            """.replace("{person}", RollStore.PERSON).replace(
            "{behind}",
            RollStore.BEHIND.replace("{xact}", "(select xact from mark)").replace("{id}", "(select id from mark)"));

    private static final String PEOPLE = """
            union all
            select 'people', p.series, p.month, null, null, null, null, null, null, p.people, null, null, null, null, null, null
            from mark k, asked a, fact_people p
            where (k.batch > :oldestPeople or k.generation <> :generation) and a.people is not null
                and p.generation = k.generation and p.series = a.series
                and p.batch > case when k.generation = :generation then a.people else -1 end
            union all
            select 'visit', v.series, v.day, null, null, null, null, null, v.reverses, null, v.pseudonym, n.person,
                null, null, null, null
            from (
                select f.series, f.day, f.pseudonym, bool_or(f.weight < 0 or exists (
                    select from fact r where r.fiscal_year = f.fiscal_year and r.reverses = f.id)) as reverses
                from behind f join asked a on a.series = f.series
                where f.pseudonym is not null and a.people is not null
                group by 1, 2, 3
                limit :most) v
            left join fact_person n on n.pseudonym = v.pseudonym
            """;

    private static final String DAYS = """
            union all
            select 'days', z.number, null, null, null, sum(d.facts), sum(d.count), sum(d.total), null, null, null, null,
                null, null, null, null
            from mark k, zones z, fact_day d
            where z.need = 'DAYS' and d.generation = k.generation and d.series = z.series and d.day between z.first and z.last
            group by z.number
            """;

    private static final String STANDING = """
            union all
            select 'standing', s.number, null, null, null, null, null, null, null, null, s.pseudonym, n.person,
                null, null, null, null
            from (
                select z.number, w.pseudonym
                from zones z cross join lateral (
                    select {person} as pseudonym from fact f
                    where f.series = z.series and f.occurred_on between z.first and z.last
                        and f.fiscal_year between z.first_year and z.last_year and f.subject is not null
                    group by 1
                    having sum(f.weight) > 0) w
                where z.need = 'PEOPLE'
                limit :most) s
            left join fact_person n on n.pseudonym = s.pseudonym
            """.replace("{person}", RollStore.PERSON);

    private static final String LATEST = """
            union all
            select 'latest', z.number, null, null, null, null, null, n.quantity, null, null, null, null, null, null, null, null
            from zones z cross join lateral (
                select f.quantity from fact f
                where f.series = z.series and f.occurred_on between z.first and z.last
                    and f.fiscal_year between z.first_year and z.last_year and f.weight = 1
                    and not exists (select from fact r where r.fiscal_year = f.fiscal_year and r.reverses = f.id)
                order by f.occurred_on desc, f.id desc
                limit 1) n
            where z.need = 'LATEST'
            """;

    private final JdbcClient jdbc;
    private final int most;

    /** Holds so many people, and so many days behind the mark, at once. */
    LookStore(JdbcClient jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /**
     * A series that is asked about.
     *
     * @param months the batch up to which its months are remembered, −1 when they are not
     * @param people the same for its people; null when they are not asked for
     */
    record Asked(int series, long months, @Nullable Long people) {}

    /**
     * Looks.
     *
     * @param known the highest number of a known series
     * @param generation which cells are remembered
     */
    Look look(int known, int generation, List<Asked> asked, List<Zone> zones) {
        boolean people = asked.stream().anyMatch(each -> each.people() != null);
        var sql = new StringBuilder(MARK);
        if (people) {
            sql.append(PEOPLE);
        }
        for (Zone.Need need : Zone.Need.values()) {
            if (zones.stream().anyMatch(zone -> zone.need() == need)) {
                sql.append(
                        switch (need) {
                            case DAYS -> DAYS;
                            case PEOPLE -> STANDING;
                            case LATEST -> LATEST;
                        });
            }
        }
        var look = new Look();
        for (Zone zone : zones) {
            switch (zone.need()) {
                case DAYS -> look.days.put(zone, MonthCells.Sum.ZERO);
                case PEOPLE -> look.standing.put(zone, new ArrayList<>());
                case LATEST -> {}
            }
        }
        look.asked.addAll(zones);
        var held = new Held();
        jdbc.sql(sql.toString())
                .param("known", known)
                .param("generation", generation)
                .param("series", Columns.of(asked, Asked::series))
                .param("months", Columns.of(asked, Asked::months))
                .param("people", Columns.of(asked, Asked::people))
                .param(
                        "oldestMonths",
                        asked.stream().mapToLong(Asked::months).min().orElse(Long.MAX_VALUE))
                .param("oldestPeople", oldest(asked))
                .param("most", most)
                .param("needs", Columns.of(zones, Zone::need))
                .param("zoneSeries", Columns.of(zones, Zone::series))
                .param("firsts", Columns.of(zones, Zone::from))
                .param("lasts", Columns.of(zones, Zone::to))
                .param("firstYears", Columns.of(zones, zone -> AnswerStore.year(zone.from())))
                .param("lastYears", Columns.of(zones, zone -> AnswerStore.year(zone.to())))
                .query(row -> {
                    take(row, look, zones, held);
                });
        look.tooMany = Math.max(held.days, Math.max(held.visits, held.standing)) >= most;
        return look;
    }

    /** How many rows there were of what is held up to a limit. */
    private static final class Held {
        private int days;
        private int visits;
        private int standing;
    }

    private static long oldest(List<Asked> asked) {
        long oldest = Long.MAX_VALUE;
        for (Asked each : asked) {
            Long people = each.people();
            if (people != null) {
                oldest = Math.min(oldest, people);
            }
        }
        return oldest;
    }

    private static void take(ResultSet row, Look look, List<Zone> zones, Held held) throws SQLException {
        int number = row.getInt("number");
        switch (row.getString("part")) {
            case "mark" -> {
                if (row.getBoolean("flag")) {
                    throw Mark.foreign();
                }
                look.generation = number;
                look.batch = row.getLong("facts");
            }
            case "series" -> look.series.add(new SeriesList.Known(number, series(row)));
            case "month" ->
                look.months
                        .computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(new MonthCells.Cell(
                                MonthCells.month(day(row, "day")), day(row, "first"), day(row, "last"), sum(row)));
            case "people" ->
                look.people
                        .computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(new PeopleCells.Cell(
                                MonthCells.month(day(row, "day")), Bitmaps.read(row.getBytes("people"))));
            case "behind" -> {
                held.days++;
                look.behind
                        .computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(new Look.Day(day(row, "day"), sum(row), row.getBoolean("flag")));
            }
            case "visit" -> {
                held.visits++;
                look.visits
                        .computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(new Look.Visit(day(row, "day"), someone(row), row.getBoolean("flag")));
            }
            case "days" -> look.days.put(zones.get(number - 1), sum(row));
            case "standing" -> {
                held.standing++;
                look.standing
                        .computeIfAbsent(zones.get(number - 1), _ -> new ArrayList<>())
                        .add(someone(row));
            }
            case "latest" -> look.latest.put(zones.get(number - 1), row.getBigDecimal("total"));
            default -> throw new IllegalStateException(row.getString("part"));
        }
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static MonthCells.Sum sum(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        return new MonthCells.Sum(row.getLong("facts"), row.getLong("count"), total);
    }

    private static Look.Someone someone(ResultSet row) throws SQLException {
        return new Look.Someone(row.getObject("pseudonym", UUID.class), row.getObject("person", Integer.class));
    }

    private static Series series(ResultSet row) throws SQLException {
        String node = row.getString("node");
        Map<String, String> dimensions =
                JSON.readValue(row.getString("dimensions"), new TypeReference<HashMap<String, String>>() {});
        return new Series(
                row.getString("kind"), node == null ? null : new NodeRef(row.getLong("plan"), node), dimensions);
    }

    /** How many facts there are: those before the mark as its roll counted them, and those behind. */
    long facts() {
        return jdbc.sql("""
                        with mark as materialized (
                            select xact, id, facts from fact_mark where live
                            union all
                            select cast('0' as xid8), 0, 0 where not exists (select from fact_mark where live))
                        select facts + (select count(*) from fact f where {behind}) as facts,
                            xact > pg_snapshot_xmax(pg_current_snapshot()) as elsewhere
                        from mark
                        """.replace(
                                "{behind}",
                                RollStore.BEHIND
                                        .replace("{xact}", "(select xact from mark)")
                                        .replace("{id}", "(select id from mark)")))
                .query((row, _) -> {
                    if (row.getBoolean("elsewhere")) {
                        throw Mark.foreign();
                    }
                    return row.getLong("facts");
                })
                .single();
    }
}

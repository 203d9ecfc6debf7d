package org.haskap.evidence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.haskap.database.Columns;
import org.haskap.kernel.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of facts: adding them, taking them back, listing them. What they come to is counted elsewhere. */
final class FactStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String INTO = """
            insert into fact (fiscal_year, series, occurred_on, quantity, subject, earlier, weight,
                source_module, source_id, source_href, recorded_at, recorded_by)
            """;

    private static final String UNLESS_OUTDATED = """
            where not exists (select from pseudonym_key where version > :keys)
            returning id
            """;

    private static final String RECORD = INTO + """
            select f.fiscal_year, f.series, f.occurred_on, f.quantity, f.subject, cast(f.earlier as uuid[]), 1,
                f.source_module, f.source_id, f.source_href, :at, :by
            from unnest(
                cast(:years as int[]), cast(:series as int[]), cast(:days as date[]), cast(:quantities as numeric[]),
                cast(:subjects as uuid[]), cast(:earlier as text[]),
                cast(:modules as text[]), cast(:ids as text[]), cast(:hrefs as text[]))
                as f (fiscal_year, series, occurred_on, quantity, subject, earlier, source_module, source_id, source_href)
            """ + UNLESS_OUTDATED;

    /** Most acts leave one fact; it need not be taken out of arrays; decision 59 has what that spares. */
    private static final String RECORD_ONE = INTO + """
            select cast(:year as int), cast(:series as int), cast(:day as date), cast(:quantity as numeric),
                cast(:subject as uuid), cast(:earlier as uuid[]), 1, :module, :id, :href, :at, :by
            """ + UNLESS_OUTDATED;

    private static final String SHOWN = """
            select f.id, s.kind, f.occurred_on, f.quantity, f.weight, s.plan, s.node, f.subject is not null as with_subject,
                s.dimensions, f.source_module, f.source_id, f.source_href, f.recorded_at, f.recorded_by, f.reverses,
                (with recursive later (id, step) as (
                    select r.id, 1 from fact r where r.fiscal_year = f.fiscal_year and r.reverses = f.id
                    union all
                    select n.id, l.step + 1 from later l join lateral (
                        select id from fact where fiscal_year = f.fiscal_year and reverses = l.id limit 1) n on true)
                select array_agg(id order by step) from later) as later
            """;

    private static final String MEANT = """
            select * from fact_series
            where kind = :kind and dimensions @> cast(:dimensions as jsonb)
                and (cast(:plan as bigint) is null or (plan = :plan and node = any(cast(:nodes as text[]))))
            """;

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A fact as it is stored.
     *
     * @param pseudonyms what its subject is called under the keys kept, the newest first; empty without a subject
     */
    record Row(int series, Fact fact, List<UUID> pseudonyms) {
        private int year() {
            return FiscalYear.of(fact.occurredOn()).year();
        }

        private String quantity() {
            return fact.quantity().toPlainString();
        }

        private @Nullable UUID subject() {
            return pseudonyms.isEmpty() ? null : pseudonyms.getFirst();
        }

        /** As PostgreSQL writes arrays. */
        private @Nullable String earlier() {
            return pseudonyms.size() < 2
                    ? null
                    : pseudonyms.stream().skip(1).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    /**
     * Adds facts.
     *
     * @param keys version of the newest key their pseudonyms are made with
     * @return their keys in order; empty when there is a newer key by now and nothing was added
     */
    List<Long> record(List<Row> rows, int keys, Instant at, String by) {
        var adding = rows.size() == 1 ? one(rows.getFirst()) : several(rows);
        return adding.param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("keys", keys)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private JdbcClient.StatementSpec several(List<Row> rows) {
        return jdbc.sql(RECORD)
                .param("years", Columns.of(rows, Row::year))
                .param("series", Columns.of(rows, Row::series))
                .param("days", Columns.of(rows, row -> row.fact().occurredOn()))
                .param("quantities", Columns.of(rows, Row::quantity))
                .param("subjects", Columns.of(rows, Row::subject))
                .param("earlier", Columns.of(rows, Row::earlier))
                .param("modules", Columns.of(rows, row -> row.fact().source().module()))
                .param("ids", Columns.of(rows, row -> row.fact().source().id()))
                .param("hrefs", Columns.of(rows, row -> row.fact().source().href()));
    }

    /** What may be missing is given with its type; for a null without one the driver would ask the database. */
    private JdbcClient.StatementSpec one(Row row) {
        UUID subject = row.subject();
        SourceRecord source = row.fact().source();
        String href = source.href();
        return jdbc.sql(RECORD_ONE)
                .param("year", row.year())
                .param("series", row.series())
                .param("day", row.fact().occurredOn())
                .param("quantity", row.quantity())
                .param("subject", subject == null ? null : subject.toString(), Types.VARCHAR)
                .param("earlier", row.earlier(), Types.VARCHAR)
                .param("module", Columns.text(source.module()))
                .param("id", Columns.text(source.id()))
                .param("href", href == null ? null : Columns.text(href), Types.VARCHAR);
    }

    /** Adds the reversal of a fact; empty when there is no such fact or it was reversed before. */
    Optional<Long> reverse(long fact, Instant at, String by) {
        return jdbc.sql("""
                        insert into fact (fiscal_year, series, occurred_on, quantity, weight, subject, earlier,
                            source_module, source_id, source_href, recorded_at, recorded_by, reverses)
                        select fiscal_year, series, occurred_on, -quantity, -weight, subject, earlier,
                            source_module, source_id, source_href, :at, :by, id
                        from fact where id = :fact
                        on conflict (fiscal_year, reverses) where reverses is not null do nothing
                        returning id
                        """)
                .param("fact", fact)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /**
     * Of facts that hold, the last of those that took them back and let them hold again; the fact itself where nobody did. A
     * fact holds while the last of its chain has its own weight.
     */
    Map<Long, Long> holding(Collection<Long> facts) {
        var last = new HashMap<Long, Long>();
        // Row by row: joined as a whole, the planner may read all facts there are.
        jdbc.sql("""
                        with recursive chain as (
                            select id as fact, weight as own, 0 as step, fiscal_year, id, weight
                            from fact where id = any (cast(:facts as bigint[]))
                            union all
                            select c.fact, c.own, c.step + 1, r.fiscal_year, r.id, r.weight
                            from chain c cross join lateral (
                                select * from fact where fiscal_year = c.fiscal_year and reverses = c.id limit 1) r)
                        select fact, id from (
                            select distinct on (fact) fact, id, weight, own from chain order by fact, step desc) l
                        where weight = own
                        """).param("facts", Columns.of(List.copyOf(facts), id -> id)).query(row -> {
            last.put(row.getLong("fact"), row.getLong("id"));
        });
        return last;
    }

    /** Adds the reversals of facts that were not reversed before; their keys by the facts. */
    Map<Long, Long> reverse(Collection<Long> facts, Instant at, String by) {
        var reversals = new HashMap<Long, Long>();
        jdbc.sql("""
                        insert into fact (fiscal_year, series, occurred_on, quantity, weight, subject, earlier,
                            source_module, source_id, source_href, recorded_at, recorded_by, reverses)
                        select fiscal_year, series, occurred_on, -quantity, -weight, subject, earlier,
                            source_module, source_id, source_href, :at, :by, id
                        from fact where id = any (cast(:facts as bigint[])) order by id
                        on conflict (fiscal_year, reverses) where reverses is not null do nothing
                        returning reverses, id
                        """)
                .param("facts", Columns.of(List.copyOf(facts), id -> id))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(row -> {
                    reversals.put(row.getLong(1), row.getLong(2));
                });
        return reversals;
    }

    Optional<RecordedFact> find(long fact) {
        return jdbc.sql(SHOWN + "from fact f join fact_series s on s.id = f.series where f.id = :fact")
                .param("fact", fact)
                .query(FactStore::shown)
                .optional();
    }

    /** A fact, what it took back or let count again, and what did so with it: so many steps before and after it, in order. */
    List<RecordedFact> chain(long fact, int most) {
        // Row by row, as in holding.
        return jdbc.sql("""
                        with recursive before as (
                            select id, fiscal_year, reverses, 0 as step from fact where id = :fact
                            union all
                            select e.id, e.fiscal_year, e.reverses, b.step + 1
                            from before b cross join lateral (
                                select * from fact where fiscal_year = b.fiscal_year and id = b.reverses limit 1) e
                            where b.step < :most),
                        after as (
                            select id, fiscal_year, 0 as step from fact where id = :fact
                            union all
                            select r.id, r.fiscal_year, a.step + 1
                            from after a cross join lateral (
                                select * from fact where fiscal_year = a.fiscal_year and reverses = a.id limit 1) r
                            where a.step < :most)
                        """ + SHOWN + """
                        from (select id, fiscal_year from before union select id, fiscal_year from after) c
                            cross join lateral (
                                select * from fact where fiscal_year = c.fiscal_year and id = c.id limit 1) f
                            join fact_series s on s.id = f.series
                        order by f.id
                        """)
                .param("fact", fact)
                .param("most", most)
                .query(FactStore::shown)
                .list();
    }

    /** The newest first. Of each series no more is read than could be shown, so that a full table does no harm. */
    List<RecordedFact> list(FactQuery query, Subtrees subtrees, int offset, int limit) {
        return list(query, subtrees, query.to().plusDays(1), 0, offset, limit);
    }

    /** The same, only what stands after that day and key. */
    List<RecordedFact> list(FactQuery query, Subtrees subtrees, LocalDate day, long id, int limit) {
        return list(query, subtrees, day, id, 0, limit);
    }

    private List<RecordedFact> list(FactQuery query, Subtrees subtrees, LocalDate day, long id, int offset, int limit) {
        return meant(SHOWN + "from (" + MEANT + """
                        ) s cross join lateral (
                            select * from fact
                            where series = s.id and occurred_on between :first and least(:last, :day)
                                and fiscal_year between :firstYear and :lastYear
                                and (occurred_on, id) < (:day, :id)
                            order by occurred_on desc, id desc
                            limit :most) f
                        order by f.occurred_on desc, f.id desc
                        limit :limit offset :offset
                        """, query, subtrees)
                .param("day", day)
                .param("id", id)
                .param("most", (long) offset + limit)
                .param("limit", limit)
                .param("offset", offset)
                .query(FactStore::shown)
                .list();
    }

    List<RecordedFact> find(Collection<Long> facts) {
        return jdbc.sql(SHOWN + """
                        from fact f join fact_series s on s.id = f.series
                        where f.id = any (cast(:facts as bigint[]))
                        """)
                .param("facts", Columns.of(List.copyOf(facts), id -> id))
                .query(FactStore::shown)
                .list();
    }

    private JdbcClient.StatementSpec meant(String sql, FactQuery query, Subtrees subtrees) {
        return jdbc.sql(sql)
                .param("kind", query.kind())
                .param("dimensions", JSON.writeValueAsString(query.dimensions()))
                .param("plan", AnswerStore.plan(query))
                .param("nodes", AnswerStore.nodes(query, subtrees))
                .param("first", query.from())
                .param("last", query.to())
                .param("firstYear", AnswerStore.year(query.from()))
                .param("lastYear", AnswerStore.year(query.to()));
    }

    private static RecordedFact shown(ResultSet row, int number) throws SQLException {
        String node = row.getString("node");
        Array later = row.getArray("later");
        List<Long> chain = later == null ? List.of() : List.of((Long[]) later.getArray());
        return new RecordedFact(
                row.getLong("id"),
                row.getString("kind"),
                row.getObject("occurred_on", LocalDate.class),
                row.getBigDecimal("quantity"),
                row.getInt("weight"),
                node == null ? null : new NodeRef(row.getLong("plan"), node),
                row.getBoolean("with_subject"),
                dimensions(row.getString("dimensions")),
                new SourceRecord(
                        row.getString("source_module"), row.getString("source_id"), row.getString("source_href")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                row.getObject("reverses", Long.class),
                chain.isEmpty() ? null : chain.getFirst(),
                chain.size());
    }

    private static Map<String, String> dimensions(String json) {
        return JSON.readValue(json, new TypeReference<HashMap<String, String>>() {});
    }
}

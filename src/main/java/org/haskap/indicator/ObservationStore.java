package org.haskap.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.haskap.attainment.Actual;
import org.haskap.database.Columns;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of observations and of what was decided about them. */
final class ObservationStore {
    private static final String ROWS = """
            select o.*, d.decision, d.reason, d.decided_by, d.decided_at,
                exists (select from observation e join observation_decision c on c.observation_id = e.id
                    where e.plan_id = o.plan_id and e.indicator = o.indicator and e.series = o.series
                        and e.period = o.period and e.id < o.id and c.decision = 'CONFIRMED') as replaces_public
            from observation o left join observation_decision d on d.observation_id = o.id
            """;

    private final JdbcClient jdbc;

    ObservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest confirmed row of each period, unless it says that there is no value any more. */
    List<Observation> confirmed(long plan) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (o.indicator, o.series, o.period)
                                o.*, d.decision, d.reason, d.decided_by, d.decided_at, true as replaces_public
                            from observation o join observation_decision d on d.observation_id = o.id
                            where o.plan_id = :plan and d.decision = 'CONFIRMED'
                            order by o.indicator, o.series, o.period, o.id desc) as newest
                        where not withdrawn order by id
                        """)
                .param("plan", plan)
                .query(ObservationStore::observation)
                .list();
    }

    /** The row of each period that nothing supersedes, of all plans. */
    List<Observation> newest() {
        return jdbc.sql(ROWS + "where not exists (select from observation n where n.supersedes = o.id) order by o.id")
                .query(ObservationStore::observation)
                .list();
    }

    List<Observation> newest(long plan) {
        return jdbc.sql(ROWS + """
                        where o.plan_id = :plan and not exists (select from observation n where n.supersedes = o.id)
                        order by o.id
                        """)
                .param("plan", plan)
                .query(ObservationStore::observation)
                .list();
    }

    /** Every row of an indicator, the newest first. */
    List<Observation> history(IndicatorRef indicator) {
        return jdbc.sql(ROWS + "where o.plan_id = :plan and o.indicator = :code order by o.id desc")
                .param("plan", indicator.plan())
                .param("code", indicator.code())
                .query(ObservationStore::observation)
                .list();
    }

    Optional<Observation> find(long id) {
        return jdbc.sql(ROWS + "where o.id = :id")
                .param("id", id)
                .query(ObservationStore::observation)
                .optional();
    }

    List<Observation> find(List<Long> ids) {
        return jdbc.sql(ROWS + "where o.id = any (cast(:ids as bigint[])) order by o.id")
                .param("ids", Columns.of(ids, id -> id))
                .query(ObservationStore::observation)
                .list();
    }

    /** The row that superseded another, if one did. */
    Optional<Long> successor(long id) {
        return jdbc.sql("select id from observation where supersedes = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** Those of some rows that were superseded. */
    List<Long> superseded(List<Long> ids) {
        return jdbc.sql("select supersedes from observation where supersedes = any (cast(:ids as bigint[]))")
                .param("ids", Columns.of(ids, id -> id))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Adds values; the keys in the order of the entries. */
    List<Long> insert(long plan, List<Entry> entries, @Nullable Long person, Instant at) {
        return jdbc.sql("""
                        insert into observation (
                            plan_id, indicator, period, value, missing, printed, origin, status, source, document_id, comment,
                            measured_on, entered_by, entered_at, supersedes)
                        select :plan, indicator, period, value, missing, printed, origin, status, source, document, comment,
                            measured_on, cast(:person as bigint), :at, nullif(seen, 0)
                        from unnest(
                            cast(:indicators as text[]), cast(:periods as text[]), cast(:numbers as numeric[]),
                            cast(:missing as text[]), cast(:texts as text[]), cast(:origins as text[]),
                            cast(:statuses as text[]), cast(:sources as text[]), cast(:documents as bigint[]), cast(:comments as text[]),
                            cast(:days as date[]), cast(:seen as bigint[]))
                            with ordinality as n (indicator, period, value, missing, printed, origin, status, source,
                                document, comment, measured_on, seen, position)
                        order by position returning id
                        """)
                .param("plan", plan)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("indicators", Columns.of(entries, Entry::indicator))
                .param("periods", Columns.of(entries, e -> e.period().code()))
                .param(
                        "numbers",
                        Columns.of(
                                entries,
                                e -> e.value() == null ? null : e.value().toPlainString()))
                .param("missing", Columns.of(entries, Entry::missing))
                .param("texts", Columns.of(entries, Entry::text))
                .param("origins", Columns.of(entries, Entry::origin))
                .param("statuses", Columns.of(entries, Entry::status))
                .param("sources", Columns.of(entries, Entry::source))
                .param("documents", Columns.of(entries, Entry::document))
                .param("comments", Columns.of(entries, Entry::comment))
                .param("days", Columns.of(entries, Entry::measuredOn))
                .param("seen", Columns.of(entries, Entry::seen))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    long withdraw(Observation before, String reason, @Nullable Long person, Instant at) {
        return jdbc.sql("""
                        insert into observation (
                            plan_id, indicator, series, period, withdrawn, printed, origin, status, source, comment,
                            entered_by, entered_at, supersedes)
                        values (:plan, :code, :series, :period, true, '', 'ENTERED', :status, '', :reason,
                            cast(:person as bigint), :at, :before)
                        returning id
                        """)
                .param("plan", before.indicator().plan())
                .param("code", before.indicator().code())
                .param("series", before.series())
                .param("period", before.period().code())
                .param("status", before.status().name())
                .param("reason", Columns.text(reason))
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("before", before.id())
                .query(Long.class)
                .single();
    }

    void decide(List<Long> ids, boolean confirmed, String reason, List<Long> alone, @Nullable Long person, Instant at) {
        jdbc.sql("""
                        insert into observation_decision (
                            observation_id, decision, reason, alone, decided_by, decided_at)
                        select id, :decision, :reason, id = any (cast(:alone as bigint[])), cast(:person as bigint), :at
                        from unnest(cast(:ids as bigint[])) as n (id) order by id
                        """)
                .param("ids", Columns.of(ids, id -> id))
                .param("decision", confirmed ? "CONFIRMED" : "RETURNED")
                .param("reason", Columns.text(reason))
                .param("alone", Columns.of(alone, id -> id))
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<IndicatorRef> citing(long document) {
        return jdbc.sql("select distinct plan_id, indicator from observation where document_id = :document")
                .param("document", document)
                .query((row, _) -> new IndicatorRef(row.getLong(1), row.getString(2)))
                .list();
    }

    int enteredBy(long person) {
        return jdbc.sql("select count(*) from observation where entered_by = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    int decidedBy(long person) {
        return jdbc.sql("""
                        select (select count(*) from observation_decision where decided_by = :person)
                            + (select count(*) from indicator_duty where decided_by = :person)
                        """).param("person", person).query(Integer.class).single();
    }

    private static Observation observation(ResultSet row, int number) throws SQLException {
        String missing = row.getString("missing");
        String decision = row.getString("decision");
        return new Observation(
                row.getLong("id"),
                new IndicatorRef(row.getLong("plan_id"), row.getString("indicator")),
                row.getString("series"),
                Period.parse(row.getString("period")),
                row.getBigDecimal("value"),
                missing == null ? null : Missing.valueOf(missing),
                row.getString("printed"),
                Actual.Origin.valueOf(row.getString("origin")),
                Actual.Status.valueOf(row.getString("status")),
                row.getObject("formula_version", Integer.class),
                row.getLong("facts"),
                row.getString("source"),
                row.getObject("document_id", Long.class),
                row.getString("comment"),
                row.getObject("measured_on", LocalDate.class),
                row.getObject("entered_by", Long.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getObject("supersedes", Long.class),
                decision == null
                        ? null
                        : new Observation.Decision(
                                decision.equals("CONFIRMED"),
                                row.getString("reason"),
                                row.getObject("decided_by", Long.class),
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant()),
                row.getBoolean("replaces_public"));
    }
}

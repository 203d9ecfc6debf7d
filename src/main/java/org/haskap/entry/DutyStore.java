package org.haskap.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.haskap.database.Columns;
import org.haskap.indicator.IndicatorRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of due days and of the days on which reminders were written. */
final class DutyStore {
    private final JdbcClient jdbc;

    DutyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rule of an indicator with its key, which is the version for who changes it.
     *
     * @param id key of the row
     * @param rule the rule
     */
    record Kept(long id, DueRule rule) {}

    /** The newest rule of each indicator that has one of its own. */
    Map<IndicatorRef, Kept> newest() {
        var rules = new HashMap<IndicatorRef, Kept>();
        jdbc.sql("""
                        select distinct on (plan_id, indicator) id, plan_id, indicator, month, day, lag_years, note
                        from indicator_duty order by plan_id, indicator, id desc
                        """)
                .query((row, _) -> rules.put(
                        new IndicatorRef(row.getLong("plan_id"), row.getString("indicator")),
                        new Kept(
                                row.getLong("id"),
                                new DueRule(
                                        row.getInt("month"),
                                        row.getInt("day"),
                                        row.getInt("lag_years"),
                                        row.getString("note")))))
                .list();
        return rules;
    }

    /** Keeps others from setting a rule until the current transaction ends. */
    void lock(IndicatorRef indicator) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('duty ' || :plan || '/' || :code, 0))")
                .param("plan", indicator.plan())
                .param("code", indicator.code())
                .query((_, _) -> true)
                .single();
    }

    void insert(IndicatorRef indicator, DueRule rule, @Nullable Long person, Instant at) {
        jdbc.sql("""
                        insert into indicator_duty (
                            plan_id, indicator, month, day, lag_years, note, decided_by, decided_at)
                        values (:plan, :code, :month, :day, :lag, :note, cast(:person as bigint), :at)
                        """)
                .param("plan", indicator.plan())
                .param("code", indicator.code())
                .param("month", rule.month())
                .param("day", rule.day())
                .param("lag", rule.lagYears())
                .param("note", Columns.text(rule.note()))
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest day on which reminders were written; empty before the first. */
    java.util.Optional<LocalDate> lastReminded() {
        return jdbc.sql("select max(day) from reminder_day")
                .query((row, _) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Notes a day; false when another run has noted it meanwhile. */
    boolean reminded(LocalDate day, int mails, Instant at) {
        return jdbc.sql(
                                "insert into reminder_day (day, mails, done_at) values (:day, :mails, :at) on conflict do nothing")
                        .param("day", day)
                        .param("mails", mails)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}

package org.haskap.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of recurring jobs, beside what db-scheduler knows of them. */
final class RecurringStore {
    private final JdbcClient jdbc;

    RecurringStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what this version of the program runs; what an earlier one ran and this does not is forgotten. */
    void declare(List<Recurring> all) {
        jdbc.sql("""
                        with declared as (
                            select name, label, cadence
                            from unnest(cast(:names as text[]), cast(:labels as text[]), cast(:cadences as text[]))
                                 as d (name, label, cadence)),
                        gone as (
                            delete from recurring_job where name not in (select name from declared))
                        insert into recurring_job (name, label, cadence)
                        select name, label, cadence from declared order by name
                        on conflict (name) do update set label = excluded.label, cadence = excluded.cadence
                        """)
                .param("names", Columns.of(all, Recurring::name))
                .param("labels", Columns.of(all, Recurring::label))
                .param(
                        "cadences",
                        Columns.of(all, recurring -> recurring.cadence().toSentence()))
                .update();
    }

    void failed(String name, String errorId, String sentence, Instant now) {
        jdbc.sql("""
                        update recurring_job set failed_at = :now, error_id = :errorId, error = :sentence
                        where name = :name
                        """)
                .param("name", name)
                .param("errorId", errorId)
                .param("sentence", sentence)
                .param("now", Timestamp.from(now))
                .update();
    }

    void succeeded(String name) {
        jdbc.sql("""
                        update recurring_job set failed_at = null, error_id = null, error = ''
                        where name = :name and failed_at is not null
                        """).param("name", name).update();
    }

    boolean exists(String name) {
        return jdbc.sql("select exists (select from recurring_job where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    List<RecurringState> all() {
        return jdbc.sql("""
                        select r.name, r.label, r.cadence, coalesce(t.picked, false) as running, t.execution_time,
                               t.last_success, r.failed_at, r.error_id, r.error
                        from recurring_job r
                        left join scheduled_tasks t on t.task_name = :prefix || r.name and t.task_instance = 'recurring'
                        order by r.name
                        """)
                .param("prefix", JobQueue.RECURRING)
                .query((row, number) -> new RecurringState(
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("cadence"),
                        row.getBoolean("running"),
                        instant(row, "execution_time"),
                        instant(row, "last_success"),
                        instant(row, "failed_at"),
                        row.getString("error_id"),
                        row.getString("error")))
                .list();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

package org.haskap.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of jobs. Whoever works on a job names the attempt; a statement for an older attempt changes nothing. */
final class JobStore {
    private static final String COLUMNS = """
            select id, kind, label, unit, submitted_by, submitted_as, submitted_at, state, due_at, attempt, started_at,
                   finished_at, done, total, errors, cancel_wanted, result, result_link, error_id, error
            from job
            """;

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(JobId id, JobKind<?> kind, String payload, @Nullable Long person, String as, Instant now) {
        jdbc.sql("""
                        insert into job
                            (id, kind, label, unit, payload, submitted_by, submitted_as, submitted_at, state, due_at)
                        values (:id, :kind, :label, :unit, cast(:payload as jsonb), :person, :as, :now, 'WAITING', :now)
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("label", kind.label())
                .param("unit", kind.unit())
                .param("payload", Columns.text(payload))
                .param("person", person)
                .param("as", as)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes up a waiting attempt; empty when it was cancelled, superseded or is being worked on already. */
    Optional<Begun> begin(JobId id, int attempt, Instant now) {
        return jdbc.sql("""
                        update job set state = 'RUNNING', started_at = :now, finished_at = null, done = 0, total = null,
                               errors = 0, error_id = null, error = ''
                        where id = :id and attempt = :attempt and state = 'WAITING'
                        returning kind, payload, retries
                        """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("now", Timestamp.from(now))
                .query((row, number) ->
                        new Begun(row.getString("kind"), row.getString("payload"), row.getInt("retries")))
                .optional();
    }

    void deleteErrors(JobId id) {
        jdbc.sql("delete from job_error where job_id = :id")
                .param("id", id.value())
                .update();
    }

    /** Writes progress down; says whether the job is wanted no more, or nothing when the attempt is no longer current. */
    Optional<Boolean> progress(JobId id, int attempt, long done, @Nullable Long total, long errors) {
        return jdbc.sql("""
                        update job set done = :done, total = cast(:total as bigint), errors = :errors
                        where id = :id and attempt = :attempt and state = 'RUNNING'
                        returning cancel_wanted
                        """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("done", done)
                .param("total", total)
                .param("errors", errors)
                .query(Boolean.class)
                .optional();
    }

    void insertErrors(JobId id, long first, List<JobError> errors) {
        List<Long> positions = IntStream.range(0, errors.size())
                .mapToObj(position -> first + position)
                .toList();
        jdbc.sql("""
                        insert into job_error (job_id, position, row, "column", sentence)
                        select :id, position, row, "column", sentence
                        from unnest(cast(:positions as bigint[]), cast(:rows as bigint[]), cast(:columns as text[]),
                                    cast(:sentences as text[])) as e (position, row, "column", sentence)
                        """)
                .param("id", id.value())
                .param("positions", Columns.of(positions, position -> position))
                .param("rows", Columns.of(errors, JobError::row))
                .param("columns", Columns.of(errors, JobError::column))
                .param("sentences", Columns.of(errors, JobError::sentence))
                .update();
    }

    boolean finish(JobId id, int attempt, JobResult result, Instant now) {
        return jdbc.sql("""
                        update job set state = case when errors > 0 then 'PARTLY' else 'DONE' end, finished_at = :now,
                               result = :sentence, result_link = :link
                        where id = :id and attempt = :attempt and state = 'RUNNING'
                        """)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .param("sentence", Columns.text(result.sentence()))
                        .param("link", result.link())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean stopped(JobId id, int attempt, Instant now) {
        return jdbc.sql("""
                        update job set state = 'CANCELLED', finished_at = :now
                        where id = :id and attempt = :attempt and state = 'RUNNING'
                        """)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean fail(JobId id, int attempt, String errorId, String sentence, Instant now) {
        return jdbc.sql("""
                        update job set state = 'FAILED', finished_at = :now, error_id = :errorId, error = :sentence
                        where id = :id and attempt = :attempt and state = 'RUNNING'
                        """)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .param("errorId", errorId)
                        .param("sentence", Columns.text(sentence))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Lets an unfinished attempt be followed by another; gives its number. */
    Optional<Integer> again(
            JobId id,
            int attempt,
            Instant due,
            int retries,
            int interruptions,
            @Nullable String errorId,
            String error) {
        return jdbc.sql("""
                        update job set state = 'WAITING', attempt = attempt + 1, due_at = :due,
                               retries = retries + :retries, interruptions = interruptions + :interruptions,
                               error_id = :errorId, error = :error
                        where id = :id and attempt = :attempt and state in ('WAITING', 'RUNNING')
                        returning attempt
                        """)
                .param("id", id.value())
                .param("attempt", attempt)
                .param("due", Timestamp.from(due))
                .param("retries", retries)
                .param("interruptions", interruptions)
                .param("errorId", errorId)
                .param("error", Columns.text(error))
                .query(Integer.class)
                .optional();
    }

    /** The state of an attempt nobody seems to work on any more, locked; empty when it is no longer current. */
    Optional<Abandoned> lock(JobId id, int attempt) {
        return jdbc.sql("""
                        select kind, state, interruptions from job where id = :id and attempt = :attempt for update
                        """)
                .param("id", id.value())
                .param("attempt", attempt)
                .query((row, number) -> new Abandoned(
                        row.getString("kind"), JobState.valueOf(row.getString("state")), row.getInt("interruptions")))
                .optional();
    }

    /** Lets a failed or cancelled job wait again; gives the new attempt, or nothing when it is neither. */
    Optional<Integer> retry(JobId id, Instant now) {
        return jdbc.sql("""
                        update job set state = 'WAITING', attempt = attempt + 1, due_at = :now, retries = 0,
                               interruptions = 0, cancel_wanted = false, started_at = null, finished_at = null,
                               done = 0, total = null
                        where id = :id and state in ('FAILED', 'CANCELLED')
                        returning attempt
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional();
    }

    /** Cancels what waits, and asks what runs to stop; nothing when it is over already. */
    Optional<JobState> cancel(JobId id, Instant now) {
        return jdbc.sql("""
                        update job set cancel_wanted = true,
                               finished_at = case when state = 'WAITING' then :now else finished_at end,
                               state = case when state = 'WAITING' then 'CANCELLED' else state end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        returning state
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> JobState.valueOf(row.getString("state")))
                .optional();
    }

    Optional<Job> find(JobId id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(JobStore::job)
                .optional();
    }

    List<Job> list(JobFilter filter, int limit, long offset) {
        return jdbc.sql(COLUMNS + """
                        where (cast(:state as text) is null or state = :state)
                          and (cast(:kind as text) is null or kind = :kind)
                        order by submitted_at desc, id
                        limit :limit offset :offset
                        """)
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.kind())
                .param("limit", limit)
                .param("offset", offset)
                .query(JobStore::job)
                .list();
    }

    long count(JobFilter filter) {
        return jdbc.sql("""
                        select count(*) from job
                        where (cast(:state as text) is null or state = :state)
                          and (cast(:kind as text) is null or kind = :kind)
                        """)
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.kind())
                .query(Long.class)
                .single();
    }

    /** The first errors in the order they were found; the caller closes the stream, inside a transaction. */
    Stream<JobError> errors(JobId id, long limit) {
        return jdbc
                .sql("""
                        select row, "column", sentence from job_error where job_id = :id order by position limit :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query((row, number) -> new JobError(
                        row.getObject("row", Long.class), row.getString("column"), row.getString("sentence")))
                .stream();
    }

    int deleteFinished(Instant before, int limit) {
        return jdbc.sql("""
                        delete from job
                        where id in (select id from job
                                     where state in ('DONE', 'PARTLY', 'FAILED', 'CANCELLED') and finished_at < :before
                                     order by finished_at, id limit :limit)
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    int submittedBy(long person) {
        return jdbc.sql("select count(*) from job where submitted_by = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(row.getString("id")),
                row.getString("kind"),
                row.getString("label"),
                row.getString("unit"),
                row.getObject("submitted_by", Long.class),
                row.getString("submitted_as"),
                row.getTimestamp("submitted_at").toInstant(),
                JobState.valueOf(row.getString("state")),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempt"),
                RecurringStore.instant(row, "started_at"),
                RecurringStore.instant(row, "finished_at"),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getLong("errors"),
                row.getBoolean("cancel_wanted"),
                new JobResult(row.getString("result"), row.getString("result_link")),
                row.getString("error_id"),
                row.getString("error"));
    }

    /**
     * An attempt taken up.
     *
     * @param kind name of its kind
     * @param payload what the work is told, as JSON
     * @param retries automatic retries already used
     */
    record Begun(String kind, String payload, int retries) {}

    /**
     * An attempt whose process is gone.
     *
     * @param kind name of its kind
     * @param state where it was left
     * @param interruptions how often that happened before
     */
    record Abandoned(String kind, JobState state, int interruptions) {}
}

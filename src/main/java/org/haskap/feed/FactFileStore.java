package org.haskap.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Organisation;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of files of facts. */
final class FactFileStore {
    private static final String FILE = """
            select f.*, o.name as organisation from fact_file f join organisation o on o.id = f.organisation_id
            """;

    private final JdbcClient jdbc;

    FactFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as it is sent. */
    record Row(
            long organisation,
            @Nullable Long department,
            String kind,
            String name,
            String sha256,
            @Nullable Long person,
            Instant at) {}

    long insert(Row row, byte[] content) {
        return jdbc.sql("""
                        with added as (
                            insert into fact_file (
                                organisation_id, department_id, kind, name, size, sha256, person_id, uploaded_at, state)
                            values (:organisation, :department, :kind, :name, :size, :sha256, :person, :at, 'CHECKING')
                            returning id),
                        kept as (insert into fact_file_content (file_id, content) select id, :content from added)
                        select id from added
                        """)
                .param("organisation", row.organisation())
                .param("department", row.department())
                .param("kind", row.kind())
                .param("name", Columns.text(row.name()))
                .param("size", content.length)
                .param("sha256", row.sha256())
                .param("person", row.person())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("content", content)
                .query(Long.class)
                .single();
    }

    Optional<FactFile> find(long id) {
        return jdbc.sql(FILE + "where f.id = :id")
                .param("id", id)
                .query(FactFileStore::file)
                .optional();
    }

    /** The files of these organisations and of these departments, the newest first. */
    List<FactFile> list(Collection<Long> organisations, Collection<Long> departments, long before, int limit) {
        return jdbc.sql(FILE + """
                        where (f.organisation_id = any (cast(:organisations as bigint[]))
                                or f.department_id = any (cast(:departments as bigint[])))
                            and f.id < :before
                        order by f.id desc limit :limit
                        """)
                .param("organisations", Columns.of(List.copyOf(organisations), id -> id))
                .param("departments", Columns.of(List.copyOf(departments), id -> id))
                .param("before", before)
                .param("limit", limit)
                .query(FactFileStore::file)
                .list();
    }

    /** The bytes, or nothing when they are no longer kept. */
    Optional<byte[]> content(long id) {
        return jdbc.sql("select content from fact_file_content where file_id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    void forget(long id) {
        jdbc.sql("delete from fact_file_content where file_id = :id")
                .param("id", id)
                .update();
    }

    /** Drops what waited since before that moment, and forgets its bytes. */
    void forget(Instant before) {
        jdbc.sql("""
                        with gone as (
                            delete from fact_file_content c using fact_file f
                            where f.id = c.file_id and f.uploaded_at < :before and f.state <> 'RECORDED'
                            returning f.id)
                        update fact_file set state = 'DROPPED' where state in ('CHECKING', 'CHECKED', 'RECORDING') and id in (select id from gone)
                        """).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    /** Leads a file from one state to another; false when it stood elsewhere by then. */
    boolean move(long id, FactFile.State from, FactFile.State to, String job) {
        return jdbc.sql(
                                "update fact_file set state = :to, job_id = coalesce(nullif(:job, ''), job_id) where id = :id and state = :from")
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("job", job)
                        .param("id", id)
                        .update()
                == 1;
    }

    void job(long id, String job) {
        jdbc.sql("update fact_file set job_id = :job where id = :id")
                .param("job", job)
                .param("id", id)
                .update();
    }

    /** Whether a file stands there; it stays there until the end of the transaction. */
    boolean hold(long id, FactFile.State state) {
        return jdbc.sql("select 1 from fact_file where id = :id and state = :state for update")
                .param("id", id)
                .param("state", state.name())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Leads a file back whose job ended without a word; nothing when another job works on it by now. */
    void back(FactFile file, FactFile.State to, String sentence) {
        jdbc.sql("""
                        update fact_file set state = :to, failure = :sentence, reason = ''
                        where id = :id and state = :from and job_id = :job
                        """)
                .param("to", to.name())
                .param("sentence", sentence)
                .param("id", file.id())
                .param("from", file.state().name())
                .param("job", file.job())
                .update();
    }

    /** Gives a file another job in place of that one; false when somebody was quicker. */
    boolean job(FactFile file, String job) {
        return jdbc.sql("""
                        update fact_file set job_id = :job where id = :id and state = :state and job_id = :before
                        """)
                        .param("job", job)
                        .param("id", file.id())
                        .param("state", file.state().name())
                        .param("before", file.job())
                        .update()
                == 1;
    }

    /** Writes down what a check or a recording came to; false when the file stood elsewhere by then. */
    boolean came(long id, FactFile.State from, FactFile.State to, Feeding.Outcome outcome, String notes) {
        return jdbc.sql("""
                        update fact_file set state = :to, good = :good, known = :known, bad = :bad, notes = :notes,
                            failure = ''
                        where id = :id and state = :from
                        """)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("good", outcome.taken())
                        .param("known", outcome.known())
                        .param("bad", outcome.refused())
                        .param("notes", Columns.text(notes))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Writes down why a file cannot be read or recorded; false when it stood elsewhere by then. */
    boolean failed(long id, FactFile.State from, FactFile.State to, String sentence) {
        return jdbc.sql("update fact_file set state = :to, failure = :sentence where id = :id and state = :from")
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("sentence", Columns.text(sentence))
                        .param("id", id)
                        .update()
                == 1;
    }

    void reason(long id, String reason) {
        jdbc.sql("update fact_file set reason = :reason where id = :id")
                .param("reason", Columns.text(reason))
                .param("id", id)
                .update();
    }

    int sentBy(long person) {
        return jdbc.sql("select count(*) from fact_file where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private static FactFile file(ResultSet row, int number) throws SQLException {
        String name = row.getString("organisation");
        return new FactFile(
                row.getLong("id"),
                new Organisation(row.getLong("organisation_id"), name, Organisation.Kind.of(name)),
                row.getObject("department_id", Long.class),
                row.getString("kind"),
                row.getString("name"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("person_id", Long.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                FactFile.State.valueOf(row.getString("state")),
                Objects.requireNonNullElse(row.getString("job_id"), ""),
                row.getString("failure"),
                row.getLong("good"),
                row.getLong("known"),
                row.getLong("bad"),
                row.getString("notes"),
                row.getString("reason"));
    }
}

package org.haskap.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Target;
import org.haskap.database.Columns;
import org.haskap.document.Edition;
import org.haskap.reading.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;

/** The table of uploads, with how far their jobs are and what became of them. */
final class UploadStore {
    private static final int PIECE = 1 << 20;

    /** The job and the last edition of the document are joined, so that a list costs one statement. */
    private static final String UPLOAD = """
            select u.id, u.name, u.size, u.kind, u.slug, u.owner, u.organisation_id, u.department_id, u.plan_id,
                u.person_id, u.uploaded_at, u.job_id, u.failure, u.document_id, u.series_id, u.series_kind,
                coalesce(j.state, '') as job_state, coalesce(j.done, 0) as done, j.total, e.id as edition_id, e.state,
                exists (
                    select from edition a where a.series_id = u.series_id and a.state = 'ADOPTED'
                    and a.id is distinct from e.base_id) as outdated
            from upload u
            left join job j on j.id = u.job_id
            left join lateral (
                select id, state, base_id from edition
                where series_id = u.series_id and document_id = u.document_id
                order by number desc limit 1) e on true
            """;

    /** What somebody may see: everything, or what belongs to one of these. */
    private static final String SEEN = """
            (:all or u.organisation_id = any (cast(:organisations as bigint[]))
                or u.department_id = any (cast(:departments as bigint[]))
                or u.plan_id = any (cast(:plans as bigint[])))
            """;

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int uploadedBy(long person) {
        return jdbc.sql("select count(*) from upload where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** A new upload as it is written. */
    record Row(
            String name,
            long size,
            String sha256,
            Readers.@Nullable Kind kind,
            String slug,
            String owner,
            Target target,
            @Nullable Long person,
            Instant at) {}

    /** Writes the upload; the bytes go through without being held. */
    long insert(Row row, InputStream content) {
        return jdbc.sql("""
                        insert into upload (
                            name, size, sha256, content, kind, slug, owner, organisation_id, department_id, plan_id,
                            person_id, uploaded_at)
                        values (
                            :name, :size, :sha256, :content, :kind, :slug, :owner, cast(:organisation as bigint),
                            cast(:department as bigint), cast(:plan as bigint), cast(:person as bigint), :at)
                        returning id
                        """)
                .param("name", Columns.text(row.name()))
                .param("size", row.size())
                .param("sha256", row.sha256())
                .param("content", new SqlBinaryValue(content, row.size()))
                .param("kind", row.kind() == null ? null : row.kind().name())
                .param("slug", row.slug())
                .param("owner", Columns.text(row.owner()))
                .param("organisation", row.target().organisation())
                .param("department", row.target().department())
                .param("plan", row.target().plan())
                .param("person", row.person())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void job(long id, String job) {
        jdbc.sql("update upload set job_id = :job, failure = '' where id = :id")
                .param("id", id)
                .param("job", job)
                .update();
    }

    Optional<Upload> find(long id) {
        return jdbc.sql(UPLOAD + "where u.id = :id")
                .param("id", id)
                .query(UploadStore::upload)
                .optional();
    }

    List<Upload> seen(Seen seen, int limit, long offset) {
        return seen(jdbc.sql(UPLOAD + "where " + SEEN + """
                         order by u.uploaded_at desc, u.id desc limit :limit offset :offset
                        """), seen)
                .param("limit", limit)
                .param("offset", offset)
                .query(UploadStore::upload)
                .list();
    }

    long count(Seen seen) {
        return seen(jdbc.sql("select count(*) from upload u where " + SEEN), seen)
                .query(Long.class)
                .single();
    }

    /** How many drafts wait: of each document the one draft there is. */
    long waiting(Seen seen) {
        return seen(jdbc.sql("""
                        select count(distinct e.id) from upload u
                        join edition e
                            on e.series_id = u.series_id and e.document_id = u.document_id and e.state = 'DRAFT'
                        where\s""" + SEEN), seen).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec seen(JdbcClient.StatementSpec statement, Seen seen) {
        return statement
                .param("all", seen.all())
                .param("organisations", Columns.of(seen.organisations(), id -> id))
                .param("departments", Columns.of(seen.departments(), id -> id))
                .param("plans", Columns.of(seen.plans(), id -> id));
    }

    /** Whether the bytes are still here. */
    boolean hasContent(long id) {
        return jdbc.sql("select content is not null from upload where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Drops the bytes of so many that came before an instant, were not read, and that no job reads now; how many. */
    int dropContent(Instant before, int limit) {
        return jdbc.sql("""
                        update upload set content = null
                        where id in (select u.id from upload u
                                     where u.content is not null and u.document_id is null and u.uploaded_at < :before
                                         and not exists (select from job j where j.id = u.job_id
                                             and j.state in ('WAITING', 'RUNNING'))
                                     order by u.id limit :limit)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    /** Writes the bytes out piece by piece. */
    void content(long id, long size, OutputStream out) throws IOException {
        for (long from = 1; from <= size; from += PIECE) {
            out.write(jdbc.sql("select substring(content from :from for :length) from upload where id = :id")
                    .param("id", id)
                    .param("from", (int) from)
                    .param("length", PIECE)
                    .query((row, number) -> row.getBytes(1))
                    .single());
        }
    }

    /** The document is kept now, so its bytes need not be kept twice. */
    void read(long id, long document, long series, String kind, @Nullable Long plan, long organisation, Instant at) {
        jdbc.sql("""
                        update upload set document_id = :document, series_id = :series, series_kind = :kind,
                            plan_id = coalesce(cast(:plan as bigint), plan_id), organisation_id = :organisation,
                            read_at = :at, content = null
                        where id = :id
                        """)
                .param("id", id)
                .param("document", document)
                .param("series", series)
                .param("kind", kind)
                .param("plan", plan)
                .param("organisation", organisation)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(long id, String sentence) {
        jdbc.sql("update upload set failure = :failure where id = :id")
                .param("id", id)
                .param("failure", Columns.text(sentence))
                .update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        return new Upload(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("size"),
                kind == null ? null : Readers.Kind.valueOf(kind),
                row.getString("slug"),
                row.getString("owner"),
                row.getObject("organisation_id", Long.class),
                row.getObject("department_id", Long.class),
                row.getObject("plan_id", Long.class),
                row.getObject("person_id", Long.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("job_id") == null ? "" : row.getString("job_id"),
                new Upload.Progress(
                        row.getString("job_state"), row.getLong("done"), row.getObject("total", Long.class)),
                row.getString("failure"),
                draft(row));
    }

    private static Upload.@Nullable Draft draft(ResultSet row) throws SQLException {
        Long document = row.getObject("document_id", Long.class);
        if (document == null) {
            return null;
        }
        String state = row.getString("state");
        return new Upload.Draft(
                document,
                row.getLong("series_id"),
                "register".equals(row.getString("series_kind")),
                row.getObject("edition_id", Long.class),
                state == null ? null : Edition.State.valueOf(state),
                row.getBoolean("outdated"));
    }
}

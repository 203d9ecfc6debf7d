package org.haskap.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of attached files, and the archive's files whether read or not. */
final class AttachmentStore {
    /** Name and title of a draft are its department's until it is public; who attached the same bytes has a name of their own. */
    private static final String KEPT = """
            select d.id, case when p.public then coalesce(r.name, d.name) else a.name end as name, d.format, d.sha256,
                length(d.content) as size, case when p.public then r.title end as title, p.public
            from source_document d
            cross join lateral (
                select exists (select from edition e where e.document_id = d.id and e.state in ('ADOPTED', 'SUPERSEDED'))
                    as public) p
            left join lateral (
                select name, title from document_reading where document_id = d.id order by id desc limit 1) r on true
            left join lateral (
                select name from attached_document where document_id = d.id
                order by attached_by is not distinct from cast(:person as bigint) desc, id desc limit 1) a on true
            """;

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void attach(long document, String name, @Nullable Long person, Instant at) {
        jdbc.sql("""
                        insert into attached_document (document_id, name, attached_by, attached_at)
                        values (:document, :name, cast(:person as bigint), :at)
                        """)
                .param("document", document)
                .param("name", Columns.text(name))
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a person attached, the newest first. */
    List<KeptDocument> of(long person, int most) {
        return jdbc.sql("""
                        with mine as (
                            select document_id, max(id) as id from attached_document where attached_by = :person
                            group by document_id order by 2 desc limit :most)
                        """ + KEPT + "join mine on mine.document_id = d.id order by mine.id desc")
                .param("person", person)
                .param("most", most)
                .query(AttachmentStore::kept)
                .list();
    }

    /** Those of the archive, in the order of their keys, by the names that the person gave them. */
    List<KeptDocument> find(Collection<Long> documents, @Nullable Long person) {
        return jdbc.sql(KEPT + "where d.id = any (cast(:documents as bigint[])) order by d.id")
                .param("documents", Columns.of(List.copyOf(documents), id -> id))
                .param("person", person)
                .query(AttachmentStore::kept)
                .list();
    }

    boolean attached(long document, long person) {
        return jdbc.sql("""
                        select exists (
                            select from attached_document where document_id = :document and attached_by = :person)
                        """)
                .param("document", document)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    int attachedBy(long person) {
        return jdbc.sql("select count(*) from attached_document where attached_by = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private static KeptDocument kept(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        String format = row.getString("format");
        return new KeptDocument(
                row.getLong("id"),
                name == null ? KeptDocument.neutral(format) : name,
                row.getString("title"),
                format,
                row.getString("sha256"),
                row.getLong("size"),
                row.getBoolean("public"));
    }
}

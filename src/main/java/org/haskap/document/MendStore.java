package org.haskap.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.database.Columns;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of mends: what people changed, and what of each edition differs from its document. */
final class MendStore {
    private final JdbcClient jdbc;

    MendStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mend> of(long series, long document) {
        return jdbc.sql("""
                        select id, action, sort, target, page, line, field, before, after, reason, undoes, person_id, made_at
                        from draft_mend where series_id = :series and document_id = :document order by id
                        """)
                .param("series", series)
                .param("document", document)
                .query(MendStore::mend)
                .list();
    }

    long version(long series, long document) {
        return jdbc.sql("""
                        select coalesce(max(id), 0) from draft_mend
                        where series_id = :series and document_id = :document
                        """)
                .param("series", series)
                .param("document", document)
                .query(Long.class)
                .single();
    }

    long insert(long series, long document, Mend.Change what, @Nullable Long person, Instant at) {
        return jdbc.sql("""
                        insert into draft_mend (
                            series_id, document_id, action, sort, target, page, line, field, before, after, reason, undoes,
                            person_id, made_at)
                        values (
                            :series, :document, :action, :sort, :target, :page, :line, :field, :before, :after, :reason,
                            cast(:undoes as bigint), cast(:person as bigint), :at)
                        returning id
                        """)
                .param("series", series)
                .param("document", document)
                .param("action", what.action().name())
                .param("sort", what.sort().name())
                .param("target", Columns.text(what.target()))
                .param("page", what.place().page())
                .param("line", what.place().line())
                .param("field", what.field())
                .param("before", Columns.text(what.before()))
                .param("after", Columns.text(what.after()))
                .param("reason", Columns.text(what.reason()))
                .param("undoes", what.undoes())
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void insertNotes(long edition, List<Mended.Note> notes) {
        jdbc.sql("""
                        insert into edition_mend (edition_id, position, sort, code, field, printed, mended, made_at)
                        select :edition, position, sort, code, field, printed, mended, made_at
                        from unnest(
                            cast(:sorts as text[]), cast(:codes as text[]), cast(:fields as text[]),
                            cast(:printed as text[]), cast(:mended as text[]), cast(:times as timestamptz[]))
                            with ordinality as n (sort, code, field, printed, mended, made_at, position)
                        """)
                .param("edition", edition)
                .param("sorts", Columns.of(notes, n -> n.sort().name()))
                .param("codes", Columns.of(notes, Mended.Note::code))
                .param("fields", Columns.of(notes, Mended.Note::field))
                .param("printed", Columns.of(notes, Mended.Note::printed))
                .param("mended", Columns.of(notes, Mended.Note::mended))
                .param("times", Columns.of(notes, Mended.Note::at))
                .update();
    }

    /** What differs from the document, by edition; editions without a difference are left out. */
    Map<Long, List<Mended.Note>> notes(List<Long> editions) {
        var notes = new HashMap<Long, List<Mended.Note>>();
        jdbc.sql("""
                        select edition_id, sort, code, field, printed, mended, made_at from edition_mend
                        where edition_id = any (cast(:editions as bigint[])) order by edition_id, position
                        """).param("editions", Columns.of(editions, id -> id)).query(row -> {
            notes.computeIfAbsent(row.getLong("edition_id"), _ -> new ArrayList<>())
                    .add(new Mended.Note(
                            Mend.Sort.valueOf(row.getString("sort")),
                            row.getString("code"),
                            row.getString("field"),
                            row.getString("printed"),
                            row.getString("mended"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant()));
        });
        return notes;
    }

    private static Mend mend(ResultSet row, int number) throws SQLException {
        return new Mend(
                row.getLong("id"),
                new Mend.Change(
                        Mend.Action.valueOf(row.getString("action")),
                        Mend.Sort.valueOf(row.getString("sort")),
                        row.getString("target"),
                        Place.line(row.getInt("page"), row.getInt("line")),
                        row.getString("field"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason"),
                        row.getObject("undoes", Long.class)),
                row.getObject("person_id", Long.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}

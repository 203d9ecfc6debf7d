package org.haskap.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of series and editions. */
final class EditionStore {
    private static final String EDITION = """
            select %s from edition e
            """.formatted(EditionRow.COLUMNS);
    private final JdbcClient jdbc;

    EditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertSeries(String kind, String name) {
        jdbc.sql("insert into edition_series (kind, name) values (:kind, :name) on conflict do nothing")
                .param("kind", kind)
                .param("name", name)
                .update();
    }

    long lockSeries(String kind, String name) {
        return jdbc.sql("select id from edition_series where kind = :kind and name = :name for no key update")
                .param("kind", kind)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    void lockSeries(long series) {
        jdbc.sql("select id from edition_series where id = :series for no key update")
                .param("series", series)
                .query(Long.class)
                .single();
    }

    Optional<Edition> newest(long series, long document) {
        return jdbc.sql(EDITION + "where series_id = :series and document_id = :document order by number desc limit 1")
                .param("series", series)
                .param("document", document)
                .query(EditionRow::read)
                .optional();
    }

    boolean withdraw(long id) {
        return jdbc.sql("update edition set state = 'WITHDRAWN' where id = :id and state = 'DRAFT'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Locks the series an edition belongs to, if there is such an edition of that kind. */
    boolean lockSeriesOf(long edition, String kind) {
        return jdbc.sql("""
                        select id from edition_series
                        where kind = :kind and id = (select series_id from edition where id = :edition)
                        for no key update
                        """)
                .param("kind", kind)
                .param("edition", edition)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Optional<Edition> find(long id) {
        return jdbc.sql(EDITION + "where id = :id")
                .param("id", id)
                .query(EditionRow::read)
                .optional();
    }

    Optional<Edition> adopted(long series) {
        return jdbc.sql(EDITION + "where series_id = :series and state = 'ADOPTED'")
                .param("series", series)
                .query(EditionRow::read)
                .optional();
    }

    Optional<Edition> draft(long series, long document) {
        return jdbc.sql(EDITION + "where series_id = :series and document_id = :document and state = 'DRAFT'")
                .param("series", series)
                .param("document", document)
                .query(EditionRow::read)
                .optional();
    }

    List<Edition> of(long series) {
        return jdbc.sql(EDITION + "where series_id = :series order by number desc")
                .param("series", series)
                .query(EditionRow::read)
                .list();
    }

    int mendedBy(long person) {
        return jdbc.sql("select count(*) from draft_mend where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    int proposedBy(long person) {
        return jdbc.sql("select count(*) from edition where proposed_by = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    Optional<Origin> origin(long id) {
        return jdbc.sql("select proposed_by, department_id from edition where id = :id")
                .param("id", id)
                .query((row, _) -> new Origin(
                        row.getObject("proposed_by", Long.class), row.getObject("department_id", Long.class)))
                .optional();
    }

    Edition insertDraft(long series, long document, @Nullable Long base, Origin origin, Instant at) {
        return jdbc.sql("""
                        insert into edition as e (series_id, number, state, document_id, base_id, proposed_at,
                            proposed_by, department_id)
                        select :series, coalesce(max(number), 0) + 1, 'DRAFT', :document, cast(:base as bigint), :at,
                            cast(:person as bigint), cast(:department as bigint)
                        from edition where series_id = :series
                        returning\s""" + EditionRow.COLUMNS)
                .param("series", series)
                .param("document", document)
                .param("base", base)
                .param("person", origin.person())
                .param("department", origin.department())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(EditionRow::read)
                .single();
    }

    void deleteDraft(long id) {
        jdbc.sql("delete from edition where id = :id and state = 'DRAFT'")
                .param("id", id)
                .update();
    }

    void supersede(long id) {
        jdbc.sql("update edition set state = 'SUPERSEDED' where id = :id")
                .param("id", id)
                .update();
    }

    Edition adopt(long id, Instant at) {
        return jdbc.sql("""
                        with held as (insert into adoption (edition_id, adopted_at) values (:id, :at))
                        update edition e set state = 'ADOPTED', adopted_at = :at where id = :id
                        returning\s""" + EditionRow.COLUMNS)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(EditionRow::read)
                .single();
    }
}

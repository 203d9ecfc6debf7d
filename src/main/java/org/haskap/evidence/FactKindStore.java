package org.haskap.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.haskap.evidence.FactKind.Dimension;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the kinds a region added. */
final class FactKindStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Dimension>> DIMENSIONS = new TypeReference<>() {};
    private final JdbcClient jdbc;

    FactKindStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version of each kind, by code. */
    List<RegionKind> newest() {
        return jdbc.sql("""
                        select distinct on (code) code, version, name, sentence, unit, dimensions, defined_at
                        from fact_kind order by code, version desc
                        """)
                .query((row, _) -> new RegionKind(
                        new FactKind(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("sentence"),
                                row.getString("unit"),
                                JSON.readValue(row.getString("dimensions"), DIMENSIONS)),
                        row.getInt("version"),
                        row.getObject("defined_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Adds a version; false when there is one of that number already. */
    boolean insert(FactKind kind, int version, @Nullable Long person, Instant at) {
        return jdbc.sql("""
                        insert into fact_kind (code, version, name, sentence, unit, dimensions, defined_by, defined_at)
                        values (:code, :version, :name, :sentence, :unit, cast(:dimensions as jsonb), :person, :at)
                        on conflict do nothing
                        """)
                        .param("code", kind.code())
                        .param("version", version)
                        .param("name", kind.name())
                        .param("sentence", kind.sentence())
                        .param("unit", kind.unit())
                        .param("dimensions", JSON.writeValueAsString(kind.dimensions()))
                        .param("person", person)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether any fact of the kind was ever recorded. */
    boolean used(String code) {
        return jdbc.sql("select exists (select 1 from fact_series where kind = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}

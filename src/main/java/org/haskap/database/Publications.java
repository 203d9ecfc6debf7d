package org.haskap.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The publication version: one number a region, which grows with everything adopted and with every changed setting. Pages
 * build their ETags on it.
 */
@Component
public class Publications {
    private final JdbcClient jdbc;

    /** On the given database. */
    public Publications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version now; at least 1. */
    public long version() {
        return jdbc.sql("select version from publication").query(Long.class).single();
    }

    /** The version together with the database it counts for: two regions anywhere never share one. */
    public String tag() {
        return jdbc.sql("select left(replace(origin::text, '-', ''), 12) || '-' || version from publication")
                .query(String.class)
                .single();
    }

    /**
     * What a look at the region finds before anything is asked of it.
     *
     * @param tag as {@link Publications#tag}
     * @param snapshot which transactions the look sees: two looks with the same one see the very same rows, everywhere
     */
    public record Seen(String tag, String snapshot) {}

    /** The tag and the snapshot it was seen in, by one small statement. */
    public Seen seen() {
        return jdbc.sql("""
                        select left(replace(origin::text, '-', ''), 12) || '-' || version,
                            cast(pg_current_snapshot() as text)
                        from publication
                        """)
                .query((row, _) -> new Seen(row.getString(1), row.getString(2)))
                .single();
    }

    /** When anything was adopted last; empty when nothing ever was. */
    public Optional<Instant> changedAt() {
        return jdbc.sql("select changed_at from publication")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /**
     * The next version, inside the caller's transaction. Whoever else adopts something waits until that ends, so take this
     * after all other locks and before writing what is derived from everything adopted.
     */
    public long advance(Instant at) {
        return jdbc.sql("update publication set version = version + 1, changed_at = :at returning version")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}

package org.haskap.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of API keys. */
final class ApiKeyStore {
    private static final String KEY = """
            select k.*, o.name as organisation from api_key k join organisation o on o.id = k.organisation_id
            """;

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ApiKey> all() {
        return jdbc.sql(KEY + "order by k.id desc").query(ApiKeyStore::key).list();
    }

    Optional<ApiKey> find(long id) {
        return jdbc.sql(KEY + "where k.id = :id")
                .param("id", id)
                .query(ApiKeyStore::key)
                .optional();
    }

    Optional<ApiKey> find(byte[] sha256) {
        return jdbc.sql(KEY + "where k.sha256 = :sha256")
                .param("sha256", sha256)
                .query(ApiKeyStore::key)
                .optional();
    }

    long insert(
            long organisation,
            String label,
            String prefix,
            byte[] sha256,
            List<String> kinds,
            @Nullable Long person,
            Instant at,
            Instant expires) {
        return jdbc.sql("""
                        insert into api_key (
                            organisation_id, label, prefix, sha256, kinds, created_by, created_at, expires_at)
                        values (
                            :organisation, :label, :prefix, :sha256, cast(:kinds as text[]), :person, :at, :expires)
                        returning id
                        """)
                .param("organisation", organisation)
                .param("label", label)
                .param("prefix", prefix)
                .param("sha256", sha256)
                .param("kinds", kinds.toArray(String[]::new))
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Notes the use, unless one was noted since that moment: a busy key must not be written at every request. */
    void used(long id, Instant at, Instant since) {
        jdbc.sql("""
                        update api_key set last_used_at = :at
                        where id = :id and (last_used_at is null or last_used_at < :since)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Revokes the key; false when it was before. */
    boolean revoke(long id, @Nullable Long person, Instant at) {
        return jdbc.sql("""
                        update api_key set revoked_at = :at, revoked_by = :person where id = :id and revoked_at is null
                        """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("person", person)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        String name = row.getString("organisation");
        return new ApiKey(
                row.getLong("id"),
                new Organisation(row.getLong("organisation_id"), name, Organisation.Kind.of(name)),
                row.getString("label"),
                row.getString("prefix"),
                Arrays.asList((String[]) row.getArray("kinds").getArray()),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "expires_at")),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package org.haskap.database;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of idempotency keys. */
final class IdempotencyStore {
    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of a key.
     *
     * @param bodyDigest what was asked
     * @param answer what was answered; null when nothing was
     */
    record Row(String bodyDigest, @Nullable String answer) {}

    /** Takes the key; false when it was taken before. Waits for whoever is just taking it. */
    boolean insert(String operation, String key, String bodyDigest, Instant at) {
        return jdbc.sql("""
                        insert into idempotency_key (operation, key, body_digest, created_at)
                        values (:operation, :key, :digest, :at)
                        on conflict do nothing
                        """)
                        .param("operation", operation)
                        .param("key", key)
                        .param("digest", bodyDigest)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Row lock(String operation, String key) {
        return jdbc.sql("""
                        select body_digest, answer from idempotency_key
                        where operation = :operation and key = :key
                        for no key update
                        """)
                .param("operation", operation)
                .param("key", key)
                .query((row, _) -> new Row(row.getString("body_digest"), row.getString("answer")))
                .single();
    }

    void answer(String operation, String key, String answer) {
        jdbc.sql("update idempotency_key set answer = :answer where operation = :operation and key = :key")
                .param("answer", answer)
                .param("operation", operation)
                .param("key", key)
                .update();
    }

    int deleteBefore(Instant instant) {
        return jdbc.sql("delete from idempotency_key where created_at < :before")
                .param("before", instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}

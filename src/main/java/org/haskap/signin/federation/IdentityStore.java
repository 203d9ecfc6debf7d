package org.haskap.signin.federation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of linked identities. */
final class IdentityStore {
    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> owner(String issuer, String subject) {
        return jdbc.sql("select person_id from linked_identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional();
    }

    void used(String issuer, String subject, Instant at) {
        jdbc.sql("update linked_identity set last_used_at = :at where issuer = :issuer and subject = :subject")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("issuer", issuer)
                .param("subject", subject)
                .update();
    }

    /** Whether it is linked now; not when it was already, to whomever. */
    boolean insert(long person, Proof proof, Instant at) {
        return jdbc.sql("""
                                insert into linked_identity (person_id, issuer, subject, provider, label, linked_at)
                                values (:person, :issuer, :subject, :provider, :label, :at)
                                on conflict (issuer, subject) do nothing
                                """)
                        .param("person", person)
                        .param("issuer", proof.issuer())
                        .param("subject", proof.subject())
                        .param("provider", proof.provider())
                        .param("label", proof.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<LinkedIdentity> of(long person) {
        return jdbc.sql("""
                        select id, provider, label, linked_at, last_used_at from linked_identity
                        where person_id = :person order by linked_at, id
                        """)
                .param("person", person)
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new LinkedIdentity(
                            row.getLong("id"),
                            row.getString("provider"),
                            row.getString("label"),
                            row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /** Only those whose provider is still offered: nobody signs in with the others. */
    int count(long person, List<String> issuers) {
        return jdbc.sql("select count(*) from linked_identity where person_id = :person and issuer = any(:issuers)")
                .param("person", person)
                .param("issuers", issuers.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    int deleteAll(long person) {
        return jdbc.sql("delete from linked_identity where person_id = :person")
                .param("person", person)
                .update();
    }

    boolean delete(long person, long id) {
        return jdbc.sql("delete from linked_identity where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }
}

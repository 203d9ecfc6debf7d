package org.haskap.signin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of accounts. */
final class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> passwordHash(long person) {
        return jdbc.sql("select password_hash from account where person_id = :person and password_hash is not null")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    void setPasswordHash(long person, String hash) {
        jdbc.sql("""
                        insert into account (person_id, password_hash) values (:person, :hash)
                        on conflict (person_id) do update set password_hash = excluded.password_hash
                        """).param("person", person).param("hash", hash).update();
    }
}

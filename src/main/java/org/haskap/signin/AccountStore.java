package org.haskap.signin;

import java.time.Instant;
import java.util.List;
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

    /** Puts a dearer hash of the same password in the place of a cheaper one, unless it was changed meanwhile. */
    void replaceHash(long person, String old, String hash) {
        jdbc.sql("update account set password_hash = :hash where person_id = :person and password_hash = :old")
                .param("person", person)
                .param("old", old)
                .param("hash", hash)
                .update();
    }

    void signedIn(long person, Instant at) {
        jdbc.sql("""
                        insert into account (person_id, signed_in_at) values (:person, :at)
                        on conflict (person_id) do update set signed_in_at = excluded.signed_in_at
                        """).param("person", person).param("at", Rows.at(at)).update();
    }

    Optional<byte[]> authenticator(long person) {
        return jdbc.sql("select authenticator from account where person_id = :person and authenticator is not null")
                .param("person", person)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Sets the sealed secret, with the time step of the code that proved it. */
    void setAuthenticator(long person, byte[] sealed, long step) {
        jdbc.sql("""
                        insert into account (person_id, authenticator, authenticator_step) values (:person, :sealed, :step)
                        on conflict (person_id) do update set authenticator = excluded.authenticator,
                            authenticator_step = excluded.authenticator_step
                        """)
                .param("person", person)
                .param("sealed", sealed)
                .param("step", step)
                .update();
    }

    void removeAuthenticator(long person) {
        jdbc.sql("update account set authenticator = null where person_id = :person")
                .param("person", person)
                .update();
        jdbc.sql("delete from recovery_code where person_id = :person")
                .param("person", person)
                .update();
    }

    /** Uses a time step up; false when it, or a later one, was used before. */
    boolean useStep(long person, long step) {
        return jdbc.sql("""
                                update account set authenticator_step = :step
                                where person_id = :person and authenticator_step < :step
                                """).param("person", person).param("step", step).update() == 1;
    }

    void replaceRecoveryCodes(long person, List<byte[]> hashes) {
        jdbc.sql("delete from recovery_code where person_id = :person")
                .param("person", person)
                .update();
        for (byte[] hash : hashes) {
            jdbc.sql("insert into recovery_code (person_id, hash) values (:person, :hash)")
                    .param("person", person)
                    .param("hash", hash)
                    .update();
        }
    }

    boolean useRecoveryCode(long person, byte[] hash, Instant at) {
        return jdbc.sql("""
                                update recovery_code set used_at = :at
                                where person_id = :person and hash = :hash and used_at is null
                                """)
                        .param("person", person)
                        .param("hash", hash)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    int recoveryCodesLeft(long person) {
        return jdbc.sql("select count(*) from recovery_code where person_id = :person and used_at is null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}

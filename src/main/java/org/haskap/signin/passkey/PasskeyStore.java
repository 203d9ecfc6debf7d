package org.haskap.signin.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** The tables of passkeys. */
final class PasskeyStore {
    private static final String RECORD = """
            select k.*, h.handle from passkey k join passkey_holder h on h.person_id = k.person_id
            """;

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's handle; the given one for a person who has none yet. */
    byte[] handle(long person, byte[] fresh) {
        return jdbc.sql("""
                        insert into passkey_holder (person_id, handle) values (:person, :fresh)
                        on conflict (person_id) do update set handle = passkey_holder.handle
                        returning handle
                        """)
                .param("person", person)
                .param("fresh", fresh)
                .query(byte[].class)
                .single();
    }

    Optional<Long> holder(byte[] handle) {
        return jdbc.sql("select person_id from passkey_holder where handle = :handle")
                .param("handle", handle)
                .query(Long.class)
                .optional();
    }

    Optional<CredentialRecord> find(byte[] credential) {
        return jdbc.sql(RECORD + "where k.credential_id = :credential")
                .param("credential", credential)
                .query(PasskeyStore::entry)
                .optional();
    }

    List<CredentialRecord> ofHandle(byte[] handle) {
        return jdbc.sql(RECORD + "where h.handle = :handle order by k.id")
                .param("handle", handle)
                .query(PasskeyStore::entry)
                .list();
    }

    /** Nothing when the key is known already. */
    Optional<Long> insert(long person, CredentialRecord made, byte[] attestation, String host, Instant at) {
        return jdbc.sql("""
                        insert into passkey (person_id, credential_id, public_key, attestation, sign_count, transports,
                            backup_eligible, backed_up, host, label, created_at)
                        values (:person, :credential, :key, :attestation, :count, :transports,
                            :eligible, :backed_up, :host, :label, :at)
                        on conflict (credential_id) do nothing
                        returning id
                        """)
                .param("person", person)
                .param("credential", made.getCredentialId().getBytes())
                .param("key", made.getPublicKey().getBytes())
                .param("attestation", attestation)
                .param("count", made.getSignatureCount())
                .param(
                        "transports",
                        made.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", made.isBackupEligible())
                .param("backed_up", made.isBackupState())
                .param("host", host)
                .param("label", made.getLabel())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** Notes a use, unless the device's counter did not grow: then a copy of the key is about. Devices may not count at all. */
    boolean used(byte[] credential, long count, Instant at) {
        return jdbc.sql("""
                                update passkey set sign_count = :count, last_used_at = :at
                                where credential_id = :credential
                                    and (sign_count < :count or (sign_count = 0 and :count = 0))
                                """)
                        .param("count", count)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("credential", credential)
                        .update()
                == 1;
    }

    List<Passkey> of(long person) {
        return jdbc.sql("""
                        select id, label, host, created_at, last_used_at from passkey where person_id = :person
                        order by created_at, id
                        """)
                .param("person", person)
                .query((row, number) -> new Passkey(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getString("host"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "last_used_at")))
                .list();
    }

    int count(long person) {
        return jdbc.sql("select count(*) from passkey where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    boolean delete(long person, long id) {
        return jdbc.sql("delete from passkey where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    int deleteAll(long person) {
        int passkeys = jdbc.sql("delete from passkey where person_id = :person")
                .param("person", person)
                .update();
        jdbc.sql("delete from passkey_holder where person_id = :person")
                .param("person", person)
                .update();
        return passkeys;
    }

    private static CredentialRecord entry(ResultSet row, int number) throws SQLException {
        Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
        Instant used = instant(row, "last_used_at");
        Set<AuthenticatorTransport> transports = Stream.of(
                        (String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(true)
                .transports(transports)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .created(created)
                .lastUsed(used == null ? created : used)
                .label(row.getString("label"))
                .build();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package org.haskap.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.springframework.jdbc.UncategorizedSQLException;

/** The keys with which each region makes pseudonyms. They are read and made beside the caller's transaction. */
final class PseudonymKeys {
    private static final String ALGORITHM = "HmacSHA256";
    static final int BYTES = 32;

    private final Regions regions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Region, Ring> rings = new ConcurrentHashMap<>();

    PseudonymKeys(Regions regions, InstantSource clock) {
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * The keys kept.
     *
     * @param version of the newest, which makes pseudonyms
     * @param keys the newest first
     */
    record Ring(int version, List<SecretKeySpec> keys) {
        Ring {
            keys = List.copyOf(keys);
        }

        /** What a subject is called under each key, the newest first. */
        List<UUID> pseudonyms(Subject subject) {
            byte[] text = (subject.namespace() + '\0' + subject.id()).getBytes(StandardCharsets.UTF_8);
            try {
                var pseudonyms = new ArrayList<UUID>(keys.size());
                for (SecretKeySpec key : keys) {
                    Mac mac = Mac.getInstance(ALGORITHM);
                    mac.init(key);
                    ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(text));
                    pseudonyms.add(new UUID(hash.getLong(), hash.getLong()));
                }
                return pseudonyms;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }

        @Override
        public String toString() {
            return "keys up to " + version; // without the secrets
        }
    }

    /** The region's keys as this process knows them; whoever writes with them makes sure that there is no newer one. */
    Ring ring() {
        return rings.computeIfAbsent(regions.current(), _ -> read());
    }

    /** Forgets what this process knows, so that the next look reads again. */
    void outdated() {
        rings.remove(regions.current());
    }

    /** A secret nobody can guess. */
    byte[] secret() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return secret;
    }

    private Ring read() {
        try (Connection connection = regions.apart();
                PreparedStatement first = connection.prepareStatement("""
                        insert into pseudonym_key (version, secret, made_at)
                        select 1, ?, ? where not exists (select from pseudonym_key)
                        on conflict do nothing
                        """);
                PreparedStatement all = connection.prepareStatement(
                        "select version, secret from pseudonym_key order by version desc")) {
            first.setBytes(1, secret());
            first.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            first.executeUpdate();
            try (ResultSet row = all.executeQuery()) {
                int version = 0;
                var keys = new ArrayList<SecretKeySpec>();
                while (row.next()) {
                    version = Math.max(version, row.getInt(1));
                    keys.add(new SecretKeySpec(row.getBytes(2), ALGORITHM));
                }
                return new Ring(version, keys);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("keys of pseudonyms", "select from pseudonym_key", e);
        }
    }
}

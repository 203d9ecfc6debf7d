package org.haskap.evidence;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.database.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys with which pseudonyms are made, and making a new one. */
@Component
public class Pseudonyms {
    private final PseudonymKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public Pseudonyms(
            Regions regions, JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        keys = new PseudonymKeys(regions, clock);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a new key. From the next fact on, every process makes pseudonyms with it, and adds those under the keys before, so that a
     * person counts once whatever keys their facts were recorded with.
     *
     * @return the new key's number
     * @throws NotPermittedException without {@link Permission#MANAGE_API_KEYS} for the region
     */
    public int rotate() {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        keys.ring(); // makes the first one, if there is none: no pseudonym lacks the oldest key
        byte[] secret = keys.secret();
        int made = transactions.execute(_ -> {
            int version = jdbc.sql("""
                            insert into pseudonym_key (version, secret, made_at)
                            select max(version) + 1, :secret, :at from pseudonym_key
                            returning version
                            """)
                    .param("secret", secret)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .query(Integer.class)
                    .single();
            audit.record(
                    "pseudonym-key.made",
                    new Subject("pseudonym-key", Integer.toString(version)),
                    Map.of(),
                    Map.of("version", Integer.toString(version)));
            return version;
        });
        return made;
    }
}

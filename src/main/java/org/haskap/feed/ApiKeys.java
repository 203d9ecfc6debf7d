package org.haskap.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Organisation;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** API keys: made, shown once, used, revoked. */
@Component
final class ApiKeys {
    static final String MARK = "hk_";
    private static final int BYTES = 32;
    private static final int SHOWN = MARK.length() + 8;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeyStore store;
    private final FactKinds kinds;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, FactKinds kinds, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        store = new ApiKeyStore(jdbc);
        this.kinds = kinds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All keys, the newest first. */
    List<ApiKey> all() {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        return store.all();
    }

    Optional<ApiKey> find(long id) {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        return store.find(id);
    }

    /**
     * Makes a key.
     *
     * @param given kinds of the program's modules it may feed besides the region's own
     * @return the key itself, which can never be read again
     */
    String make(Organisation organisation, String label, List<String> given, Duration life) {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        List<String> declared = kinds.declared().stream().map(FactKind::code).toList();
        if (!declared.containsAll(given)) {
            throw new IllegalArgumentException("a kind that no module declares: " + given);
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String key = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transactions.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            String prefix = key.substring(0, SHOWN);
            long id = store.insert(
                    organisation.id(),
                    label,
                    prefix,
                    sha256(key),
                    given,
                    Actors.current().person(),
                    now,
                    now.plus(life));
            audit.record(
                    "api-key.made",
                    Subject.of("api-key", id),
                    Map.of(),
                    Map.of("organisation", organisation.name(), "label", label, "prefix", prefix));
        });
        return key;
    }

    /** Revokes a key; false when it was before. */
    boolean revoke(long id) {
        access.require(Permission.MANAGE_API_KEYS, Target.REGION);
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean revoked = store.revoke(id, Actors.current().person(), clock.instant());
            if (revoked) {
                audit.record("api-key.revoked", Subject.of("api-key", id), Map.of(), Map.of());
            }
            return revoked;
        }));
    }

    /** The key somebody shows, if it opens anything now; its use is noted. */
    Optional<ApiKey> shown(String key) {
        if (!key.startsWith(MARK) || key.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> found = store.find(sha256(key)).filter(known -> known.valid(now));
        found.ifPresent(known -> store.used(known.id(), now, now.minus(NOTED_EVERY)));
        return found;
    }

    /** The key is drawn from 256 bits, so its plain digest cannot be guessed back. */
    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

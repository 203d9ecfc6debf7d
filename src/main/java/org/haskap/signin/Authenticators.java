package org.haskap.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.haskap.access.Audit;
import org.haskap.access.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes of an authenticator program (TOTP, RFC 6238: six digits, 30 seconds, HMAC-SHA-1, which is what the programs
 * understand). A code of the step before and after is taken too (section 5.2); each step once (section 5.2, last paragraph).
 */
@Component
class Authenticators {
    private static final int SECRET_BYTES = 20; // RFC 4226 section 4, R6 recommends 160 bits
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final String PURPOSE = "authenticator of person ";

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final AccountStore store;
    private final Seal seal;
    private final Notices notices;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Authenticators(JdbcClient jdbc, Seal seal, Notices notices, Audit audit, InstantSource clock) {
        store = new AccountStore(jdbc);
        this.seal = seal;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    boolean isOn(long person) {
        return store.authenticator(person).isPresent();
    }

    /** A new secret, sealed; it counts once a code has proved it. */
    byte[] propose(long person) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return seal.seal(secret, PURPOSE + person);
    }

    /** A sealed secret as the text that people type, in groups of four. */
    String text(long person, byte[] sealed) {
        return Base32.encode(opened(person, sealed));
    }

    /**
     * Turns it on, when the code shows that the program has the secret.
     *
     * @return recovery codes, shown this once; empty when the code is wrong
     */
    @Transactional
    public List<String> turnOn(long person, byte[] sealed, String code) {
        OptionalLong step = step(opened(person, sealed), code);
        if (step.isEmpty()) {
            return List.of();
        }
        store.setAuthenticator(person, sealed, step.getAsLong());
        audit.record("totp.added", Subject.of("person", person), Map.of(), Map.of());
        return renewed(person);
    }

    /** Turns it off. */
    @Transactional
    public void turnOff(long person) {
        if (!isOn(person)) {
            return;
        }
        store.removeAuthenticator(person);
        audit.record("totp.removed", Subject.of("person", person), Map.of(), Map.of());
        notices.changed(person, Notices.Change.AUTHENTICATOR_REMOVED);
    }

    /** New recovery codes in the place of all old ones. */
    @Transactional
    public List<String> renewRecoveryCodes(long person) {
        audit.record("recovery-codes.added", Subject.of("person", person), Map.of(), Map.of());
        return renewed(person);
    }

    int recoveryCodesLeft(long person) {
        return store.recoveryCodesLeft(person);
    }

    /** Whether a code, or a recovery code, is the person's and was not used before. It is used up by this. */
    @Transactional
    public boolean takes(long person, String typed) {
        String code = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        if (code.matches("\\d{6}")) {
            return store.authenticator(person)
                    .flatMap(kept -> seal.open(kept, PURPOSE + person))
                    .map(secret -> step(secret, code))
                    .filter(OptionalLong::isPresent)
                    .map(step -> store.useStep(person, step.getAsLong()))
                    .orElse(false);
        }
        boolean used = store.useRecoveryCode(person, hash(person, code), clock.instant());
        if (used) {
            audit.record("recovery-code.used", Subject.of("person", person), Map.of(), Map.of());
        }
        return used;
    }

    private List<String> renewed(long person) {
        var fresh = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            fresh.add(Base32.encode(bytes));
        }
        store.replaceRecoveryCodes(
                person,
                fresh.stream().map(code -> hash(person, code.replace(" ", ""))).toList());
        return List.copyOf(fresh);
    }

    /** 80 random bits need no slow hash. */
    private static byte[] hash(long person, String code) {
        return OneTimeLinks.hash(person + ":" + code.toUpperCase(Locale.ROOT));
    }

    private OptionalLong step(byte[] secret, String code) {
        long seconds = codes.getTimeStep().toSeconds();
        long now = clock.instant().getEpochSecond() / seconds;
        var key = new SecretKeySpec(secret, codes.getAlgorithm());
        OptionalLong found = OptionalLong.empty();
        for (long step = now - 1; step <= now + 1; step++) {
            if (MessageDigest.isEqual(
                    at(key, step * seconds), code.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private byte[] at(SecretKeySpec key, long second) {
        try {
            return codes.generateOneTimePasswordString(key, Instant.ofEpochSecond(second), Locale.ROOT)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] opened(long person, byte[] sealed) {
        return seal.open(sealed, PURPOSE + person)
                .orElseThrow(() -> new IllegalStateException("The authenticator's secret was sealed with another key"));
    }
}

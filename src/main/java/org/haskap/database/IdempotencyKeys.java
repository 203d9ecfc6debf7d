package org.haskap.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what must not be done twice once, however often it is asked for: a form sent again, a request repeated after its
 * answer got lost. The key and the answer are written in the transaction of the work itself, so there is never one
 * without the other.
 */
@Component
public class IdempotencyKeys {
    private final IdempotencyStore store;
    private final InstantSource clock;

    /** In the current region's tables. */
    public IdempotencyKeys(JdbcClient jdbc, InstantSource clock) {
        this.store = new IdempotencyStore(jdbc);
        this.clock = clock;
    }

    /**
     * Does the work, or gives the answer it had before. Whoever comes with the same key while the work is being done waits
     * for the end of that transaction; if it was rolled back, the next in line does the work.
     *
     * @param key chosen by who asks, for one request
     * @param operation what is asked for; where the answer is one person's business, that person's id belongs into it,
     *     because another's key would be answered alike
     * @param bodyDigest digest of all that was asked
     * @param work what to do inside the caller's transaction; its answer is what a repetition needs, such as an id
     * @throws KeyReusedException when the key was used for the same operation with another body
     * @throws IllegalStateException outside a transaction
     */
    public String once(String key, String operation, String bodyDigest, Supplier<String> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an idempotency key belongs into the transaction of its work");
        }
        if (!store.insert(operation, key, bodyDigest, clock.instant())) {
            IdempotencyStore.Row before = store.lock(operation, key);
            if (!before.bodyDigest().equals(bodyDigest)) {
                throw new KeyReusedException(operation);
            }
            Optional<String> answer = Optional.ofNullable(before.answer());
            if (answer.isPresent()) {
                return answer.get();
            }
            // The work failed then, and its caller kept the rest of the transaction: it is still to be done.
        }
        String answer = work.get();
        store.answer(operation, key, answer);
        return answer;
    }

    /**
     * Forgets old keys in the current region; a job does this now and then.
     *
     * @param age how old a key is at least
     * @return how many were forgotten
     */
    public int forgetOlderThan(Duration age) {
        Instant before = clock.instant().minus(age);
        return store.deleteBefore(before);
    }
}

package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyKeysTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void the_same_request_is_answered_alike_and_done_once() {
        assertThat(once("k1", "add", "d", this::work)).isEqualTo("answer 1");
        assertThat(once("k1", "add", "d", this::work)).isEqualTo("answer 1");
        assertThat(once("k1", "remove", "d", this::work)).isEqualTo("answer 2");
        assertThatThrownBy(() -> once("k1", "add", "other", this::work)).isInstanceOf(KeyReusedException.class);
        assertThat(done).hasValue(2);
    }

    @Test
    void of_two_at_once_the_second_waits_and_gets_the_firsts_answer() throws Exception {
        assertThat(secondAfter(this::work)).isEqualTo("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void when_the_first_fails_the_second_does_the_work() throws Exception {
        assertThat(secondAfter(() -> {
                    throw new IllegalStateException("no");
                }))
                .isEqualTo("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void work_that_failed_in_a_transaction_that_went_on_is_done_the_next_time() {
        region.transactions()
                .executeWithoutResult(_ -> assertThatThrownBy(() -> keys(NOW).once("k4", "add", "d", () -> {
                            throw new IllegalStateException("no");
                        }))
                        .hasMessage("no"));
        assertThat(once("k4", "add", "d", this::work)).isEqualTo("answer 1");
    }

    @Test
    void outside_a_transaction_it_is_refused() {
        assertThatThrownBy(() -> keys(NOW).once("k5", "add", "d", this::work))
                .hasMessageContaining("into the transaction");
    }

    @Test
    void an_old_key_is_forgotten_and_a_young_one_is_not() {
        once("k6", "add", "d", this::work);
        region.transactions()
                .executeWithoutResult(_ -> keys(NOW.plus(Duration.ofDays(2))).once("k7", "add", "d", this::work));
        assertThat(keys(NOW.plus(Duration.ofDays(3))).forgetOlderThan(Duration.ofDays(2)))
                .isPositive();
        assertThat(region.jdbc()
                        .sql("select key from idempotency_key where key in ('k6', 'k7')")
                        .query(String.class)
                        .list())
                .containsExactly("k7");
    }

    /** The answer of a second request that came while the first was at work. */
    private String secondAfter(Supplier<String> first) throws Exception {
        String key = "concurrent " + System.identityHashCode(first);
        var working = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> one = threads.submit(() -> once(key, "add", "d", () -> {
                working.countDown();
                await(goOn);
                return first.get();
            }));
            await(working);
            Future<String> two = threads.submit(() -> once(key, "add", "d", this::work));
            assertThatThrownBy(() -> two.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            goOn.countDown();
            try {
                one.get();
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).rootCause().hasMessage("no");
            }
            return two.get(10, TimeUnit.SECONDS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String work() {
        return "answer " + done.incrementAndGet();
    }

    private static String once(String key, String operation, String digest, Supplier<String> work) {
        return java.util.Objects.requireNonNull(
                region.transactions().execute(_ -> keys(NOW).once(key, operation, digest, work)));
    }

    private static IdempotencyKeys keys(Instant now) {
        return new IdempotencyKeys(region.jdbc(), InstantSource.fixed(now));
    }
}

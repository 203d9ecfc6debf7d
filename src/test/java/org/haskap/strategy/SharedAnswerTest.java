package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Sharing an answer must never mean getting an old one. */
class SharedAnswerTest {

    @Test
    void nobody_gets_an_answer_from_before_they_asked() throws Exception {
        var published = new AtomicLong();
        var answer = new SharedAnswer<Long>(() -> {
            long seen = published.get();
            Thread.onSpinWait();
            return seen;
        });
        Callable<List<String>> reader = () -> {
            var stale = new ArrayList<String>();
            for (int i = 0; i < 2000; i++) {
                long known = published.incrementAndGet();
                long got = answer.get();
                if (got < known) {
                    stale.add(got + " after " + known);
                }
            }
            return stale;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> done :
                    threads.invokeAll(List.of(reader, reader, reader, reader, reader, reader))) {
                assertThat(done.get()).isEmpty();
            }
        }
    }

    @Test
    void a_failure_is_told_and_then_forgotten() {
        var calls = new AtomicInteger();
        var answer = new SharedAnswer<String>(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
            return "up";
        });
        assertThatThrownBy(answer::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("down");
        assertThat(answer.get()).isEqualTo("up");
    }
}

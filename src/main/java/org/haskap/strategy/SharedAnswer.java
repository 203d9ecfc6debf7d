package org.haskap.strategy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many ask at once and that is asked one at a time: whoever comes while it is being asked shares the
 * answer to the next time, never the one under way, so that each gets an answer that was asked for after they came.
 */
final class SharedAnswer<T> {
    private final Supplier<T> question;
    private @Nullable CompletableFuture<T> asked;
    private @Nullable CompletableFuture<T> next;

    SharedAnswer(Supplier<T> question) {
        this.question = question;
    }

    /** An answer not older than this call. What the question throws, all who share it get. */
    T get() {
        CompletableFuture<T> mine;
        CompletableFuture<T> before;
        boolean first;
        synchronized (this) {
            before = asked;
            if (before == null) {
                mine = new CompletableFuture<>();
                asked = mine;
                first = true;
            } else if (next == null) {
                mine = new CompletableFuture<>();
                next = mine;
                first = true;
            } else {
                mine = next;
                first = false;
            }
        }
        if (first) {
            if (before != null) {
                before.exceptionally(_ -> null).join();
            }
            ask(mine);
        }
        return answer(mine);
    }

    private static <T> T answer(CompletableFuture<T> given) {
        try {
            return given.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        }
    }

    private void ask(CompletableFuture<T> mine) {
        try {
            T answer = question.get();
            advance();
            mine.complete(answer);
        } catch (Throwable e) {
            advance();
            mine.completeExceptionally(e);
        }
    }

    private synchronized void advance() {
        asked = next;
        next = null;
    }
}

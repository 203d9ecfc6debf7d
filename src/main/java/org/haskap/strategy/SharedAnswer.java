package org.haskap.strategy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many ask at once and that is asked one at a time: whoever comes before it is asked shares the answer,
 * whoever comes while it is being asked shares that to the next time. So each gets an answer that was asked for after they
 * came, and the more there are, the less each costs.
 */
final class SharedAnswer<T> {
    private final Supplier<T> question;
    private @Nullable CompletableFuture<T> next; // whose question is not asked yet
    private CompletableFuture<T> last = CompletableFuture.failedFuture(new IllegalStateException("never asked"));

    SharedAnswer(Supplier<T> question) {
        this.question = question;
    }

    /** An answer not older than this call. What the question throws, all who share it get. */
    T get() {
        CompletableFuture<T> mine;
        CompletableFuture<T> before = null;
        synchronized (this) {
            mine = next;
            if (mine == null) {
                mine = new CompletableFuture<>();
                before = last;
                next = mine;
                last = mine;
            }
        }
        if (before != null) {
            ask(mine, before);
        }
        try {
            return mine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        }
    }

    /** The first of those who share an answer asks for all. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on the yield; it only lets more share
    private void ask(CompletableFuture<T> mine, CompletableFuture<T> before) {
        try {
            if (!before.isDone()) {
                before.exceptionally(_ -> null).join();
            }
            Thread.yield(); // whoever is ready to run comes along
            close(mine);
            mine.complete(question.get());
        } catch (Throwable e) { // also where memory runs out: nobody may wait for an answer that never comes
            close(mine);
            mine.completeExceptionally(e);
        }
    }

    /** From here on nobody joins those who wait for this answer. */
    @SuppressWarnings("ReferenceEquality") // this very one
    private synchronized void close(CompletableFuture<T> mine) {
        if (next == mine) {
            next = null;
        }
    }
}

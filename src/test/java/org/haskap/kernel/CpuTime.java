package org.haskap.kernel;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds what a computation costs by the processor's time it takes; a busy machine stretches only the clock's. */
public final class CpuTime {
    private CpuTime() {}

    /**
     * Does the work in a thread of its own.
     *
     * @throws AssertionError as soon as it takes more than the bound; the thread, a daemon, is then left to itself
     */
    public static void within(Duration bound, Runnable work) {
        var took = new CompletableFuture<Long>();
        var threads = ManagementFactory.getThreadMXBean();
        Thread worker = Thread.ofPlatform().daemon().name("bounded work").start(() -> {
            try {
                work.run();
                took.complete(threads.getCurrentThreadCpuTime());
            } catch (Throwable e) {
                took.completeExceptionally(e);
            }
        });
        boolean ended = false;
        while (!ended) {
            long nanos;
            try {
                nanos = took.get(50, TimeUnit.MILLISECONDS);
                ended = true;
            } catch (TimeoutException e) {
                nanos = threads.getThreadCpuTime(worker.threadId());
            } catch (ExecutionException e) {
                throw new AssertionError("failed in its own thread", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting", e);
            }
            if (nanos > bound.toNanos()) {
                worker.interrupt();
                throw new AssertionError("took more than " + bound + " of the processor's time");
            }
        }
    }
}

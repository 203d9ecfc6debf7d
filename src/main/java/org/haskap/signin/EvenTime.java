package org.haskap.signin;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets an answer take the same time whatever it found out. */
final class EvenTime {
    private EvenTime() {}

    /** Does something, and returns no sooner than the given time after it began. */
    static void atLeast(Duration time, Runnable work) {
        long begun = System.nanoTime();
        try {
            work.run();
        } finally {
            since(begun, time);
        }
    }

    /** Returns no sooner than the given time after something began, by {@link System#nanoTime}. */
    static void since(long begun, Duration time) {
        long end = begun + time.toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

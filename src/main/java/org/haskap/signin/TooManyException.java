package org.haskap.signin;

import java.time.Duration;

/** Tried too often. */
final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyException(Duration wait) {
        super("tried too often");
        this.wait = wait;
    }

    /** How long to wait, in whole seconds, at least one. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same in words. */
    String words() {
        long seconds = seconds();
        return seconds <= 90 ? seconds + "秒" : (seconds + 59) / 60 + "分";
    }
}

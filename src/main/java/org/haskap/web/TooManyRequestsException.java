package org.haskap.web;

import java.io.Serial;
import java.time.Duration;

/** Somebody did something too often; answered with 429 and the time to wait. */
public final class TooManyRequestsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /**
     * With the time to wait.
     *
     * @param wait how long until the next try can be
     */
    public TooManyRequestsException(Duration wait) {
        super("Too many requests; the next can be in " + wait + ".");
        this.wait = wait;
    }

    /** How long until the next try can be, in whole seconds, at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same in words, rounded up. */
    String words() {
        long seconds = seconds();
        return seconds < 60 ? seconds + "秒" : (seconds + 59) / 60 + "分";
    }
}

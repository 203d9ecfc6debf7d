package org.haskap.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before a mail is tried again: soon at first, and in all a little less than three days. */
final class Backoff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private Backoff() {}

    /** The pause after so many tries; empty when that was the last one. */
    static Optional<Duration> after(int tries) {
        return tries > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(Math.max(tries, 1) - 1));
    }
}

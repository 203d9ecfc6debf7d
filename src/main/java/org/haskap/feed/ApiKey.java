package org.haskap.feed;

import java.time.Instant;
import java.util.List;
import org.haskap.access.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * A key with which an organisation's system feeds facts. The key itself was shown once and is known to nobody here.
 *
 * @param id its number
 * @param organisation whose facts it feeds
 * @param label what it is for, such as the system's name
 * @param prefix its first characters, by which people tell keys apart
 * @param kinds kinds of the program's modules it may feed besides the region's own
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused
 * @param lastUsedAt when it was used last, to about a minute; null while it never was
 * @param revokedAt from when on it is refused because somebody said so; null while nobody did
 */
record ApiKey(
        long id,
        Organisation organisation,
        String label,
        String prefix,
        List<String> kinds,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    ApiKey {
        kinds = List.copyOf(kinds);
    }

    /** Whether it opens anything at that moment. */
    boolean valid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}

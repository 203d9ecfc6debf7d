package org.haskap.signin.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's key, as its owner sees it.
 *
 * @param id key in the region
 * @param label what the owner calls the device
 * @param host the site's host name when it was made; it works only there
 * @param createdAt when it was added
 * @param lastUsedAt when it last signed in; null before that
 */
public record Passkey(
        long id,
        String label,
        String host,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}

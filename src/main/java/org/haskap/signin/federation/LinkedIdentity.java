package org.haskap.signin.federation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is at a provider.
 *
 * @param id key in the region
 * @param provider the provider's id in the settings when it was linked
 * @param label how the person is called there, or empty
 * @param linkedAt when it was linked
 * @param lastUsedAt when it last signed in; null before that
 */
public record LinkedIdentity(
        long id,
        String provider,
        String label,
        Instant linkedAt,
        @Nullable Instant lastUsedAt) {}

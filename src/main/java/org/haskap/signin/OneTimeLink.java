package org.haskap.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that works once.
 *
 * @param kind what it does
 * @param person whom it is for, if that is known
 * @param invitation the invitation it belongs to, or null
 * @param recovery the recovery it belongs to, or null
 * @param email an address it is about, or null
 * @param begunBy key of who began it with the account of somebody else, or null
 * @param worksFrom before when it does not work yet, or null
 * @param expiresAt from when on it works no more
 * @param usedAt when it was used, or null
 */
record OneTimeLink(
        LinkKind kind,
        @Nullable Long person,
        @Nullable Long invitation,
        @Nullable Long recovery,
        @Nullable String email,
        @Nullable Long begunBy,
        @Nullable Instant worksFrom,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    /** Whether its time is still to come. */
    boolean waitsAt(Instant now) {
        return usedAt == null && worksFrom != null && now.isBefore(worksFrom) && now.isBefore(expiresAt);
    }

    boolean worksAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt) && !waitsAt(now);
    }
}

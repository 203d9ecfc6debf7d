package org.haskap.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox, without what it says.
 *
 * @param id key in the region
 * @param key what makes it one of its kind
 * @param recipient the address; empty once its owner was erased
 * @param subject its subject; empty once the recipient was erased
 * @param state where it stands
 * @param createdAt when it was written
 * @param dueAt when it is sent at the earliest
 * @param tries how often sending was tried since it was written or last let go again by hand
 * @param sentAt when the next server took it, or null
 * @param error why it was not sent, or not at once; or empty
 * @param doubtful whether a sending was cut off, so that it may have arrived twice
 * @param kept whether its text is still kept, without which it cannot be sent again
 */
public record OutboxMail(
        long id,
        String key,
        String recipient,
        String subject,
        MailState state,
        Instant createdAt,
        Instant dueAt,
        int tries,
        @Nullable Instant sentAt,
        String error,
        boolean doubtful,
        boolean kept) {

    /** Enough of the address to tell it from others. */
    public String veiled() {
        return Addresses.veiled(recipient);
    }

    /** Whether it can be sent by hand: again after it failed, or sooner than it is due. */
    public boolean sendable() {
        return kept && (state == MailState.FAILED || state == MailState.WAITING);
    }
}

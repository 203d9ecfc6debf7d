package org.haskap.outbox;

import java.time.Instant;

/**
 * A mail on its way.
 *
 * @param id key in the region
 * @param to the address
 * @param subject its subject
 * @param text what it says
 * @param messageId the same however often it is sent, so that programs can recognise a second copy
 * @param attempt how often it was taken up; whoever holds an older number no longer decides
 * @param tries how often sending was tried, this time included
 * @param createdAt when it was written
 */
record Outgoing(
        long id, String to, String subject, String text, String messageId, int attempt, int tries, Instant createdAt) {

    /** Names no address, so that it may be logged. */
    @Override
    public String toString() {
        return "mail " + id + " attempt " + attempt;
    }
}

/**
 * Mails, written in the transaction of what they tell of and sent after it. Promises: one key, one mail; a mail is never
 * lost; it is sent once unless a sending was cut off, and then again under the same Message-ID; nothing a user typed
 * becomes a header or a recipient; logs name no address. Without a mail server mails become files in
 * {@code data/outbox/}.
 *
 * <p>Lock order: a mail's row, then db-scheduler's row for the next run. Deliverers pass over rows that others hold, and
 * hold none while they talk to a server.
 */
@NullMarked
package org.haskap.outbox;

import org.jspecify.annotations.NullMarked;

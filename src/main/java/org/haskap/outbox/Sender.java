package org.haskap.outbox;

import org.jspecify.annotations.Nullable;

/**
 * In whose name a region's mails go out.
 *
 * @param address where they come from
 * @param name as readers see it
 * @param replyTo where answers go, or null: to the same address
 */
record Sender(String address, String name, @Nullable String replyTo) {}

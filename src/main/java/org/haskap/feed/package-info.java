/**
 * The ways in for facts that the program's own services do not leave: files, the interface for other systems, and the kinds a
 * region counts by itself. Promises: every way walks the same path ({@link org.haskap.feed.Feeding}), so a preview tells the
 * truth; a fact sent again adds nothing, and one sent again with other content is refused by name; identifiers of people are
 * hashed before anything is written and stand in no log and no message.
 *
 * <p>Lock order: the idempotency key of a batch, then the facts' own keys in their order, then the reversed facts.
 */
@NullMarked
package org.haskap.feed;

import org.jspecify.annotations.NullMarked;

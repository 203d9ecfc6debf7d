/**
 * The way of a document into the region, the same for a command, the first start and an upload: read, stored, proposed,
 * reviewed beside its source, mended, adopted. Promises: an upload counts once however often it is sent; a document is in
 * the region with its draft or not at all, also when the process is killed; what a person mends is recorded and survives
 * another reading; two who edit one draft never overwrite each other unseen.
 *
 * <p>Who may do what with an upload follows from what it was uploaded for: the plan, its owner, and the department of
 * whoever uploaded it. Of others' uploads not even their being there is told.
 *
 * <p>Lock order: the idempotency key, then the document's bytes, the series and what {@code document} locks after it, then
 * the upload's row, then the job's.
 */
@NullMarked
package org.haskap.intake;

import org.jspecify.annotations.NullMarked;

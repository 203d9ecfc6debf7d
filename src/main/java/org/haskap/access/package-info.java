/**
 * Who acts in a region and what they may do: people, organisations, departments, roles, the audit trail, forgetting. Promises:
 * a name is kept as printed, two spellings are one only by a person's dated decision, a department's parent is never
 * invented, its history never rewritten; doors ask for permission themselves and note what they change in the transaction that
 * changes it; nobody raises oneself and an administrator always stays; the trail cannot be rewritten unnoticed.
 *
 * <p>Lock order: whatever other modules lock; then organisations in the order of their keys (their departments change only under
 * that lock; an import's inserts run in the order of the names); then a person; then the open administrators' assignments in the
 * order of their keys; last of all, within the commit, the head of the audit trail.
 */
@NullMarked
package org.haskap.access;

import org.jspecify.annotations.NullMarked;

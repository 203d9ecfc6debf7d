/**
 * Who acts in a region and what they may do: people, organisations, departments, roles, the audit trail. Promises: a name is
 * kept as printed, two spellings are never merged silently, a department's parent is never invented. Takes no lock but
 * those of its own inserts, which run in the order of the names so that two imports cannot block each other.
 */
@NullMarked
package org.haskap.access;

import org.jspecify.annotations.NullMarked;

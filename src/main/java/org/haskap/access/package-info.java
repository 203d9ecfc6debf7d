/**
 * Who acts in a region: for now organisations and their departments, as the documents name them. Promises: a name is
 * kept as printed, two spellings are never merged silently, a department's parent is never invented. Takes no lock but
 * those of its own inserts, which run in the order of the names so that two imports cannot block each other.
 */
@NullMarked
package org.haskap.access;

import org.jspecify.annotations.NullMarked;

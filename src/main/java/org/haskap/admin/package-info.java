/**
 * The pages for those who look after people, roles, organisations, the audit trail and settings, and the first page of the
 * staff's desk. Promises: every page asks the doors of other modules, which check permissions themselves; every change carries a
 * version or a key; what somebody may not know of is answered as if it were not there. Locks the region's settings while one of
 * them is saved, and nothing else.
 */
@NullMarked
package org.haskap.admin;

import org.jspecify.annotations.NullMarked;

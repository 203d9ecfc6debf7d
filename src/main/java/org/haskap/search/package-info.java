/**
 * Japanese full-text search over everything public: plans, indicators, programmes, organisations, departments and, ranked
 * last, the lines of the documents they came from. Promises: the index is derived and may be deleted at any time; it
 * follows the publication version; a broken one is thrown away and made anew; no input of a reader is an error; a search
 * asks the database for the publication version and nothing else. Locks: one lock for each region, held while its index is
 * made, so that a reader waits for the new one rather than seeing the old; no lock is shared between processes, which
 * build in folders of their own and let the faster one win.
 */
@NullMarked
package org.haskap.search;

import org.jspecify.annotations.NullMarked;

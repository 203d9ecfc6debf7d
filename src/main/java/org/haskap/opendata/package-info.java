/**
 * Everything public as open data: each list as CSV and JSON, all of them as one archive with a description that programs
 * read, a catalogue, and the programmes as calendar. Promises: the same publication version gives the same bytes, whoever
 * asks and by whatever way; missing is empty with a status beside it, never zero; what a register printed comes out as
 * printed, so that reading the file again makes no difference; every file is checked against the machine-readability rules
 * and the page says what the check found. Locks nothing; what was made for a version is kept in memory.
 */
@NullMarked
package org.haskap.opendata;

import org.jspecify.annotations.NullMarked;

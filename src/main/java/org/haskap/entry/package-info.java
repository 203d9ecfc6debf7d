/**
 * Where departments enter the values they answer for and chiefs confirm them: forms, grids and pasted tables, what is due and when,
 * each person's worklist and the mails that remind of it. Promises: what was typed is never lost; a table is looked at before it is
 * entered, and entered whole or not at all; nobody is reminded twice of one day. The values themselves are kept by {@code indicator}.
 *
 * <p>Locks an indicator's day by an advisory lock, then the audit trail.
 */
@NullMarked
package org.haskap.entry;

import org.jspecify.annotations.NullMarked;

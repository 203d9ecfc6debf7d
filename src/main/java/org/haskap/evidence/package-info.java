/**
 * What happened: facts left by services, registers and other systems, counted exactly at every moment. Promises: a fact is only
 * added, never changed, and a correction is a reversing fact; a fact joins the transaction of the act it tells of; an answer is
 * counted from the facts themselves; people are known by pseudonym only.
 *
 * <p>Lock order: recording locks nothing that another recording waits for, except the fact it takes back. A new series is
 * committed at once through a connection of its own, under an advisory lock on the table's name; it waits for nothing else.
 */
@NullMarked
package org.haskap.evidence;

import org.jspecify.annotations.NullMarked;

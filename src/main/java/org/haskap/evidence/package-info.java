/**
 * What happened: facts left by services, registers and other systems, counted exactly at every moment. Promises: a fact is only
 * added, never changed, and a correction is a reversing fact; a fact joins the transaction of the act it tells of; an answer is
 * exact at the moment it is given: cells hold the facts up to a mark, and those behind it are counted with them; people are known by
 * pseudonym only.
 *
 * <p>Lock order: recording locks nothing that another recording waits for, except the fact it takes back. A new series is
 * committed at once through a connection of its own, under an advisory lock on the table's name; it waits for nothing else. A roll
 * locks the mark of its cells, then adds people's numbers in the order of their pseudonyms, then writes cells; who finds the mark locked
 * lets the other do it. Answers lock nothing.
 */
@NullMarked
package org.haskap.evidence;

import org.jspecify.annotations.NullMarked;

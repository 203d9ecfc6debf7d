/**
 * What happened: facts left by services, registers and other systems, counted exactly at every moment. Promises: a fact is only
 * added, never changed, and a correction is a reversing fact; a fact joins the transaction of the act it tells of; an answer is
 * the rollup up to a watermark plus the facts after it, so it is exact while others write; people are known by pseudonym only.
 *
 * <p>Lock order: recording locks nothing. The roller locks the watermark's row first and then only rows of its own tables.
 */
@NullMarked
package org.haskap.evidence;

import org.jspecify.annotations.NullMarked;

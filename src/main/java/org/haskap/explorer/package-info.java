/**
 * The facts as staff look at them: found, counted by month and dimension, followed to the record each came from, taken away as
 * files. Changes nothing. Promises: what a page counts comes from {@link org.haskap.evidence.Evidence}, so it is the same figure
 * that indicators show; a list goes on from a place and never counts what it leaves out; nothing here tells for whom a fact is.
 */
@NullMarked
package org.haskap.explorer;

import org.jspecify.annotations.NullMarked;

/**
 * What a value means: against baseline and target, for its time, on the scale in force, and where it leads if it goes on so.
 * Promises: pure functions, no database and no clock; every number is exact, names its method and says its arithmetic; what must
 * not be compared gives a reason instead of a number.
 */
@NullMarked
package org.haskap.attainment;

import org.jspecify.annotations.NullMarked;

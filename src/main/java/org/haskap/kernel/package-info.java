/**
 * Values everybody speaks: places in documents, findings, periods, quantities, units, codes with check digits.
 * Promises: immutable, free of frameworks, no clock, no locale of the machine. Depends on nothing but the JDK.
 */
@NullMarked
package org.haskap.kernel;

import org.jspecify.annotations.NullMarked;

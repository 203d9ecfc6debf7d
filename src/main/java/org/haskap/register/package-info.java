/**
 * Programmes held with partners (共催・協働), register by register. Promises: every cell is kept as printed, a missing
 * number is never zero, nothing changes until adopted, links to plans are proposals only. Lock order as in {@code
 * document}: the series of the register, then organisations and departments in the order of their names, then the
 * draft's rows, then the publication version.
 */
@NullMarked
package org.haskap.register;

import org.jspecify.annotations.NullMarked;

/** Haskap: runs a region's comprehensive strategy (総合戦略) as a live loop. The main class picks the command. */
@NullMarked
package org.haskap;

import org.jspecify.annotations.NullMarked;

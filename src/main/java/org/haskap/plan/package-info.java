/**
 * Plans, their editions, nodes, indicators and targets. Promises: codes are stable across editions and never used
 * twice for different things; targets are only ever added, so the original stays readable; reading a whole edition
 * takes a constant number of statements. Lock order: the series of the plan (through {@code document.Editions}), then
 * organisations and departments in the order of their names, then the draft's rows, then the publication version.
 */
@NullMarked
package org.haskap.plan;

import org.jspecify.annotations.NullMarked;

package org.haskap.evidence;

import java.time.Instant;

/**
 * A kind of fact that the region added.
 *
 * @param kind the kind as it is called now
 * @param version 1, 2, 3 …; grows with each change
 * @param at when that version was defined
 */
public record RegionKind(FactKind kind, int version, Instant at) {}

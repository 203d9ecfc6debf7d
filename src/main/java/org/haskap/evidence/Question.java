package org.haskap.evidence;

/**
 * One figure asked for.
 *
 * @param facts of which facts
 * @param measure which figure
 */
public record Question(FactQuery facts, Measure measure) {}

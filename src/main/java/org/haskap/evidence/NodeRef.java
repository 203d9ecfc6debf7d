package org.haskap.evidence;

/**
 * A node of a plan: known by its code in every edition.
 *
 * @param plan key of the plan
 * @param code the node's code, such as {@code m3-p1}
 */
public record NodeRef(long plan, String code) {}

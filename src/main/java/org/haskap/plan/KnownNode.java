package org.haskap.plan;

import org.jspecify.annotations.Nullable;

/**
 * A node that stands in an edition adopted now or once.
 *
 * @param plan key of the plan
 * @param code the node's code, the same in every edition
 * @param parent code of the node above it in the newest edition that has it, or null at the top
 */
public record KnownNode(long plan, String code, @Nullable String parent) {}

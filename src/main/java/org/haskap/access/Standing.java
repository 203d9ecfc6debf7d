package org.haskap.access;

import java.time.Instant;

/**
 * By whose hand somebody stands where they do.
 *
 * @param by key of the person who did it
 * @param at when
 * @param letIn whether that brought the person here, by adding or inviting or giving an address; else it gave a role
 */
public record Standing(long by, Instant at, boolean letIn) {}

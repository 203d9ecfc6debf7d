package org.haskap.register;

/**
 * A proposal that a programme carries out a node of a plan. Shown as a proposal, used for nothing else.
 *
 * @param registerId the register
 * @param no the programme
 * @param planSlug the plan
 * @param nodeCode the node
 * @param likeness from 0 to 1
 * @param why Japanese: what the proposal rests on
 */
public record LinkProposal(long registerId, String no, String planSlug, String nodeCode, double likeness, String why) {}

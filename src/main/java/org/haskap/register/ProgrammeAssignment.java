package org.haskap.register;

import java.time.Instant;
import org.haskap.evidence.NodeRef;

/**
 * Somebody's assertion that a programme carries out a node of a plan. Only what is asserted counts for a plan; a proposal does
 * not.
 *
 * @param registerId the register
 * @param no the programme's number
 * @param name the programme's name when it was asserted; a programme called otherwise by now is not meant
 * @param node the node
 * @param why Japanese: what the assertion rests on
 * @param by who asserted it: a person's key or a command's name
 * @param at when
 */
public record ProgrammeAssignment(
        long registerId, String no, String name, NodeRef node, String why, String by, Instant at) {

    /** Whether it speaks of that programme: the same number and still the same name. */
    public boolean means(Programme programme) {
        return no.equals(programme.no()) && name.equals(programme.name());
    }
}

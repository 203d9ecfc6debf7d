package org.haskap.evidence;

import java.io.Serial;

/** A fact cannot be recorded as it is; nothing was. */
public final class FactRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FactProblem problem;

    FactRefusedException(FactProblem problem) {
        super("Fact " + (problem.position() + 1) + " of those given cannot be recorded: " + problem.reason() + ".");
        this.problem = problem;
    }

    /** What is wrong and what to do. */
    public FactProblem problem() {
        return problem;
    }
}

package org.haskap.indicator;

import java.util.List;

/**
 * What putting a formula in force would do to an indicator.
 *
 * @param formula as it would be put in force
 * @param counted what it yields for each year, also for years before its first one that would not count
 * @param now the indicator as it stands
 * @param then the indicator as it would stand
 */
record Rehearsal(FormulaVersion formula, List<Counted> counted, Working now, Working then) {
    Rehearsal {
        counted = List.copyOf(counted);
    }
}

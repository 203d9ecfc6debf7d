package org.haskap.plan;

import java.util.List;
import org.haskap.access.Organisation;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;

/**
 * A plan, as its adopted edition describes it.
 *
 * @param id key in the region
 * @param slug its name in addresses, such as {@code strategy}
 * @param title its name
 * @param owner whose plan it is
 * @param period years it covers, or null when it does not say
 * @param levels the levels from the top down
 */
public record Plan(
        long id,
        String slug,
        String title,
        Organisation owner,
        @Nullable Period period,
        List<PlanDraft.Level> levels) {
    /** Copies the list. */
    public Plan {
        levels = List.copyOf(levels);
    }
}

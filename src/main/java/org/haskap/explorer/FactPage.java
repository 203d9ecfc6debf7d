package org.haskap.explorer;

import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * One fact with what it came from and what became of it.
 *
 * @param state whether it counts
 * @param sentence what a fact of its kind says
 * @param facts its parts
 * @param steps the record it came from, its recording, and every taking back, in order
 * @param reversal where it is taken back, or null where nobody may or it was
 */
public record FactPage(
        Chip state,
        String sentence,
        List<org.haskap.web.ui.Fact> facts,
        List<Step> steps,
        @Nullable Link reversal) {
    /** Copies the lists. */
    public FactPage {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }

    /**
     * A step of where the fact came from and went.
     *
     * @param what what happened
     * @param when when, or empty where it is not known here
     * @param who by whom, or empty
     * @param link the record or fact, or null
     */
    public record Step(
            String what, String when, String who, @Nullable Link link) {}
}

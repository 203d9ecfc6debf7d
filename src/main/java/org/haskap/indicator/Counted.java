package org.haskap.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.haskap.attainment.Actual;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactQuery;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * A figure as counted at a moment, with what was asked for it.
 *
 * @param period the time it stands for
 * @param value the figure, or null when missing
 * @param missing why there is none, or null
 * @param reason the same as a sentence, or empty
 * @param facts how many facts it rests on
 * @param running whether the time is not over, so that it still grows
 * @param asked each question with its answer: one, or of a ratio two
 */
public record Counted(
        Period period,
        @Nullable BigDecimal value,
        @Nullable Missing missing,
        String reason,
        long facts,
        boolean running,
        List<Asked> asked) {
    /** Copies the list. */
    public Counted {
        asked = List.copyOf(asked);
    }

    /**
     * A question to the evidence.
     *
     * @param words what was asked, as a noun
     * @param unit unit of the answer
     * @param query the facts meant, to follow
     * @param answer what they came to
     */
    public record Asked(String words, String unit, FactQuery query, Answer answer) {}

    /** The figure as an indicator's value of that moment. */
    Actual actual(int version) {
        return new Actual(
                period,
                value,
                missing,
                "",
                Actual.Origin.COUNTED,
                Actual.Status.PROVISIONAL, // late facts may still come; frozen it is an observation
                null,
                version,
                facts,
                "",
                reason,
                null,
                null);
    }
}

package org.haskap.indicator;

import java.util.List;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Aim;
import org.haskap.attainment.Exact;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How each figure of an indicator came about, for those who follow it down to the records.
 *
 * @param standing where the indicator stands
 * @param aim what it aims at, with what is missing said
 * @param scale by which it is rated
 * @param figures its values in order of time
 */
public record Working(Standing standing, Aim aim, RatingScale scale, List<Figure> figures) {
    /** Copies the list. */
    public Working {
        figures = List.copyOf(figures);
    }

    /**
     * One value.
     *
     * @param actual the value as it stands
     * @param formula the formula that counts its time, or null
     * @param counted what the facts come to at this moment, also beside a value that was entered over it; null without formula
     * @param expected what the straight line asks for then, or null
     */
    public record Figure(
            Actual actual,
            @Nullable FormulaVersion formula,
            @Nullable Counted counted,
            @Nullable Exact expected) {}
}

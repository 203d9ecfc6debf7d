package org.haskap.reading;

import java.util.Optional;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.Quantity;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.jspecify.annotations.Nullable;

/** What a person types in place of what was printed, understood by the same rules as print. Pure. */
public final class Typed {
    private Typed() {}

    /**
     * A figure: 「12,098人」「約1,200人」「基準値より3割減」「未把握」. Blank means that there is none ({@link Missing#NOT_AVAILABLE}),
     * never zero. For an indicator of stages any words are a figure.
     *
     * @param text as typed; a time in brackets behind it counts before {@code period}
     * @param period the time it stands for, or null
     * @param unit the indicator's unit, for a number typed without one; or null
     * @param direction which way the indicator goes
     * @param baseline what a change is measured from; null for the baseline itself
     * @return empty when the text is neither a figure nor a reason for having none
     */
    public static Optional<Figure> figure(
            String text,
            @Nullable Period period,
            @Nullable String unit,
            Direction direction,
            @Nullable Figure baseline) {
        String plain = TextWidth.trim(text);
        Optional<Missing> missing = Missing.told(plain).filter(reason -> reason != Missing.UNCLEAR);
        if (missing.isPresent()) {
            return Optional.of(new Figure(plain, null, null, period, missing.get()));
        }
        PrintedQuantity printed = PrintedQuantity.read(plain).orElse(null);
        if (printed == null) {
            return direction == Direction.MILESTONE
                    ? Optional.of(new Figure(plain, null, null, period, Missing.NOT_APPLICABLE))
                    : Optional.empty();
        }
        Quantity quantity = printed.quantity();
        if (printed.change() != null && baseline != null && baseline.value() != null) {
            quantity = printed.resolve(
                    new Quantity(baseline.text(), baseline.value(), baseline.unit(), null, false), baseline.period());
        }
        if (quantity.missing() == Missing.UNCLEAR) {
            return Optional.empty();
        }
        Period told = printed.period() == null || printed.period().period() == null
                ? period
                : printed.period().period();
        String own = quantity.unit() == null && quantity.value() != null ? unit : quantity.unit();
        return Optional.of(new Figure(plain, quantity.value(), own, told, quantity.missing()));
    }

    /**
     * A time: 「2019年度」「令和元年度」「H33」「2010年6月30日」, or the machine form that {@link Period#code} gives.
     *
     * @return empty when the text is no time
     */
    public static Optional<Period> period(String text) {
        Optional<Period> printed = PrintedPeriod.read(text).flatMap(found -> Optional.ofNullable(found.period()));
        if (printed.isPresent()) {
            return printed;
        }
        try {
            return Optional.of(Period.parse(TextWidth.trim(text)));
        } catch (RuntimeException _) {
            return Optional.empty(); // neither printed nor machine form
        }
    }
}

package org.haskap.kernel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure together with the words printed around it.
 *
 * @param quantity number, unit and text; without a value where only a change is printed (半減), until {@link #resolve}
 * @param bound limit (以上, 以下 …), or null when the number stands alone
 * @param manner how several years belong together (延べ, 年間 …), or null when nothing is said
 * @param keep whether it says 維持
 * @param change how it follows from the baseline, or null when it stands for itself
 * @param period time printed in brackets behind it, or null
 * @param marks numbers of footnotes standing at it, half-width: {@code "1"} for ※１, {@code ""} for a bare ※
 */
public record PrintedQuantity(
        Quantity quantity,
        @Nullable Bound bound,
        @Nullable Manner manner,
        boolean keep,
        @Nullable RelativeChange change,
        @Nullable PrintedPeriod period,
        List<String> marks) {

    /** Copies the list. */
    public PrintedQuantity {
        marks = List.copyOf(marks);
    }

    /** What kind of limit a number is. */
    public enum Bound {
        /** 以上. */
        AT_LEAST,
        /** 超. */
        ABOVE,
        /** 以下, 以内. */
        AT_MOST,
        /** 未満. */
        BELOW
    }

    /** How the figures of several years belong together, as the words at the number say. */
    public enum Manner {
        /** 延べ, 累計, 5年間で. */
        CUMULATIVE,
        /** 期間平均. */
        AVERAGE,
        /** 年間, 毎年. */
        YEARLY
    }

    /**
     * Reads a text that is one figure and nothing else: 「延べ 300 人」「1億2,300万円」「△3.5%」「― 件」「基準値より3割減」.
     * Takes time linear in the text's length; a text beyond 200 characters is no figure.
     *
     * @return empty when the text is something else
     */
    public static Optional<PrintedQuantity> read(String text) {
        return QuantityScanner.read(text);
    }

    /**
     * Where a number of years taken together (5年間, 5ヵ年, ○か年) ends that begins at a position of a narrow text; the
     * position itself when there is none.
     */
    public static int yearsTogether(String narrow, int at) {
        return QuantityScanner.yearsTogether(narrow, at);
    }

    /**
     * The quantity, with a change resolved against the baseline.
     *
     * @param baseline what the change is measured from
     * @param baselinePeriod the baseline's time, or null when unknown; a change from another year is not resolved
     * @return the text as printed with the value it comes to, or the quantity as it is when it cannot be told
     */
    public Quantity resolve(Quantity baseline, @Nullable Period baselinePeriod) {
        if (change == null || baseline.value() == null) {
            return quantity;
        }
        return change.from(baseline.value(), baseline.unit(), baselinePeriod)
                .map(value -> new Quantity(quantity.text(), value, baseline.unit(), null, quantity.approximate()))
                .orElse(quantity);
    }
}

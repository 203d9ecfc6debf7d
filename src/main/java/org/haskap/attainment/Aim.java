package org.haskap.attainment;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Map;
import org.haskap.kernel.Period;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.Quantity;
import org.haskap.kernel.Units;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator aims at, made ready for arithmetic: one unit on both sides, a target in numbers where there is one, and
 * words for whatever is missing. Nothing is assumed: a missing baseline is not zero.
 *
 * @param direction which way is good
 * @param accumulation how figures of several years belong together
 * @param unit unit of all its numbers, or empty
 * @param baseline where it started, or null when that is not told or cannot be compared
 * @param noBaseline why there is no baseline; empty when there is one
 * @param target what is aimed at, or null when that is no number
 * @param noTarget why there is no target; empty when there is one
 * @param targetText the target as printed
 * @param bound on which side of the target it is reached
 * @param years the years the plan covers, over which a cumulative figure is collected, or null
 */
public record Aim(
        Direction direction,
        Accumulation accumulation,
        String unit,
        @Nullable Mark baseline,
        String noBaseline,
        @Nullable Mark target,
        String noTarget,
        String targetText,
        Bound bound,
        @Nullable Period years) {
    private static final Map<String, BigDecimal> SHARES = Map.of("%", BigDecimal.ONE, "‰", new BigDecimal("0.1"));

    /** On which side of the target it is reached. */
    public enum Bound {
        /** 以上. */
        AT_LEAST("以上"),
        /** 超. */
        ABOVE("より大きい"),
        /** 以下. */
        AT_MOST("以下"),
        /** 未満. */
        BELOW("未満"),
        /** 「維持」 without a side: the level itself. */
        EXACTLY("維持");

        private final String label;

        Bound(String label) {
            this.label = label;
        }

        /** The words shown on pages. */
        public String label() {
            return label;
        }

        /** Whether more is better, as far as the bound tells. */
        boolean upward() {
            return this == AT_LEAST || this == ABOVE;
        }

        /** Whether a value is on its side of the target. */
        boolean reached(Exact value, Exact target) {
            int side = value.compareTo(target);
            return switch (this) {
                case AT_LEAST -> side >= 0;
                case ABOVE -> side > 0;
                case AT_MOST -> side <= 0;
                case BELOW -> side < 0;
                case EXACTLY -> side == 0;
            };
        }
    }

    /** The aim that counts now: the target of the edition at hand. */
    public static Aim of(Indicator indicator, @Nullable Period years) {
        return of(indicator, indicator.target(), years);
    }

    /**
     * The aim as it was valid at a moment: a target revised later does not count yet.
     *
     * @param at the moment of the rating
     */
    public static Aim of(Indicator indicator, @Nullable Period years, Instant at) {
        Figure valid = indicator.targets().stream()
                .filter(target -> !target.adoptedAt().isAfter(at))
                .findFirst()
                .map(Indicator.Target::figure)
                .orElse(
                        indicator.targets().isEmpty()
                                ? indicator.target()
                                : indicator.targets().getLast().figure());
        return of(indicator, valid, years);
    }

    private static Aim of(Indicator indicator, Figure target, @Nullable Period years) {
        String unit = unit(target, indicator);
        if (indicator.direction() == Direction.MILESTONE
                && target.value() == null
                && !target.text().isBlank()) {
            // Not there and there, as 0 and 1; a milestone is never a percentage.
            return new Aim(
                    indicator.direction(),
                    indicator.accumulation(),
                    "",
                    new Mark(Exact.ZERO, indicator.baseline().period()),
                    "",
                    new Mark(Exact.ONE, target.period()),
                    "",
                    target.text(),
                    Bound.AT_LEAST,
                    years);
        }
        Mark aimed = target(indicator, target);
        String noTarget = aimed != null ? "" : noTarget(indicator, target);
        Mark from = null;
        String noBaseline = "";
        Figure baseline = indicator.baseline();
        if (baseline.value() == null) {
            noBaseline = "基準値がありません" + quoted(baseline.text()) + "。";
        } else {
            BigDecimal factor = factor(baseline.unit() == null ? unit : baseline.unit(), unit);
            if (factor == null) {
                noBaseline = "基準値の単位（" + baseline.unit() + "）と目標値の単位（" + unit + "）を換算できません。";
            } else {
                from = Mark.of(baseline.value().multiply(factor), baseline.period());
            }
        }
        return new Aim(
                indicator.direction(),
                indicator.accumulation(),
                unit,
                from,
                noBaseline,
                aimed,
                noTarget,
                target.text(),
                bound(indicator, target.text()),
                years);
    }

    private static String unit(Figure target, Indicator indicator) {
        String unit = target.unit() == null ? indicator.unit() : target.unit();
        return unit == null ? "" : unit;
    }

    /** A target in numbers; 「維持」 is the baseline, and a change such as 「半減」 is worked out from it. */
    private static @Nullable Mark target(Indicator indicator, Figure target) {
        BigDecimal baseline = indicator.baseline().value();
        if (target.value() != null) {
            return Mark.of(target.value(), target.period());
        }
        if (baseline == null || indicator.direction() == Direction.MILESTONE) {
            return null;
        }
        if (indicator.direction() == Direction.MAINTAIN) {
            return Mark.of(baseline, target.period());
        }
        BigDecimal resolved = PrintedQuantity.read(target.text())
                .map(printed -> printed.resolve(
                                Quantity.of(indicator.baseline().text(), baseline, indicator.unit()),
                                indicator.baseline().period())
                        .value())
                .orElse(null);
        return resolved == null ? null : Mark.of(resolved, target.period());
    }

    private static String noTarget(Indicator indicator, Figure target) {
        return indicator.direction() == Direction.MAINTAIN
                ? "維持すべき基準値が示されていません。"
                : "目標が数値で示されていません" + quoted(target.text()) + "。";
    }

    private static Bound bound(Indicator indicator, String text) {
        PrintedQuantity.Bound printed =
                PrintedQuantity.read(text).map(PrintedQuantity::bound).orElse(null);
        Bound told = printed == null
                ? null
                : switch (printed) {
                    case AT_LEAST -> Bound.AT_LEAST;
                    case ABOVE -> Bound.ABOVE;
                    case AT_MOST -> Bound.AT_MOST;
                    case BELOW -> Bound.BELOW;
                };
        return switch (indicator.direction()) {
            // The direction decides the side; the print only whether the target itself counts.
            case INCREASE -> told == Bound.ABOVE ? Bound.ABOVE : Bound.AT_LEAST;
            case DECREASE -> told == Bound.BELOW ? Bound.BELOW : Bound.AT_MOST;
            case MAINTAIN -> told == null ? Bound.EXACTLY : told;
            case MILESTONE -> Bound.AT_LEAST;
        };
    }

    /** What a value in one unit is multiplied with to stand in another; null where nobody knows. */
    private static @Nullable BigDecimal factor(String from, String to) {
        if (from.equals(to) || from.isEmpty() || to.isEmpty() || Units.same(from, to)) {
            return BigDecimal.ONE;
        }
        var one = SHARES.get(Normalizer.normalize(from, Normalizer.Form.NFKC));
        var other = SHARES.get(Normalizer.normalize(to, Normalizer.Form.NFKC));
        if (one != null && other != null) {
            return one.compareTo(other) > 0 ? BigDecimal.TEN : new BigDecimal("0.1");
        }
        var scaledFrom = Units.read(from).orElse(null);
        var scaledTo = Units.read(to).orElse(null);
        if (scaledFrom == null
                || scaledTo == null
                || scaledFrom.unit() == null
                || scaledTo.unit() == null
                || !Units.same(scaledFrom.unit(), scaledTo.unit())) {
            return null;
        }
        // Multipliers are powers of ten, so the quotient ends.
        return scaledFrom.multiplier().divide(scaledTo.multiplier());
    }

    private static String quoted(String text) {
        return text.isBlank() ? "" : "（資料では「" + text + "」）";
    }

    /** Whether the target is where it started, so that no way leads from one to the other. */
    public boolean level() {
        return baseline != null && target != null && baseline.value().compareTo(target.value()) == 0;
    }

    /** Whether less is better. */
    public boolean downward() {
        return switch (direction) {
            case DECREASE -> true;
            case INCREASE, MILESTONE -> false;
            case MAINTAIN -> bound == Bound.AT_MOST || bound == Bound.BELOW;
        };
    }

    /** A difference with the sign turned so that more is better. */
    Exact good(Exact difference) {
        return downward() ? difference.negate() : difference;
    }
}

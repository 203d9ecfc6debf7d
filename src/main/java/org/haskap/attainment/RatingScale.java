package org.haskap.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.web.ui.Chip;
import org.jspecify.annotations.Nullable;

/**
 * A scale by which indicators are rated (判定の基準), wholly data: bands are tried in their order, the first that fits counts,
 * on unrounded numbers. No two cities use the same one. Source: KPI conventions section 1.
 *
 * @param code stored, so it never changes
 * @param name its name
 * @param basis what is rated; bands may look at further methods
 * @param decimals how many decimals a share in per cent is shown with, on every page
 * @param bands the ratings, the first that fits counts
 * @param others the words for what is not rated; one for each reason
 * @param sources where it comes from, and what was read into it
 */
public record RatingScale(
        String code,
        String name,
        Method basis,
        int decimals,
        List<Band> bands,
        Map<Unrated, Other> others,
        List<String> sources) {

    /** Copies the lists; refuses a scale that has no word for some reason. */
    public RatingScale {
        bands = List.copyOf(bands);
        sources = List.copyOf(sources);
        var all = new EnumMap<Unrated, Other>(Unrated.class);
        all.putAll(others);
        for (Unrated why : Unrated.values()) {
            if (!all.containsKey(why)) {
                throw new IllegalArgumentException("scale " + code + " has no word for " + why);
            }
        }
        others = Collections.unmodifiableMap(all);
    }

    /**
     * One rating.
     *
     * @param code stored and used in addresses
     * @param symbol its mark; colour is never the only carrier
     * @param label its word
     * @param colour name of the colour on pages: blue, green, yellow, orange, red or gray
     * @param good whether it means on track or better; an indicator in another band lags
     * @param score points, or null on a scale without
     * @param whenAny it fits when any of these holds
     */
    public record Band(
            String code,
            String symbol,
            String label,
            String colour,
            boolean good,
            @Nullable Integer score,
            List<Condition> whenAny) {
        /** Copies the list. */
        public Band {
            whenAny = List.copyOf(whenAny);
        }

        /** Word, mark and colour as pages show them. */
        public Chip chip() {
            return Rating.chip(colour, symbol, label);
        }

        /** When it is given, as a Japanese sentence. */
        public String toSentence() {
            var conditions = whenAny.stream().map(Condition::toSentence).toList();
            return symbol + label + "は、" + String.join("、または", conditions) + "です。"
                    + (score == null ? "" : "点数は" + score + "点です。");
        }
    }

    /**
     * Bounds of a number, exact.
     *
     * @param method which number
     * @param min lower end, or null for none
     * @param minInclusive whether the lower end belongs to it
     * @param max upper end, or null for none
     * @param maxInclusive whether the upper end belongs to it
     */
    public record Condition(
            Method method,
            @Nullable BigDecimal min,
            boolean minInclusive,
            @Nullable BigDecimal max,
            boolean maxInclusive) {
        /** Whether a number lies within the bounds; unrounded. */
        public boolean holds(Exact number) {
            return (min == null || number.compareTo(Exact.of(min)) >= (minInclusive ? 0 : 1))
                    && (max == null || number.compareTo(Exact.of(max)) <= (maxInclusive ? 0 : -1));
        }

        /** The condition as the middle of a Japanese sentence. */
        public String toSentence() {
            if (method == Method.REACHED) {
                return "目標に達したとき";
            }
            if (method == Method.OVERDUE) {
                return "実施・整備の目標が、その時期が来ても実現していないとき";
            }
            var words = new ArrayList<String>();
            if (min != null && max != null && minInclusive && maxInclusive && min.compareTo(max) == 0) {
                return method.label() + "がちょうど" + bound(min) + "のとき";
            }
            if (min != null) {
                words.add(bound(min) + (minInclusive ? "以上" : "を超え"));
            }
            if (max != null) {
                words.add(bound(max) + (maxInclusive ? "以下" : "未満"));
            }
            String range = String.join("、", words);
            return method.label() + "が" + (range.endsWith("超え") ? range + "る" : range + "の") + "とき";
        }

        private String bound(BigDecimal value) {
            return method.share() ? Said.percent(Exact.of(value), decimals(value)) : Said.figure(Exact.of(value), "");
        }

        private static int decimals(BigDecimal share) {
            return Math.max(0, share.stripTrailingZeros().scale() - 2);
        }
    }

    /**
     * A word for what is not rated.
     *
     * @param code stored and used in addresses
     * @param symbol its mark
     * @param label its word
     */
    public record Other(String code, String symbol, String label) {}

    /** The scale as one Japanese sentence. */
    public String toSentence() {
        return "「" + name + "」は、" + basis.label() + "（" + basis.formula() + "）をもとに、"
                + String.join(
                        "、",
                        bands.stream()
                                .map(band -> band.symbol() + band.label())
                                .distinct()
                                .toList())
                + "の" + bands.stream().map(Band::code).distinct().count()
                + "段階で判定します。判定は丸める前の数値で行い、表示だけを四捨五入します。";
    }

    /** The band of that code. */
    public Optional<Band> band(String wanted) {
        return bands.stream().filter(band -> band.code().equals(wanted)).findFirst();
    }

    /** Rates a value. */
    public Rating rate(Aim aim, Mark value) {
        Measured.None first = null;
        for (Band band : bands) {
            for (Condition condition : band.whenAny()) {
                Measured measured = condition.method().measure(aim, value);
                if (measured instanceof Measured.Figure number && condition.holds(number.number())) {
                    return rated(aim, band, condition, number);
                }
                if (first == null && measured instanceof Measured.None none) {
                    first = none;
                }
            }
        }
        return first == null
                ? unrated(Unrated.INCOMPARABLE, "この基準では判定できない種類の指標です。")
                : unrated(first.why(), first.reason());
    }

    /** The rating of what has no value to rate. */
    public Rating unrated(Unrated why, String reason) {
        Other other = java.util.Objects.requireNonNull(others.get(why));
        return new Rating(other.code(), other.label(), other.symbol(), "gray", false, false, reason);
    }

    private Rating rated(Aim aim, Band band, Condition condition, Measured.Figure number) {
        String result = condition.method() == Method.REACHED ? "" : " ＝ " + shown(aim, condition, number.number());
        return new Rating(
                band.code(),
                band.label(),
                band.symbol(),
                band.colour(),
                true,
                band.good(),
                condition.method().label() + "：" + number.sentence() + result + "。" + condition.toSentence() + "に当たるので、"
                        + band.symbol() + band.label() + "です。");
    }

    /**
     * A number as it is shown beside its band: rounded half up, with as many further decimals as it takes not to seem to lie
     * in another band.
     */
    String shown(Aim aim, Condition condition, Exact number) {
        if (!condition.method().share()) {
            return Said.figure(number, aim.unit());
        }
        for (int more = decimals; more <= decimals + MORE_DECIMALS; more++) {
            var percent = number.percent(more);
            if (condition.holds(Exact.of(percent.movePointLeft(2)))) {
                return Said.percent(number, more);
            }
        }
        return "約" + Said.percent(number, decimals + MORE_DECIMALS);
    }

    private static final int MORE_DECIMALS = 12;
}

package org.haskap.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Standing;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.web.chart.Numbers;
import org.haskap.web.ui.Triple;
import org.jspecify.annotations.Nullable;

/** Figures of an indicator in words: the triple, its status, and the sentence that says what is aimed at. Pure. */
final class Figures {
    private static final Pattern BRACKETS = Pattern.compile("（[^（）]*）");
    private static final String NONE = "－";
    private static final int WORKED = 4;
    private static final Set<String> RATIOS = Set.of("％", "%", "‰");

    private Figures() {}

    /** Baseline, actual and target as shown side by side. */
    static Triple triple(Standing standing) {
        var indicator = standing.indicator();
        return new Triple(
                part(indicator.baseline(), indicator.unit()),
                actual(standing),
                target(indicator),
                indicator.direction().label() + "・" + indicator.accumulation().label());
    }

    /** The target; below a revised one stands the first. */
    private static Triple.Part target(Indicator indicator) {
        var part = part(indicator.target(), indicator.unit());
        return indicator.revised()
                ? new Triple.Part(part.number(), part.unit(), part.period(), original(indicator))
                : part;
    }

    /** The first target of one that was revised, to stand below the present one; else empty. */
    static String original(Indicator indicator) {
        return indicator.revised()
                ? "当初の目標 " + brief(indicator.targets().getLast().figure(), indicator.unit())
                : "";
    }

    /** The value that is rated, or the one of the period that still runs where there is none yet. */
    static @Nullable Actual newest(Standing standing) {
        return standing.latest() == null ? standing.running() : standing.latest();
    }

    /** The newest value, or why there is none. */
    private static Triple.Part actual(Standing standing) {
        var latest = newest(standing);
        if (latest == null) {
            return standing.runs().stream()
                    .flatMap(run -> run.actuals().stream())
                    .reduce((_, last) -> last)
                    .map(last -> new Triple.Part(NONE, "", last.period().label(), missing(last)))
                    .orElseGet(() -> new Triple.Part(NONE, "", "", "まだ登録されていません"));
        }
        return new Triple.Part(
                number(latest, standing),
                unit(standing.indicator().unit()),
                latest.period().label(),
                latest.equals(standing.latest())
                        ? firmness(latest)
                        : "途中・" + latest.origin().label());
    }

    /** How firm a value is and where it came from: 「速報・自動集計」. */
    static String firmness(Actual actual) {
        return actual.origin() == Actual.Origin.PRINTED
                ? "資料に記載"
                : actual.status().label() + "・" + actual.origin().label();
    }

    /** A value in digits, or 「－」; it never looks like target or expected value where it is another. */
    static String number(Actual actual, Standing standing) {
        var value = actual.value();
        if (value == null) {
            return NONE;
        }
        return actual.text().isBlank()
                ? calculated(value, standing.indicator(), beside(standing, standing.expected()))
                : Numbers.asPrinted(plain(value), actual.text());
    }

    /** A value with its unit, or 「－」 with its reason. */
    static String words(Actual actual, Standing standing) {
        return actual.value() == null
                ? NONE + "（" + missing(actual) + "）"
                : number(actual, standing) + unit(standing.indicator().unit());
    }

    /** The expected value with its unit; it never looks like target or actual where it is another. */
    static String expected(Exact expected, Standing standing) {
        var latest = standing.latest();
        var value = latest == null ? null : latest.value();
        return calculated(
                        expected.decimal(),
                        standing.indicator(),
                        beside(standing, value == null ? null : Exact.of(value)))
                + unit(standing.indicator().unit());
    }

    private static List<BigDecimal> beside(Standing standing, @Nullable Exact other) {
        return Stream.concat(
                        Stream.ofNullable(standing.indicator().target().value()),
                        Stream.ofNullable(other).map(Exact::decimal))
                .toList();
    }

    /** Why an actual has no value. */
    static String missing(Actual actual) {
        var missing = actual.missing();
        return (missing == null ? Missing.NOT_AVAILABLE : missing).label();
    }

    /** A calculated value as the indicator's own figures are printed; for showing only. */
    static String shown(BigDecimal value, Indicator indicator) {
        var target = indicator.target().value();
        return calculated(value, indicator, target == null ? List.of() : List.of(target));
    }

    private static String calculated(BigDecimal value, Indicator indicator, List<BigDecimal> beside) {
        String printed = Stream.of(
                        indicator.target().text(), indicator.baseline().text())
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
        return Numbers.calculated(value, printed, beside);
    }

    /** A number as it came out of a calculation: all its digits up to four decimals, 「約」 where more would follow. */
    static String worked(BigDecimal value) {
        var plain = plain(value);
        return plain.scale() <= WORKED
                ? Numbers.plain(plain)
                : "約" + Numbers.plain(plain(plain.setScale(WORKED, RoundingMode.HALF_UP)));
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The same for small cards: years without their era, reasons without their print. */
    static Triple small(Standing standing) {
        var triple = triple(standing);
        return new Triple(small(triple.baseline()), small(triple.actual()), small(triple.target()), triple.direction());
    }

    private static Triple.Part small(Triple.Part part) {
        return new Triple.Part(
                part.number(),
                part.unit(),
                brief(part.period()),
                brief(part.note()).replace("まだ登録されていません", "未登録"));
    }

    /** A label without what stands in brackets: 「2014年度（平成26年度）」 becomes 「2014年度」. */
    static String brief(String label) {
        return BRACKETS.matcher(label).replaceAll("");
    }

    /** One figure: number, unit, time, and what else its print says. */
    static Triple.Part part(Figure figure, @Nullable String unit) {
        String period = figure.period() == null ? "" : figure.period().label();
        var value = figure.value();
        if (value == null) {
            boolean words = figure.missing() == Missing.UNCLEAR || figure.missing() == null;
            return words && !figure.text().isBlank()
                    ? new Triple.Part(figure.text(), "", period, "")
                    : new Triple.Part(NONE, "", period, reason(figure));
        }
        String note = figure.text().contains("延べ") ? "延べ" : figure.text().contains("累計") ? "累計" : "";
        return new Triple.Part(
                Numbers.asPrinted(value, figure.text()),
                unit(figure.unit() == null ? unit : figure.unit()),
                period,
                note);
    }

    /** A figure in one short text: 「454人」, 「－」, 「維持」. */
    static String brief(Figure figure, @Nullable String unit) {
        var part = part(figure, unit);
        return (part.note().equals("延べ") ? "延べ" : "") + part.number() + part.unit();
    }

    /** Why there is no number. */
    static String reason(Figure figure) {
        String word = figure.missing() == null
                ? Missing.NOT_AVAILABLE.label()
                : figure.missing().label();
        return figure.text().isBlank() ? word : word + "（資料では「" + figure.text() + "」）";
    }

    /** What is aimed at, as one sentence. */
    static String aim(Indicator indicator) {
        var from = indicator.baseline().value();
        var to = indicator.target().value();
        String target = brief(indicator.target(), indicator.unit());
        String when = indicator.target().period() == null
                ? ""
                : indicator.target().period().label() + "に";
        if (indicator.direction() == Direction.MAINTAIN) {
            return from == null
                    ? when + "今の水準を維持する目標です。"
                    : when + brief(indicator.baseline(), indicator.unit()) + "を維持する目標です。";
        }
        if (to == null) {
            return indicator.direction() == Direction.MILESTONE
                    ? when + "「" + indicator.target().text() + "」を実現する目標です。"
                    : "目標の数値は、資料にありません。";
        }
        if (from == null) {
            return when + target + "とする目標です。出発点の数値は、資料にありません。";
        }
        return brief(indicator.baseline(), indicator.unit()) + "から" + target + "へ、" + change(indicator, from, to);
    }

    /** How far two values of an indicator lie apart: 「13人」, 「2.1ポイント」. */
    static String distance(Exact one, Exact other, Indicator indicator) {
        String unit = unit(indicator.unit());
        return calculated(one.minus(other).abs().decimal(), indicator, List.of(BigDecimal.ZERO))
                + (RATIOS.contains(unit) ? (unit.equals("‰") ? "‰" : "ポイント") : unit);
    }

    private static String change(Indicator indicator, BigDecimal from, BigDecimal to) {
        var difference = to.subtract(from);
        if (difference.signum() == 0) {
            return "同じ値を保つ目標です。";
        }
        String unit = indicator.unit() == null ? "" : indicator.unit();
        boolean ratio = RATIOS.contains(unit);
        String amount = Numbers.asPrinted(difference.abs(), indicator.target().text())
                + (ratio ? (unit.equals("‰") ? "‰" : "ポイント") : unit);
        String share = ratio || from.signum() == 0
                ? ""
                : "（"
                        + Numbers.plain(difference
                                .abs()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(from.abs(), 1, RoundingMode.HALF_UP))
                        + "％）";
        return years(indicator) + amount + share + (difference.signum() > 0 ? "増やす目標です。" : "減らす目標です。");
    }

    private static String years(Indicator indicator) {
        var from = year(indicator.baseline().period());
        var to = year(indicator.target().period());
        if (from.isEmpty() || to.isEmpty() || to.getAsDouble() - from.getAsDouble() < 1) {
            return "";
        }
        double years = to.getAsDouble() - from.getAsDouble();
        return years == Math.rint(years) ? (int) years + "年で" : "約" + Math.round(years) + "年で";
    }

    /** The place of a period on a year axis: its year, or the fraction of the year for a day. */
    static OptionalDouble year(@Nullable Period period) {
        return switch (period) {
            case null -> OptionalDouble.empty();
            case FiscalYear fiscal -> OptionalDouble.of(fiscal.year());
            case CalendarYear calendar -> OptionalDouble.of(calendar.year());
            case AsOf day ->
                OptionalDouble.of(day.day().getYear()
                        + (day.day().getDayOfYear() - 1) / (double) day.day().lengthOfYear());
            case YearSpan span -> year(span.last());
        };
    }

    static String unit(@Nullable String unit) {
        return unit == null ? "" : unit;
    }
}

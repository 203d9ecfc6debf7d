package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Said;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * The figure of one year by a formula: the questions it puts to the evidence, and what it makes of the answers. Pure.
 *
 * <p>A zero is a figure only where facts are being collected: when not a single fact of a kind, of whatever node and
 * dimension, is there from the year itself, the year's figure is not zero but not collected. Who knows that nothing happened
 * enters a zero.
 *
 * @param formula the figure
 * @param span over which days
 * @param year which year
 * @param today the day of the question; a year that still runs is asked up to here
 */
record Evaluation(Formula formula, Span span, int year, LocalDate today) {

    Period period() {
        return span.period(year);
    }

    /** Whether the year is not over. */
    boolean running() {
        return period().end().isAfter(today);
    }

    /** Whether there is anything to ask: a year that has not begun has no figure. */
    boolean begun() {
        return !span.yearFrom(year).isAfter(today) && !span.from(year).isAfter(last());
    }

    private LocalDate last() {
        return running() ? today : period().end();
    }

    /** The figures asked for, in the formula's order, and behind each whether its kind is being collected. */
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (Formula part : parts()) {
            questions.add(new Question(query(part), measure(part)));
            questions.add(new Question(
                    new FactQuery(selection(part).kind(), null, Map.of(), span.yearFrom(year), last()), Measure.COUNT));
        }
        return questions;
    }

    private List<Formula> parts() {
        return parts(formula);
    }

    private static List<Formula> parts(Formula formula) {
        return formula instanceof Formula.Ratio ratio
                ? List.of(ratio.numerator(), ratio.denominator())
                : List.of(formula);
    }

    private FactQuery query(Formula part) {
        Selection of = selection(part);
        return new FactQuery(of.kind(), of.subtree(), of.dimensions(), span.from(year), last());
    }

    static Selection selection(Formula part) {
        return switch (part) {
            case Formula.Count(var of) -> of;
            case Formula.Sum(var of) -> of;
            case Formula.Distinct(var of) -> of;
            case Formula.Mean(var of) -> of;
            case Formula.Latest(var of) -> of;
            case Formula.Ratio _ -> throw new IllegalArgumentException("a ratio selects nothing itself");
        };
    }

    /** All that a formula selects from. */
    static List<Selection> selections(Formula formula) {
        return formula instanceof Formula.Ratio ratio
                ? List.of(selection(ratio.numerator()), selection(ratio.denominator()))
                : List.of(selection(formula));
    }

    /** How each part of a formula is counted. */
    static List<Measure> measures(Formula formula) {
        return parts(formula).stream().map(Evaluation::measure).toList();
    }

    private static Measure measure(Formula part) {
        return switch (part) {
            case Formula.Count _ -> Measure.COUNT;
            case Formula.Sum _ -> Measure.SUM;
            case Formula.Distinct _ -> Measure.DISTINCT;
            case Formula.Mean _ -> Measure.MEAN;
            case Formula.Latest _ -> Measure.LATEST;
            case Formula.Ratio _ -> throw new IllegalArgumentException("a ratio is two questions");
        };
    }

    /**
     * What the answers come to.
     *
     * @param answers to {@link #questions()}, in their order
     */
    Counted counted(List<Answer> answers, Names names) {
        var asked = new ArrayList<Counted.Asked>();
        List<Formula> parts = parts();
        long facts = 0;
        for (int i = 0; i < parts.size(); i++) {
            Formula part = parts.get(i);
            Answer answer = answers.get(2 * i);
            asked.add(new Counted.Asked(names.figure(part), unit(part, names), query(part), answer));
            facts += answer.facts();
        }
        String year = span.period(this.year) instanceof org.haskap.kernel.AsOf day
                ? Said.period(day).replace("時点", "") + "までの1年"
                : Said.period(period());
        for (int i = 0; i < parts.size(); i++) {
            String kind = selection(parts.get(i)).kind();
            if (names.kind(kind).isEmpty() && answers.get(2 * i + 1).facts() == 0) {
                return missing(Missing.NOT_COLLECTED, "数え方が使う事実の種類（" + kind + "）は、いまは登録されていません。", facts, asked);
            }
            if (answers.get(2 * i + 1).facts() == 0) {
                return missing(
                        Missing.NOT_COLLECTED,
                        year + "には「" + names.kind(kind).orElseThrow().name() + "」の事実が一件も記録されていないため、0ではなく未把握です。",
                        facts,
                        asked);
            }
            if (answers.get(2 * i).value() == null) {
                return missing(Missing.NOT_COLLECTED, year + "には、数える対象の事実がありません。", facts, asked);
            }
        }
        BigDecimal first = Objects.requireNonNull(answers.getFirst().value());
        if (!(formula instanceof Formula.Ratio ratio)) {
            return new Counted(period(), plain(first), null, "", facts, running(), asked);
        }
        BigDecimal second = Objects.requireNonNull(answers.get(2).value());
        if (second.signum() == 0) {
            return missing(
                    Missing.NOT_AVAILABLE, "割る数（" + names.figure(parts.get(1)) + "）が0のため、割合は計算できません。", facts, asked);
        }
        BigDecimal value = Exact.of(first)
                .times(Exact.of(ratio.factor()))
                .over(Exact.of(second))
                .decimal();
        return new Counted(period(), value, null, "", facts, running(), asked);
    }

    private static String unit(Formula part, Names names) {
        return switch (part) {
            case Formula.Count _ -> "件";
            case Formula.Distinct _ -> "人";
            default -> names.unit(selection(part).kind());
        };
    }

    private Counted missing(Missing why, String reason, long facts, List<Counted.Asked> asked) {
        return new Counted(period(), null, why, reason, facts, running(), asked);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The years a formula answers for: from its first to the one that runs, before a later version takes over. */
    static List<Integer> years(Span span, int firstYear, @Nullable Integer before, LocalDate today) {
        int last = span.year(today);
        if (before != null) {
            last = Math.min(last, before - 1);
        }
        int first = Math.max(firstYear, last - MOST_YEARS + 1);
        var years = new ArrayList<Integer>();
        for (int year = first; year <= last; year++) {
            years.add(year);
        }
        return years;
    }

    private static final int MOST_YEARS = 40;
}

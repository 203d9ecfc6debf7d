package org.haskap.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Aim;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Mark;
import org.haskap.attainment.Rating;
import org.haskap.attainment.Said;
import org.haskap.attainment.Scopes;
import org.haskap.kernel.Period;
import org.haskap.kernel.Units;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator counts itself, and another way to try.
 *
 * @param name the indicator's name
 * @param unit its unit, in words
 * @param baseline where it started, in words
 * @param target what is aimed at, in words
 * @param inForce the formula that counts now, as a sentence; empty when none does
 * @param banner what happened meanwhile, or null
 * @param versions all versions, the newest first
 * @param form the fields to choose, or null for who may only look
 * @param waiting what must be chosen before there is something to try, or empty
 * @param trial what was chosen would yield, or null
 * @param end where counting is ended, or null
 * @param links the indicator's other pages
 */
public record FormulaPage(
        String name,
        String unit,
        String baseline,
        String target,
        String inForce,
        @Nullable Banner banner,
        List<Version> versions,
        @Nullable Form form,
        List<String> waiting,
        @Nullable Trial trial,
        @Nullable String end,
        List<Link> links) {
    /** Copies the lists. */
    public FormulaPage {
        versions = List.copyOf(versions);
        waiting = List.copyOf(waiting);
        links = List.copyOf(links);
    }

    /**
     * A version of the formula.
     *
     * @param number its number
     * @param years which years it counts, in words
     * @param sentence what it says
     * @param reason why it was put in force
     * @param by who put it in force and when
     */
    public record Version(int number, String years, String sentence, String reason, String by) {}

    /**
     * What a formula would yield.
     *
     * @param sentence the formula as a sentence
     * @param cautions what does not fit together, a sentence each
     * @param rows year by year
     * @param rating what becomes of the rating, as a sentence
     */
    public record Trial(String sentence, List<String> cautions, List<Row> rows, String rating) {
        /** Copies the lists. */
        public Trial {
            cautions = List.copyOf(cautions);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A year.
     *
     * @param period the time
     * @param first whether counting begins here: the series breaks before it
     * @param reference whether it only serves to compare, as the formula would not count for it
     * @param value what it yields, or why nothing
     * @param note what must be known of it, or empty
     * @param facts how many facts it rests on, in words
     * @param stands what stands there now, with where it comes from; 「－」 for nothing
     * @param difference how far the first is from the second, or empty
     */
    public record Row(
            String period,
            boolean first,
            boolean reference,
            String value,
            String note,
            String facts,
            String stands,
            String difference) {}

    /** What a rehearsal came to. */
    static Trial trial(Rehearsal rehearsal) {
        Working now = rehearsal.now();
        Indicator indicator = now.standing().indicator();
        return new Trial(
                rehearsal.formula().sentence(),
                cautions(rehearsal, indicator),
                rows(rehearsal, indicator),
                rating(now.standing().rating(), rehearsal.then().standing().rating()));
    }

    private static List<Row> rows(Rehearsal rehearsal, Indicator indicator) {
        Span span = rehearsal.formula().span();
        int first = rehearsal.formula().firstYear();
        Map<Period, Counted> counted = new LinkedHashMap<>();
        rehearsal.counted().forEach(each -> counted.put(each.period(), each));
        Map<Period, Actual> standing = new LinkedHashMap<>();
        rehearsal.now().figures().forEach(figure -> standing.put(figure.actual().period(), figure.actual()));
        Map<Period, Row> rows = new TreeMap<>(Comparator.comparing(Period::end).thenComparing(Period::code));
        Period baseline = indicator.baseline().value() == null
                ? null
                : indicator.baseline().period();
        var periods = new ArrayList<>(counted.keySet());
        periods.addAll(standing.keySet());
        if (baseline != null) {
            periods.add(baseline);
        }
        for (Period period : periods) {
            Counted would = counted.get(period);
            Actual is = standing.get(period);
            boolean silent = would == null || would.facts() == 0;
            boolean before = period.end().isBefore(span.period(first).end());
            if (before && silent && is == null && !period.equals(baseline)) {
                continue; // nothing to compare with nothing
            }
            rows.put(period, row(period, would, is, period.equals(baseline), span, first, indicator));
        }
        return List.copyOf(rows.values());
    }

    private static Row row(
            Period period,
            @Nullable Counted would,
            @Nullable Actual is,
            boolean baseline,
            Span span,
            int first,
            Indicator indicator) {
        String unit = indicator.unit();
        var stands = baseline ? indicator.baseline().value() : is == null ? null : is.value();
        var value = would == null ? null : would.value();
        return new Row(
                Said.period(period),
                period.equals(span.period(first)),
                period.end().isBefore(span.period(first).end()) && value != null,
                would == null ? "－" : Shown.value(would.value(), would.missing(), unit),
                would == null ? "" : would.running() && would.value() != null ? "途中の値です。" : would.reason(),
                would == null ? "－" : Said.figure(Exact.of(would.facts()), "件"),
                stands(is, baseline, indicator),
                stands == null || value == null ? "" : difference(value.subtract(stands), unit));
    }

    private static String stands(@Nullable Actual is, boolean baseline, Indicator indicator) {
        if (baseline) {
            return Shown.value(indicator.baseline().value(), null, indicator.unit()) + "（基準値）";
        }
        return is == null
                ? "－"
                : Shown.value(is.value(), is.missing(), indicator.unit()) + "（"
                        + is.origin().label() + "・" + is.status().label() + "）";
    }

    private static String difference(java.math.BigDecimal by, @Nullable String unit) {
        if (by.signum() == 0) {
            return "同じ";
        }
        return (by.signum() > 0 ? "＋" : "") + Shown.value(by, null, unit);
    }

    private static String rating(Rating now, Rating then) {
        String before = said(now);
        String after = said(then);
        return now.code().equals(then.code())
                ? "判定は、" + before + "のまま変わりません。"
                : "判定は、" + before + "から" + after + "に変わります。" + then.working();
    }

    private static String said(Rating rating) {
        return "「" + (rating.rated() ? rating.symbol() : "") + rating.label() + "」";
    }

    /** What makes the figure another thing than the indicator's. */
    private static List<String> cautions(Rehearsal rehearsal, Indicator indicator) {
        var cautions = new ArrayList<String>();
        Aim aim = rehearsal.then().aim();
        FormulaVersion meant = rehearsal.formula();
        Period period = meant.span().period(meant.firstYear());
        Mark target = aim.target();
        if (target != null) {
            Scopes.mismatch(aim.accumulation(), period, target.period()).ifPresent(cautions::add);
        }
        String unit = indicator.unit();
        if (unit != null && !rehearsal.counted().isEmpty()) {
            List<Counted.Asked> asked = rehearsal.counted().getFirst().asked();
            String counted = asked.size() == 1 ? asked.getFirst().unit() : "";
            if (!counted.isEmpty() && !Units.same(counted, unit)) {
                cautions.add("指標の単位は「" + unit + "」ですが、この数え方の値の単位は「" + counted + "」です。同じものを数えているか確かめてください。");
            }
        }
        boolean again = rehearsal.now().figures().stream()
                .anyMatch(figure -> figure.formula() != null
                        && !figure.actual()
                                .period()
                                .end()
                                .isBefore(meant.span().period(meant.firstYear()).end()));
        if (again) {
            cautions.add(meant.span().called(meant.firstYear()) + "からの値は、いまの数え方に代わってこの数え方の値になります。前の版の値は、履歴として残ります。");
        }
        return cautions;
    }
}

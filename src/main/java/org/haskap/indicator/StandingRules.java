package org.haskap.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.haskap.indicator.Standing.Attainment;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.jspecify.annotations.Nullable;

/** How printed, entered and counted values of an indicator become one standing. Pure. */
final class StandingRules {
    private static final Set<String> ACTUAL_TAGS = Set.of("実績値", "実績", "現状値", "現状");
    private static final Comparator<Period> IN_TIME =
            Comparator.comparing(Period::end).thenComparing(Period::start).thenComparing(Period::code);

    private StandingRules() {}

    /** A figure counted at this moment, with the formula that counted it. */
    record Live(FormulaVersion formula, Counted counted) {}

    /** The versions that count some year: a later one that begins no later leaves an earlier one nothing. */
    static List<FormulaVersion> counting(List<FormulaVersion> versions) {
        return versions.stream()
                .filter(version -> !version.ended())
                .filter(version -> {
                    Integer until = until(versions, version);
                    return until == null || until > version.firstYear();
                })
                .toList();
    }

    /** The first year a version does not count any more because a later one begins or ends counting, or null. */
    static @Nullable Integer until(List<FormulaVersion> versions, FormulaVersion version) {
        return versions.stream()
                .filter(later -> later.version() > version.version())
                .map(FormulaVersion::firstYear)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static Working of(
            Indicator indicator,
            Aim aim,
            List<FormulaVersion> versions,
            List<Live> live,
            List<Actual> observed,
            RatingScale scale,
            LocalDate today) {
        var counts = new LinkedHashMap<String, Live>();
        live.forEach(each -> counts.put(each.counted().period().code(), each));
        List<Actual> values = merged(indicator, live, observed);
        List<Standing.Run> runs = runs(values, versions, counts);
        Actual latest = latest(aim, runs, today);
        Actual running = values.stream()
                .filter(value -> value.value() != null && !ratable(aim, value, today))
                .reduce((_, last) -> last)
                .orElse(null);
        var standing = decided(indicator, aim, runs, values, latest, running, scale, today);
        var figures = values.stream()
                .map(value -> {
                    Live count = counts.get(value.period().code());
                    Mark mark = Attainments.mark(aim, value);
                    return new Working.Figure(
                            value,
                            count == null ? null : count.formula(),
                            count == null ? null : count.counted(),
                            mark == null ? null : Method.expected(aim, mark));
                })
                .toList();
        return new Working(standing, aim, scale, figures);
    }

    private static Standing decided(
            Indicator indicator,
            Aim aim,
            List<Standing.Run> runs,
            List<Actual> values,
            @Nullable Actual latest,
            @Nullable Actual running,
            RatingScale scale,
            LocalDate today) {
        Actual newest = values.stream()
                .filter(value -> ratable(aim, value, today))
                .reduce((_, last) -> last)
                .orElse(null);
        if (newest != null && newest.missing() == Missing.NOT_APPLICABLE) {
            String reason = Said.period(newest.period()) + "から対象外です。"
                    + (newest.comment().isEmpty() ? newest.text() : newest.comment());
            return without(indicator, runs, latest, running, scale.unrated(Unrated.ENDED, reason));
        }
        if (latest == null) {
            String reason = running != null
                    ? "期間の途中の値だけがあるため、まだ判定しません。"
                    : newest == null ? "実績が、まだありません。" : "実績は" + word(newest) + "です。" + newest.comment();
            return without(indicator, runs, null, running, scale.unrated(Unrated.AWAITED, reason));
        }
        Mark mark = Objects.requireNonNull(Attainments.mark(aim, latest));
        if (Attainments.averaged(aim)) {
            var marks = runs.getLast().actuals().stream()
                    .filter(value -> value.value() != null && ratable(aim, value, today))
                    .map(value -> Objects.requireNonNull(Attainments.mark(aim, value)))
                    .toList();
            var mean = Attainments.mean(aim, marks);
            if (!mean.whole() || mean.mean() == null) {
                String so = mean.mean() == null
                        ? ""
                        : "これまでの平均は" + Said.figure(mean.mean().value(), aim.unit()) + "です。";
                return without(
                        indicator,
                        runs,
                        latest,
                        running,
                        scale.unrated(Unrated.AWAITED, "期間平均は、すべての年の値がそろってから目標と比べます（" + mean.words() + "）。" + so));
            }
            mark = mean.mean();
        }
        return new Standing(
                indicator,
                runs,
                latest,
                running,
                Method.expected(aim, mark),
                Attainments.of(aim, mark),
                scale.rate(aim, mark),
                Forecasts.of(aim, points(aim, runs, today)));
    }

    private static Standing without(
            Indicator indicator,
            List<Standing.Run> runs,
            @Nullable Actual latest,
            @Nullable Actual running,
            Rating rating) {
        return new Standing(
                indicator, runs, latest, running, null, new Attainment("", null, null, rating.working()), rating, null);
    }

    private static String word(Actual value) {
        Missing missing = value.missing();
        return missing == null ? "" : missing.label();
    }

    /** One value for each time: what is final beats what is counted, what is counted beats the rest, what was entered the print. */
    private static List<Actual> merged(Indicator indicator, List<Live> live, List<Actual> observed) {
        Map<Period, Actual> values = new TreeMap<>(IN_TIME);
        printed(indicator).forEach(value -> values.put(value.period(), value));
        observed.forEach(value -> values.put(value.period(), value));
        for (Live each : live) {
            Actual counted = each.counted().actual(each.formula().version());
            Actual known = values.get(counted.period());
            boolean stands = known != null
                    && known.observation() != null
                    && (known.status() == Actual.Status.FINAL || counted.value() == null);
            boolean better = counted.value() != null || known == null;
            if (!stands && better) {
                values.put(counted.period(), counted);
            }
        }
        return List.copyOf(values.values());
    }

    /** The values that the document itself gives for a time after the baseline. */
    static List<Actual> printed(Indicator indicator) {
        Period baseline = indicator.baseline().period();
        if (baseline == null) {
            return List.of();
        }
        return indicator.series().stream()
                .filter(point -> point.value() != null
                        && ACTUAL_TAGS.contains(point.tag())
                        && point.period().start().isAfter(baseline.end()))
                .map(point -> new Actual(
                        point.period(),
                        point.value(),
                        null,
                        point.text(),
                        Actual.Origin.PRINTED,
                        Actual.Status.FINAL,
                        null,
                        null,
                        0,
                        "",
                        "",
                        null,
                        null))
                .toList();
    }

    /** Values of one way of counting stand together; where it changes, the series breaks. */
    private static List<Standing.Run> runs(
            List<Actual> values, List<FormulaVersion> versions, Map<String, Live> counts) {
        var runs = new ArrayList<Standing.Run>();
        var open = new ArrayList<Actual>();
        int way = 0;
        for (Actual value : values) {
            Live count = counts.get(value.period().code());
            int own = value.formulaVersion() != null
                    ? value.formulaVersion()
                    : count != null ? count.formula().version() : 0;
            if (!open.isEmpty() && own != way) {
                runs.add(run(open, way, versions));
                open.clear();
            }
            way = own;
            open.add(value);
        }
        if (!open.isEmpty()) {
            runs.add(run(open, way, versions));
        }
        return runs;
    }

    private static Standing.Run run(List<Actual> values, int version, List<FormulaVersion> versions) {
        boolean only = versions.size() <= 1;
        return new Standing.Run(version == 0 ? "" : only ? "自動集計" : "自動集計（算式 第" + version + "版）", values);
    }

    /** Whether a value may be rated: its time is over, somebody says it is final, or it is a state that somebody has looked up. */
    private static boolean ratable(Aim aim, Actual value, LocalDate today) {
        return !value.period().end().isAfter(today)
                || value.status() == Actual.Status.FINAL
                || (aim.accumulation() == Accumulation.LEVEL && value.origin() != Actual.Origin.COUNTED);
    }

    private static @Nullable Actual latest(Aim aim, List<Standing.Run> runs, LocalDate today) {
        for (Standing.Run run : runs.reversed()) {
            for (Actual value : run.actuals().reversed()) {
                if (ratable(aim, value, today) && Attainments.mark(aim, value) != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static List<Actual> points(Aim aim, List<Standing.Run> runs, LocalDate today) {
        return runs.getLast().actuals().stream()
                .filter(value -> ratable(aim, value, today))
                .toList();
    }
}

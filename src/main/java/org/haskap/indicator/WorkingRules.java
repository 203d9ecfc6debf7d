package org.haskap.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Aim;
import org.haskap.attainment.Attainments;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.haskap.attainment.StandingRules;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/** How printed, entered and counted values of an indicator come together, and where their series breaks. Pure. */
final class WorkingRules {
    private static final Set<String> ACTUAL_TAGS = Set.of("実績値", "実績", "現状値", "現状");

    private WorkingRules() {}

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
        var standing = StandingRules.of(indicator, aim, runs, scale, today);
        var figures = values.stream()
                .map(value -> {
                    Live count = counts.get(value.period().code());
                    return new Working.Figure(
                            value,
                            count == null ? null : count.formula(),
                            count == null ? null : count.counted(),
                            Attainments.expected(aim, value));
                })
                .toList();
        return new Working(standing, aim, scale, figures);
    }

    /** One value for each time: what is final beats what is counted, what is counted beats the rest, what was entered the print. */
    private static List<Actual> merged(Indicator indicator, List<Live> live, List<Actual> observed) {
        Map<Period, Actual> values = new TreeMap<>(Period.IN_TIME);
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
}

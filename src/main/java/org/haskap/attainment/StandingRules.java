package org.haskap.attainment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.haskap.attainment.Standing.Attainment;
import org.haskap.kernel.Missing;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.jspecify.annotations.Nullable;

/** How an indicator's values, the aim and the scale in force become one standing. Pure. */
public final class StandingRules {
    private StandingRules() {}

    /**
     * Where an indicator stands.
     *
     * @param runs its values in order of time
     * @param scale by which it is rated
     * @param today the day on which periods are over or not
     */
    public static Standing of(
            Indicator indicator, Aim aim, List<Standing.Run> runs, RatingScale scale, LocalDate today) {
        List<Actual> values =
                runs.stream().flatMap(run -> run.actuals().stream()).toList();
        Actual latest = latest(aim, runs, today);
        Actual running = values.stream()
                .filter(value -> value.value() != null && !ratable(aim, value, today))
                .reduce((_, last) -> last)
                .orElse(null);
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
            var mean = Attainments.mean(aim, marks(aim, runs, today));
            if (!mean.whole() || mean.mean() == null) {
                return without(indicator, runs, latest, running, scale.unrated(Unrated.AWAITED, unfinished(aim, mean)));
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

    private static List<Mark> marks(Aim aim, List<Standing.Run> runs, LocalDate today) {
        return points(aim, runs, today).stream()
                .filter(value -> value.value() != null)
                .map(value -> Objects.requireNonNull(Attainments.mark(aim, value)))
                .toList();
    }

    private static String unfinished(Aim aim, Attainments.Mean mean) {
        String so =
                mean.mean() == null ? "" : "これまでの平均は" + Said.figure(mean.mean().value(), aim.unit()) + "です。";
        return "期間平均は、すべての年の値がそろってから目標と比べます（" + mean.words() + "）。" + so;
    }

    private static String word(Actual value) {
        Missing missing = value.missing();
        return missing == null ? "" : missing.label();
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

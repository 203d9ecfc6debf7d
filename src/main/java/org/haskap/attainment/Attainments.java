package org.haskap.attainment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.haskap.attainment.Standing.Attainment;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.jspecify.annotations.Nullable;

/** How far an indicator has come, by the method its aim allows; whatever the scale. Pure. Source: KPI conventions section 2. */
public final class Attainments {
    private Attainments() {}

    /** The attainment of a value: the way gone where a baseline is known, else the ratio to the target, else reached or not. */
    public static Attainment of(Aim aim, Mark value) {
        if (aim.direction() == Direction.MILESTONE || aim.direction() == Direction.MAINTAIN) {
            return reached(aim, value);
        }
        if (aim.level()) {
            var reached = reached(aim, value);
            return new Attainment(reached.method(), null, reached.met(), reached.sentence() + "目標が基準値と同じなので、割合はありません。");
        }
        Boolean met = met(aim, value);
        for (Method method : methods(aim)) {
            if (method.measure(aim, value) instanceof Measured.Figure number) {
                String result = Said.percent(number.number(), 2);
                return new Attainment(
                        method.label(),
                        number.number(),
                        met,
                        number.sentence() + " ＝ " + result + "。" + (aim.baseline() == null ? aim.noBaseline() : ""));
            }
        }
        return switch (methods(aim).getFirst().measure(aim, value)) {
            case Measured.None none -> new Attainment(methods(aim).getFirst().label(), null, met, none.reason());
            default -> new Attainment("", null, met, aim.noTarget());
        };
    }

    /** The methods an aim of change may be measured by, the best first. */
    static List<Method> methods(Aim aim) {
        var methods = new ArrayList<Method>();
        if (aim.baseline() != null) {
            methods.add(Method.DISTANCE);
        }
        methods.add(aim.downward() ? Method.COMPLEMENT : Method.RATIO);
        return methods;
    }

    private static Attainment reached(Aim aim, Mark value) {
        String name = aim.direction() == Direction.MILESTONE ? "実施・整備ができたか" : "維持できているか";
        return switch (Method.REACHED.measure(aim, value)) {
            case Measured.None none -> new Attainment(name, null, null, none.reason());
            case Measured.Beside _ -> new Attainment(name, null, null, aim.noTarget());
            case Measured.Figure number -> {
                boolean met = number.number().signum() > 0 || kept(aim, value);
                yield new Attainment(
                        name,
                        null,
                        met,
                        aim.direction() == Direction.MILESTONE
                                ? "目標の「" + aim.targetText() + "」は、" + (met ? "実現しています。" : "まだ実現していません。")
                                : number.sentence() + "で、" + (met ? "維持の範囲にあります。" : "維持の範囲にありません。"));
            }
        };
    }

    /** Within the tolerance of a level to be kept. */
    private static boolean kept(Aim aim, Mark value) {
        return Method.DRIFT.measure(aim, value) instanceof Measured.Figure drift
                && drift.number().compareTo(Exact.of(RatingScales.TOLERANCE)) <= 0;
    }

    private static @Nullable Boolean met(Aim aim, Mark value) {
        return Method.REACHED.measure(aim, value) instanceof Measured.Figure number
                ? Boolean.valueOf(number.number().signum() > 0)
                : null;
    }

    /** What the straight line from baseline to target asks for in a value's period, or null where there is no such line or value. */
    public static @Nullable Exact expected(Aim aim, Actual actual) {
        Mark mark = mark(aim, actual);
        return mark == null ? null : Method.expected(aim, mark);
    }

    /** A value for arithmetic, or null where it is none: a milestone's value may be a word. */
    static @Nullable Mark mark(Aim aim, Actual actual) {
        if (actual.value() != null) {
            return Mark.of(actual.value(), actual.period());
        }
        if (aim.direction() == Direction.MILESTONE && !actual.text().isBlank()) {
            boolean there = org.haskap.kernel.TextWidth.compact(actual.text())
                    .equals(org.haskap.kernel.TextWidth.compact(aim.targetText()));
            return there ? new Mark(Exact.ONE, actual.period()) : null;
        }
        return null;
    }

    /**
     * What is compared with the target of a mean over the years (期間平均): the mean of the years that are in, once all of them are.
     *
     * @param mean of the years that are in, or null without one
     * @param in how many are in
     * @param of how many there are to be; 0 when that is not known
     */
    record Mean(@Nullable Mark mean, int in, int of) {
        boolean whole() {
            return of > 0 && in >= of;
        }

        String words() {
            return of == 0 ? in + "年分" : of + "年のうち" + in + "年分";
        }
    }

    /** The mean over the years of the plan, or of the target's own years. */
    static Mean mean(Aim aim, List<Mark> values) {
        Mark target = aim.target();
        Period time = target == null ? null : target.period();
        Period years = time instanceof org.haskap.kernel.YearSpan ? time : aim.years();
        var inside = values.stream()
                .filter(value -> years == null || within(Objects.requireNonNull(value.period()), years))
                .toList();
        if (inside.isEmpty()) {
            return new Mean(null, 0, 0);
        }
        Exact sum = inside.stream().map(Mark::value).reduce(Exact.ZERO, Exact::plus);
        int of = years == null ? 0 : Scopes.year(Scopes.last(years)) - Scopes.year(Scopes.first(years)) + 1;
        return new Mean(new Mark(sum.over(Exact.of(inside.size())), time == null ? years : time), inside.size(), of);
    }

    private static boolean within(Period period, Period years) {
        return !period.start().isBefore(years.start()) && !period.end().isAfter(years.end());
    }

    /** Whether figures of several years are compared with the target only as their mean. */
    static boolean averaged(Aim aim) {
        return aim.accumulation() == Accumulation.PERIOD_AVERAGE;
    }
}

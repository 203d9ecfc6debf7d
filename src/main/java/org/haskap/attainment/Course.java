package org.haskap.attainment;

import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft.Accumulation;
import org.jspecify.annotations.Nullable;

/**
 * How much of the way in time lies behind a value: n of N years, or of days where years cannot be counted. After the target's
 * time all of it does: the line ends there, and it is never drawn on.
 *
 * @param elapsed n, at most the whole
 * @param whole N, positive
 * @param years whether both count years
 * @param over whether the value's time lies behind the target's
 * @param note what was converted to tell, or empty
 */
record Course(long elapsed, long whole, boolean years, boolean over, String note) {

    /** The way in time, or the reason why there is none. */
    sealed interface Answer permits Found, None {}

    /** It is known. */
    record Found(Course course) implements Answer {}

    /** It is not. */
    record None(Unrated why, String reason) implements Answer {}

    /** n/N of a value's time between baseline and target; what is counted up from nothing begins with the plan. */
    static Answer of(Aim aim, @Nullable Period at) {
        Mark target = aim.target();
        if (target == null) {
            return new None(Unrated.NO_TARGET, aim.noTarget());
        }
        Period to = target.period();
        if (to == null || at == null) {
            return new None(Unrated.INCOMPARABLE, "目標の時期が資料に書かれていないため、途中の目安を計算できません。");
        }
        var mismatch = Scopes.mismatch(aim.accumulation(), at, to);
        if (mismatch.isPresent()) {
            return new None(Unrated.INCOMPARABLE, mismatch.get());
        }
        Mark baseline = aim.baseline();
        if (baseline != null) {
            return fromBaseline(aim, baseline.period(), at, to);
        }
        return aim.accumulation() == Accumulation.CUMULATIVE
                ? fromFirstYear(aim, at, to)
                : new None(Unrated.INCOMPARABLE, aim.noBaseline());
    }

    private static Answer fromBaseline(Aim aim, @Nullable Period from, Period at, Period to) {
        if (from == null) {
            return new None(Unrated.INCOMPARABLE, "基準値の時期が資料に書かれていないため、途中の目安を計算できません。");
        }
        var mismatch = Scopes.mismatch(aim.accumulation(), from, to);
        if (mismatch.isPresent()) {
            return new None(Unrated.INCOMPARABLE, mismatch.get());
        }
        boolean years = Scopes.inYears(from, at, to);
        long whole = years ? Scopes.between(from, to) : days(from, to);
        long elapsed = years ? Scopes.between(from, at) : days(from, at);
        boolean converted =
                Scopes.converted(aim.accumulation(), from, to) || Scopes.converted(aim.accumulation(), at, to);
        return course(elapsed, whole, years, converted ? "時点の値なので、それぞれの時期の終わりの値として比べました。" : "");
    }

    private static Answer fromFirstYear(Aim aim, Period at, Period to) {
        Period first = to instanceof org.haskap.kernel.YearSpan ? Scopes.first(to) : null;
        if (first == null && aim.years() != null) {
            first = Scopes.first(aim.years());
        }
        if (!(first instanceof FiscalYear begin)
                || !(Scopes.last(to) instanceof FiscalYear end)
                || !(Scopes.last(at) instanceof FiscalYear now)) {
            return new None(Unrated.INCOMPARABLE, "累計を始めた年度がわからないため、その年までの目標を計算できません。");
        }
        return course(now.year() - begin.year() + 1L, end.year() - begin.year() + 1L, true, "");
    }

    private static long days(Period from, Period to) {
        return java.time.temporal.ChronoUnit.DAYS.between(from.end(), to.end());
    }

    private static Answer course(long elapsed, long whole, boolean years, String note) {
        if (whole <= 0) {
            return new None(Unrated.INCOMPARABLE, "目標の時期が出発点より後ではないため、途中の目安を計算できません。");
        }
        if (elapsed <= 0) {
            return new None(Unrated.AWAITED, "基準値より後の時期の実績が、まだありません。");
        }
        return new Found(new Course(Math.min(elapsed, whole), whole, years, elapsed > whole, note));
    }

    /** n/N. */
    Exact share() {
        return Exact.of(elapsed).over(Exact.of(whole));
    }

    /** What the straight line from baseline to target asks for by now: B + (T − B) · n/N, beginning from nothing without a baseline. */
    Exact expected(Aim aim) {
        Mark target = java.util.Objects.requireNonNull(aim.target());
        Exact from = aim.baseline() == null ? Exact.ZERO : aim.baseline().value();
        return from.plus(target.value().minus(from).times(share()));
    }

    /** 「5年のうち2年」. */
    String words() {
        return whole + (years ? "年" : "日") + "のうち" + elapsed + (years ? "年" : "日");
    }
}

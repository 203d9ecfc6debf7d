package org.haskap.attainment;

import static org.haskap.attainment.Said.figure;
import static org.haskap.attainment.Said.term;

import java.util.Objects;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The named ways of saying how far an indicator has come. The same figures read 95.45 % by one and 50 % by another, so a number is
 * never shown without its method. Exact; a number the method must not give is refused with the reason. Source: KPI
 * conventions section 2.
 */
public enum Method {
    /** V/T, for aims that grow. */
    RATIO("目標値に対する割合", "実績÷目標", "％"),
    /** 2 − V/T, for aims that shrink: 100 % at the target, 0 % at twice the target. */
    COMPLEMENT("目標値に対する割合（少ないほど良い指標）", "2－実績÷目標", "％"),
    /** T/V, for aims that shrink. */
    RECIPROCAL("目標値に対する割合（逆数）", "目標÷実績", "％"),
    /** V/T or 2 − V/T by direction; (V − B)/(T − B) where zero or a negative number forbids both. */
    ACHIEVEMENT("達成率", "実績÷目標（少ないほど良い指標は2－実績÷目標）", "％"),
    /** (V − B)/(T − B). */
    DISTANCE("基準値からの前進の割合", "（実績－基準値）÷（目標－基準値）", "％"),
    /** (V − B)/(R − B) with R = B + (T − B)·n/N: against the straight line. */
    PACE("期待値に対する進み具合", "（実績－基準値）÷（期待値－基準値）", "％"),
    /** V/R with R = B + (T − B)·n/N. */
    DUE_LEVEL("その年に求められる値に対する割合", "実績÷期待値", "％"),
    /** V/(T·n/N). */
    YEAR_SHARE("その年までの目標に対する割合", "実績÷（目標×経過年数÷計画年数）", "％"),
    /** ((V − B)/(T − B)) against n/N: how much of the way beyond the time gone. */
    ELAPSED("経過した期間に対する前進", "前進の割合－経過した期間の割合", "％"),
    /** (V − B)/|B|, good is positive. */
    CHANGE("基準値からの変化の割合", "（実績－基準値）÷基準値", "％"),
    /** V − B, good is positive. */
    STEP("基準値からの前進", "実績－基準値", ""),
    /** V − T, good is positive. */
    GAP("目標値との差", "実績－目標", ""),
    /** 1 when the target is reached, 0 when not. */
    REACHED("目標に達したか", "実績と目標の比較", ""),
    /** For milestones: 1 when the target's time has come and it is not reached. */
    OVERDUE("実施・整備の遅れ", "目標の時期と実績の時期の比較", ""),
    /** How far a level to be kept was left, in shares of it: to either side when none is named. */
    DRIFT("維持する水準からの離れ", "水準との差÷水準", "％"),
    /** The same where the side that counts is named (以上, 以下). */
    FALL("維持する水準を割り込んだ割合", "水準との差÷水準", "％");

    private final String label;
    private final String formula;
    private final String unit;

    Method(String label, String formula, String unit) {
        this.label = label;
        this.formula = formula;
        this.unit = unit;
    }

    /** Its name on pages. */
    public String label() {
        return label;
    }

    /** What is calculated, in words. */
    public String formula() {
        return formula;
    }

    /** Whether its number is a share and shown in per cent; else it is in the indicator's unit. */
    public boolean share() {
        return !unit.isEmpty();
    }

    /** Measures a value by this method. */
    public Measured measure(Aim aim, Mark value) {
        Mark target = aim.target();
        if (target == null) {
            return this == STEP || this == CHANGE ? fromBaseline(aim, value) : none(Unrated.NO_TARGET, aim.noTarget());
        }
        var mismatch = Scopes.mismatch(aim.accumulation(), value.period(), target.period());
        if (mismatch.isPresent()) {
            return none(Unrated.INCOMPARABLE, mismatch.get());
        }
        if (aim.direction() == Direction.MILESTONE && this != REACHED && this != OVERDUE) {
            return new Measured.Beside();
        }
        return switch (this) {
            case RATIO, COMPLEMENT, RECIPROCAL -> ratio(aim, value.value(), target.value());
            case ACHIEVEMENT -> achievement(aim, value, target.value());
            case DISTANCE -> distance(aim, value, target.value());
            case PACE, DUE_LEVEL, YEAR_SHARE, ELAPSED -> inTime(aim, value, target.value());
            case CHANGE, STEP -> fromBaseline(aim, value);
            case GAP ->
                aim.direction() == Direction.MAINTAIN && aim.bound() == Aim.Bound.EXACTLY
                        ? new Measured.Beside()
                        : number(
                                aim.good(value.value().minus(target.value())),
                                words(aim, value.value()) + "－" + term(target.value()));
            case REACHED ->
                number(
                        aim.bound().reached(value.value(), target.value()) ? Exact.ONE : Exact.ZERO,
                        "実績" + figure(value.value(), aim.unit()) + "と目標" + figure(target.value(), aim.unit())
                                + aim.bound().label() + "の比較");
            case OVERDUE -> overdue(aim, value, target);
            case DRIFT, FALL -> kept(aim, value.value(), target.value());
        };
    }

    private Measured ratio(Aim aim, Exact value, Exact target) {
        Mark baseline = aim.baseline();
        if (target.signum() == 0) {
            return none(Unrated.INCOMPARABLE, "目標が0のため、目標値に対する割合は計算できません。");
        }
        if (target.signum() < 0
                || value.signum() < 0
                || (baseline != null && baseline.value().signum() < 0)) {
            return none(Unrated.INCOMPARABLE, "負の数があるため、目標値に対する割合は計算できません。");
        }
        return switch (this) {
            case COMPLEMENT ->
                number(
                        Exact.of(2).minus(value.over(target)),
                        "2－" + words(aim, value) + "÷" + figure(target, aim.unit()));
            case RECIPROCAL ->
                value.signum() == 0
                        ? none(Unrated.INCOMPARABLE, "実績が0のため、目標÷実績は計算できません。")
                        : number(target.over(value), figure(target, aim.unit()) + "÷" + words(aim, value));
            default -> number(value.over(target), words(aim, value) + "÷" + figure(target, aim.unit()));
        };
    }

    private Measured achievement(Aim aim, Mark value, Exact target) {
        if (aim.direction() == Direction.MAINTAIN) {
            return new Measured.Beside();
        }
        Method simple = aim.downward() ? COMPLEMENT : RATIO;
        return simple.measure(aim, value) instanceof Measured.Figure ratio
                ? ratio
                : DISTANCE.distance(aim, value, target);
    }

    private static Measured overdue(Aim aim, Mark value, Mark target) {
        if (aim.direction() != Direction.MILESTONE) {
            return new Measured.Beside();
        }
        if (aim.bound().reached(value.value(), target.value())) {
            return number(Exact.ZERO, "目標の「" + aim.targetText() + "」は実現しています");
        }
        if (value.period() == null
                || target.period() == null
                || value.period().end().isBefore(target.period().end())) {
            return none(Unrated.AWAITED, "目標の「" + aim.targetText() + "」の時期は、まだ来ていません。");
        }
        return number(Exact.ONE, "目標の時期（" + Said.period(target.period()) + "）が来ても「" + aim.targetText() + "」が実現していません");
    }

    private Measured distance(Aim aim, Mark value, Exact target) {
        Mark baseline = aim.baseline();
        if (baseline == null) {
            return none(Unrated.INCOMPARABLE, aim.noBaseline());
        }
        var apart = Scopes.mismatch(aim.accumulation(), baseline.period(), value.period());
        if (apart.isPresent()) {
            return none(Unrated.INCOMPARABLE, apart.get());
        }
        if (aim.direction() == Direction.MAINTAIN) {
            return new Measured.Beside();
        }
        if (aim.level()) {
            return none(Unrated.LEVEL_AIM, "目標が基準値と同じため、前進の割合は計算できません。");
        }
        Exact way = target.minus(baseline.value());
        return number(
                value.value().minus(baseline.value()).over(way),
                "（" + term(value.value()) + "－" + term(baseline.value()) + "）÷（" + term(target) + "－"
                        + term(baseline.value()) + "）");
    }

    private Measured inTime(Aim aim, Mark value, Exact target) {
        if (aim.direction() == Direction.MAINTAIN && this != YEAR_SHARE) {
            return new Measured.Beside();
        }
        if (aim.level()) {
            return none(Unrated.LEVEL_AIM, "目標が基準値と同じため、進み具合は計算できません。");
        }
        return switch (Course.of(aim, value.period())) {
            case Course.None none -> none(none.why(), none.reason());
            case Course.Found(var course) -> inTime(aim, value.value(), target, course);
        };
    }

    private Measured inTime(Aim aim, Exact v, Exact target, Course course) {
        Exact expected = course.expected(aim);
        String line = expectation(aim, course, expected, target);
        return switch (this) {
            case DUE_LEVEL -> due(aim, v, expected, line);
            case YEAR_SHARE -> {
                if (aim.downward()) {
                    yield PACE.inTime(aim, v, target, course);
                }
                Exact due = target.times(course.share());
                yield due.signum() <= 0 || v.signum() < 0
                        ? none(Unrated.INCOMPARABLE, "目標が0または負のため、その年までの目標に対する割合は計算できません。")
                        : number(
                                v.over(due),
                                words(aim, v) + "÷（" + term(target) + "×" + course.elapsed() + "÷" + course.whole()
                                        + "）");
            }
            default -> {
                Mark baseline = aim.baseline();
                Exact from = baseline == null ? Exact.ZERO : baseline.value();
                Exact gone = v.minus(from);
                yield this == ELAPSED
                        ? number(
                                gone.over(target.minus(from)).minus(course.share()),
                                "（" + term(v) + "－" + term(from) + "）÷（" + term(target) + "－" + term(from) + "）－"
                                        + course.elapsed() + "÷" + course.whole())
                        : number(
                                gone.over(expected.minus(from)),
                                line + "（" + term(v) + "－" + term(from) + "）÷（" + term(expected) + "－" + term(from)
                                        + "）");
            }
        };
    }

    /** What is due, for aims that shrink turned as in 2 − V/R. */
    private Measured due(Aim aim, Exact value, Exact expected, String line) {
        if (expected.signum() <= 0 || value.signum() < 0) {
            return none(Unrated.INCOMPARABLE, "求められる値が0以下か、実績が負のため、割合は計算できません。");
        }
        return aim.downward()
                ? number(
                        Exact.of(2).minus(value.over(expected)),
                        line + "2－" + words(aim, value) + "÷" + figure(expected, aim.unit()))
                : number(value.over(expected), line + words(aim, value) + "÷" + figure(expected, aim.unit()));
    }

    private static String expectation(Aim aim, Course course, Exact expected, Exact target) {
        if (course.over()) {
            return "目標の時期を過ぎているので、期待値は目標そのもの（" + figure(target, aim.unit()) + "）です。";
        }
        Mark baseline = aim.baseline();
        String from = baseline == null ? "0から数え始め、" : "基準値" + figure(baseline.value(), aim.unit()) + "から、";
        return from + course.words() + "が過ぎた時点の期待値は" + figure(expected, aim.unit()) + "です。" + course.note();
    }

    private Measured fromBaseline(Aim aim, Mark value) {
        Mark baseline = aim.baseline();
        if (baseline == null) {
            return none(Unrated.INCOMPARABLE, aim.noBaseline());
        }
        var apart = Scopes.mismatch(aim.accumulation(), baseline.period(), value.period());
        if (apart.isPresent()) {
            return none(Unrated.INCOMPARABLE, apart.get());
        }
        if (aim.direction() == Direction.MAINTAIN && aim.bound() == Aim.Bound.EXACTLY) {
            return new Measured.Beside();
        }
        Exact step = aim.good(value.value().minus(baseline.value()));
        if (this == STEP) {
            return number(step, words(aim, value.value()) + "－" + term(baseline.value()));
        }
        return baseline.value().signum() == 0
                ? none(Unrated.INCOMPARABLE, "基準値が0のため、変化の割合は計算できません。")
                : number(
                        step.over(baseline.value().abs()),
                        "（" + term(value.value()) + "－" + term(baseline.value()) + "）÷"
                                + figure(baseline.value().abs(), ""));
    }

    /** How far a level was left. A level of zero has no shares: leaving it is leaving it wholly. */
    private Measured kept(Aim aim, Exact value, Exact level) {
        if (aim.direction() != Direction.MAINTAIN) {
            return new Measured.Beside();
        }
        boolean named = aim.bound() != Aim.Bound.EXACTLY;
        if (this == FALL && !named) {
            return none(Unrated.INCOMPARABLE, "維持する水準から離れていますが、資料が上下どちらを良いとするかを書いていないため、判定しません。");
        }
        if (aim.bound().reached(value, level)) {
            return number(
                    Exact.ZERO,
                    "維持する水準" + figure(level, aim.unit()) + aim.bound().label().replace("維持", ""));
        }
        Exact away = value.minus(level).abs();
        return number(
                level.signum() == 0 ? Exact.ONE : away.over(level.abs()),
                "（" + term(value) + "－" + term(level) + "）の大きさ÷" + figure(level.abs(), ""));
    }

    /** What the straight line asks for at a value's time, or null where there is no line. */
    static @Nullable Exact expected(Aim aim, Mark value) {
        if (aim.direction() == Direction.MAINTAIN) {
            return aim.target() == null ? null : aim.target().value();
        }
        return aim.accumulation() != Accumulation.PERIOD_AVERAGE
                        && !aim.level()
                        && Course.of(aim, value.period()) instanceof Course.Found(var course)
                ? course.expected(aim)
                : null;
    }

    private static String words(Aim aim, Exact value) {
        return figure(value, aim.unit());
    }

    private static Measured number(Exact number, String sentence) {
        return new Measured.Figure(number, Objects.requireNonNull(sentence));
    }

    private static Measured none(Unrated why, String reason) {
        return new Measured.None(why, reason);
    }
}

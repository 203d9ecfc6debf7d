package org.haskap.attainment;

import static org.haskap.attainment.Method.ACHIEVEMENT;
import static org.haskap.attainment.Method.CHANGE;
import static org.haskap.attainment.Method.DRIFT;
import static org.haskap.attainment.Method.DUE_LEVEL;
import static org.haskap.attainment.Method.FALL;
import static org.haskap.attainment.Method.GAP;
import static org.haskap.attainment.Method.OVERDUE;
import static org.haskap.attainment.Method.PACE;
import static org.haskap.attainment.Method.REACHED;
import static org.haskap.attainment.Method.STEP;
import static org.haskap.attainment.Method.YEAR_SHARE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.attainment.RatingScale.Band;
import org.haskap.attainment.RatingScale.Condition;
import org.haskap.attainment.RatingScale.Other;
import org.jspecify.annotations.Nullable;

/** The scales a region can choose from. Source of each: KPI conventions section 1. */
public final class RatingScales {
    /** How far a level to be kept may be left: 5 %, as r ≥ 0.95 is still on track. */
    static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private static final Condition IS_REACHED = atLeast(REACHED, "1");

    private static final Condition IS_KEPT = new Condition(DRIFT, null, false, TOLERANCE, true);

    private static final Condition IS_LOST = new Condition(FALL, TOLERANCE, false, null, false);
    private static final Other NO_TARGET = new Other("no-target", "－", "評価なし");
    private static final Other ENDED = new Other("ended", "－", "事業終了");
    private static final Other HARD = new Other("not-comparable", "－", "評価困難");
    private static final Other AWAITED = new Other("pending", "－", "判定前");
    private static final Other REFERENCE = new Other("reference", "", "参考");

    /** Against the straight line from baseline to target: the default. */
    public static final RatingScale LINE = new RatingScale(
            "line",
            "期待値による5段階",
            PACE,
            1,
            List.of(
                    band("achieved", "◎", "達成", "blue", true, IS_REACHED),
                    band("on-track", "○", "順調", "green", true, atLeast(PACE, "0.95"), IS_KEPT),
                    band("slightly-behind", "△", "やや遅れ", "yellow", false, from(PACE, "0.8", "0.95")),
                    band("behind", "▲", "遅れ", "orange", false, from(PACE, "0", "0.8"), atLeast(OVERDUE, "1")),
                    band("worse", "▼", "後退", "red", false, below(PACE, "0"), IS_LOST)),
            Map.of(
                    Unrated.AWAITED, AWAITED,
                    Unrated.LEVEL_AIM, AWAITED,
                    Unrated.NO_TARGET, REFERENCE,
                    Unrated.ENDED, REFERENCE,
                    Unrated.INCOMPARABLE, REFERENCE),
            List.of("静岡県の総合計画などで使われる期待値（基準値と目標値を結ぶ直線）との比較を一般化したものです。", "維持の許容範囲は、水準の5％です。"));

    /** 多摩市: the share of the target due by the year. */
    static final RatingScale YEAR_SHARES = new RatingScale(
            "year-share",
            "年次の割合による3段階",
            YEAR_SHARE,
            1,
            List.of(
                    band("steady", "①", "順調", "green", true, atLeast(YEAR_SHARE, "1")),
                    band("mostly", "②", "おおむね順調", "yellow", true, from(YEAR_SHARE, "0.6", "1")),
                    band("needs-work", "③", "努力が必要", "orange", false, below(YEAR_SHARE, "0.6"))),
            others(HARD),
            List.of("多摩市の総合戦略（案）の数値目標の評価にならったものです。割合は、目標そのものに対する割合と読みました。"));

    /** 長与町: where the value lies between baseline and target. */
    static final RatingScale POSITION = new RatingScale(
            "position",
            "基準値と目標値との位置による4段階（S・A・B・C）",
            GAP,
            1,
            List.of(
                    band("s", "S", "目標を上回る", "blue", true, above(GAP, "0")),
                    band("a", "A", "基準値を上回る", "green", true, above(STEP, "0")),
                    band("b", "B", "基準値と同程度", "yellow", false, atLeast(CHANGE, "-0.1"), atLeast(STEP, "0")),
                    band("c", "C", "基準値を下回る", "orange", false, below(CHANGE, "-0.1"), below(STEP, "0"))),
            others(new Other("not-comparable", "−", "評価できない")),
            List.of("長与町の第9次総合計画の評価にならったものです。△10％ちょうどは、同程度に含めました。"));

    /** いの町: at the target or not. */
    static final RatingScale SYMBOLS = new RatingScale(
            "symbols",
            "目標との位置による4段階（◎・○・△・×）",
            GAP,
            1,
            List.of(
                    band("over", "◎", "目標を上回る", "blue", true, above(GAP, "0")),
                    band("equal", "○", "目標どおり", "green", true, between(GAP, "0", "0")),
                    band("none", "×", "進展なし", "red", false, new Condition(STEP, null, false, BigDecimal.ZERO, true)),
                    band("under", "△", "目標を下回る", "yellow", false, below(GAP, "0"))),
            others(HARD),
            List.of("いの町の総合戦略の評価にならったものです。資料の「◎ 目標以上」と「○ 目標と同じ」は重なるため、◎は目標を上回るときとしました。"));

    /** 名古屋港管理組合: 80 and 60 per cent of the level due. */
    static final RatingScale EIGHTY_SIXTY = new RatingScale(
            "eighty-sixty",
            "求められる値の80％・60％による3段階",
            DUE_LEVEL,
            1,
            List.of(
                    band("on-track", "○", "順調", "green", true, atLeast(DUE_LEVEL, "0.8")),
                    band("slightly-behind", "△", "やや遅れ", "yellow", false, from(DUE_LEVEL, "0.6", "0.8")),
                    band("behind", "▲", "遅れ", "orange", false, below(DUE_LEVEL, "0.6"))),
            others(HARD),
            List.of("名古屋港管理組合の評価にならったものです。"));

    /** 佐野市: points for the ratio to the target. */
    static final RatingScale POINTS = new RatingScale(
            "points",
            "達成率の点数による7段階",
            ACHIEVEMENT,
            1,
            List.of(
                    points(7, "blue", true, "1", null),
                    points(6, "green", true, "0.9", "1"),
                    points(5, "green", true, "0.8", "0.9"),
                    points(4, "yellow", false, "0.7", "0.8"),
                    points(3, "yellow", false, "0.6", "0.7"),
                    points(2, "orange", false, "0.5", "0.6"),
                    points(1, "orange", false, null, "0.5")),
            others(HARD),
            List.of("佐野市の施策評価の点数にならったものです。", "少ないほど良い指標は「2－実績÷目標」を、目標が0か負の数を含む指標は、基準値からの前進の割合を使います。"));

    private RatingScales() {}

    /** All of them, the default first. */
    public static List<RatingScale> all() {
        return List.of(LINE, YEAR_SHARES, POSITION, SYMBOLS, EIGHTY_SIXTY, POINTS);
    }

    /** The scale of that code. */
    public static Optional<RatingScale> find(String code) {
        return all().stream().filter(scale -> scale.code().equals(code)).findFirst();
    }

    private static Map<Unrated, Other> others(Other hard) {
        return Map.of(
                Unrated.AWAITED, AWAITED,
                Unrated.LEVEL_AIM, hard,
                Unrated.NO_TARGET, NO_TARGET,
                Unrated.ENDED, ENDED,
                Unrated.INCOMPARABLE, hard);
    }

    private static Band band(
            String code, String symbol, String label, String colour, boolean good, Condition... conditions) {
        return new Band(code, symbol, label, colour, good, null, List.of(conditions));
    }

    private static Band points(int score, String colour, boolean good, @Nullable String min, @Nullable String max) {
        var share = new Condition(
                ACHIEVEMENT,
                min == null ? null : new BigDecimal(min),
                true,
                max == null ? null : new BigDecimal(max),
                false);
        return new Band(
                "p" + score,
                Integer.toString(score),
                "点",
                colour,
                good,
                score,
                max == null ? List.of(share, IS_REACHED) : List.of(share));
    }

    private static Condition atLeast(Method method, String min) {
        return new Condition(method, new BigDecimal(min), true, null, false);
    }

    private static Condition above(Method method, String min) {
        return new Condition(method, new BigDecimal(min), false, null, false);
    }

    private static Condition from(Method method, String min, String max) {
        return new Condition(method, new BigDecimal(min), true, new BigDecimal(max), false);
    }

    private static Condition between(Method method, String min, String max) {
        return new Condition(method, new BigDecimal(min), true, new BigDecimal(max), true);
    }

    private static Condition below(Method method, String max) {
        return new Condition(method, null, false, new BigDecimal(max), false);
    }
}

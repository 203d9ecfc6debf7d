package org.haskap.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Rating;
import org.haskap.attainment.Standing;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.jspecify.annotations.Nullable;

/** Indicators that stand somewhere, for tests of pages. */
final class StandingFixture {
    static final Rating ACHIEVED = new Rating("achieved", "達成", "◎", "blue", true, true, "目標に達しました。");
    static final Rating ON_TRACK = new Rating("on-track", "順調", "○", "green", true, true, "順調です。");
    static final Rating SLIGHTLY = new Rating("slightly-behind", "やや遅れ", "△", "yellow", true, false, "やや遅れています。");
    static final Rating BEHIND = new Rating("behind", "遅れ", "▲", "orange", true, false, "遅れています。");
    static final Rating WORSE = new Rating("worse", "後退", "▼", "red", true, false, "後退しています。");
    static final Rating PENDING = new Rating("pending", "判定前", "－", "gray", false, false, "実績がありません。");
    static final Rating REFERENCE = new Rating("reference", "参考", "", "gray", false, false, "判定しない指標です。");

    private StandingFixture() {}

    /** 100 people in 2023, 200 in 2028. */
    static Indicator indicator(String code) {
        return new Indicator(
                code,
                null,
                "参加者数 " + code,
                "人",
                Direction.INCREASE,
                Accumulation.YEARLY_FLOW,
                figure("100 人", "100", 2023),
                figure("200 人", "200", 2028),
                List.of(),
                List.of(),
                List.of(),
                Place.line(1, 1));
    }

    static Figure figure(String text, @Nullable String value, int year) {
        return new Figure(
                text,
                value == null ? null : new BigDecimal(value),
                null,
                new FiscalYear(year),
                value == null ? Missing.NOT_AVAILABLE : null);
    }

    /** A value of a year. */
    static Actual actual(int year, String value, Actual.Origin origin, Actual.Status status) {
        return new Actual(
                new FiscalYear(year),
                new BigDecimal(value),
                null,
                "",
                origin,
                status,
                origin == Actual.Origin.COUNTED ? null : 7L,
                origin == Actual.Origin.COUNTED ? 1 : null,
                origin == Actual.Origin.COUNTED ? 12 : 0,
                origin == Actual.Origin.COUNTED ? "" : "2025年度の集計表",
                origin == Actual.Origin.COUNTED ? "" : "雨の日が多く、参加が伸びませんでした。",
                origin == Actual.Origin.COUNTED ? null : Instant.parse("2026-06-01T00:00:00Z"),
                null);
    }

    /** A year without a value. */
    static Actual missing(int year, Missing why) {
        return new Actual(
                new FiscalYear(year),
                null,
                why,
                "",
                Actual.Origin.ENTERED,
                Actual.Status.FINAL,
                8L,
                null,
                0,
                "",
                "",
                Instant.parse("2026-06-01T00:00:00Z"),
                null);
    }

    /** One that has nothing yet. */
    static Standing nothing(Indicator indicator) {
        return new Standing(
                indicator,
                List.of(),
                null,
                null,
                null,
                new Standing.Attainment("", null, null, "実績がありません。"),
                PENDING,
                null);
    }

    /** One with one value. */
    static Standing standing(Indicator indicator, Actual latest, @Nullable String expected, Rating rating) {
        var target = indicator.target().value();
        boolean met = latest.value() != null && target != null && latest.value().compareTo(target) >= 0;
        return new Standing(
                indicator,
                List.of(new Standing.Run("", List.of(latest))),
                latest.value() == null ? null : latest,
                null,
                expected == null ? null : Exact.of(new BigDecimal(expected)),
                new Standing.Attainment(
                        "基準値からの前進の割合", Exact.of(new BigDecimal("0.3")), met, "（実績－基準値）÷（目標－基準値）＝30.0％。"),
                rating,
                null);
    }
}

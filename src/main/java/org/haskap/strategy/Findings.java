package org.haskap.strategy;

import java.math.BigDecimal;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Standing;
import org.jspecify.annotations.Nullable;

/** What is found of one indicator, as a sentence. Pure. */
final class Findings {
    private Findings() {}

    /**
     * What its newest value says beside what that year asked for: 「2025年度の実績は447千人（速報）で、その年の目安455千人を8千人下回っています。」
     * Without a value, what is aimed at.
     */
    static String finding(Standing standing) {
        var latest = standing.latest();
        var value = latest == null ? null : latest.value();
        var running = standing.running();
        if (latest == null && running != null && running.value() != null) {
            return Figures.brief(running.period().label()) + "は、これまでに" + Figures.words(running, standing)
                    + "です。年度が終わってから判定します。";
        }
        return latest == null || value == null
                ? Figures.aim(standing.indicator())
                : said(latest, standing) + compared(value, standing);
    }

    private static String said(Actual latest, Standing standing) {
        String firm = latest.status() == Actual.Status.FINAL
                ? ""
                : "（" + latest.status().label() + "）";
        return Figures.brief(latest.period().label()) + "の実績は" + Figures.words(latest, standing) + firm;
    }

    private static String compared(BigDecimal value, Standing standing) {
        var indicator = standing.indicator();
        if (Boolean.TRUE.equals(standing.attainment().met())) {
            return "で、目標に達しています。";
        }
        var expected = standing.expected();
        if (expected == null) {
            return "です。";
        }
        int side = Exact.of(value).compareTo(expected);
        String mark = "で、目安の" + Figures.expected(expected, standing);
        return side == 0
                ? mark + "と同じです。"
                : mark + "を" + Figures.distance(Exact.of(value), expected, indicator)
                        + (side > 0 ? "上回っています。" : "下回っています。");
    }

    /** A share in per cent with one decimal, rounded half up for showing only; empty when there is none. */
    static String percent(@Nullable Exact ratio) {
        return ratio == null ? "" : ratio.percent(1).toPlainString() + "％";
    }
}

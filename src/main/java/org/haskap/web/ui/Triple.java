package org.haskap.web.ui;

/**
 * 基準値 → 実績 → 目標: no figure stands without its comparison.
 *
 * @param baseline where it started
 * @param actual where it is
 * @param target where it should be
 * @param direction which way is good, in words
 */
public record Triple(Part baseline, Part actual, Part target, String direction) {

    /**
     * One of the three.
     *
     * @param number digits as shown, or 「－」
     * @param unit unit, or empty
     * @param period the time it stands for, in words
     * @param note a reason for 「－」, 延べ, the text as printed where it says more, or empty
     */
    public record Part(String number, String unit, String period, String note) {}
}

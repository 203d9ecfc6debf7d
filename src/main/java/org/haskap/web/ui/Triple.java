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
     * @param about the page that tells where it came from, or empty
     */
    public record Part(String number, String unit, String period, String note, String about) {
        /** A figure that leads nowhere. */
        public Part(String number, String unit, String period, String note) {
            this(number, unit, period, note, "");
        }

        /** The same with the page that tells where it came from. */
        public Part about(String href) {
            return new Part(number, unit, period, note, href);
        }
    }
}

package org.haskap.kernel;

/**
 * 法人番号: thirteen digits, the first of which checks the others. The check does not see 0 and 9 exchanged, and tells
 * nothing about which body it is. Source: open-data standards section 3.
 *
 * @param number thirteen digits with a right check digit
 */
public record CorporateNumber(String number) {
    private static final int DIGITS = 13;

    /** Refuses anything but thirteen digits whose first is the check digit of the others. */
    public CorporateNumber {
        if (number.length() != DIGITS || !number.chars().allMatch(c -> Numeral.digit((char) c))) {
            throw new IllegalArgumentException("a corporate number has 13 digits: " + number);
        }
        if (number.charAt(0) != checkDigit(number.substring(1))) {
            throw new IllegalArgumentException("check digit of corporate number does not fit: " + number);
        }
    }

    /** The check digit of the last twelve digits: 9 − (Σ Pₙ·Qₙ mod 9), Qₙ being 1 and 2 by turns from the right. */
    static char checkDigit(String twelve) {
        int sum = 0;
        for (int n = 1; n <= 12; n++) {
            sum += (twelve.charAt(12 - n) - '0') * (n % 2 == 1 ? 1 : 2);
        }
        return (char) ('0' + 9 - sum % 9);
    }

    /**
     * Reads a printed number; white space, hyphens and full-width digits are accepted, nothing is repaired.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static CorporateNumber parse(String text) {
        return new CorporateNumber(TextWidth.compact(text).replace("-", ""));
    }

    @Override
    public String toString() {
        return number;
    }
}

package org.haskap.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * 全国地方公共団体コード: two digits of the prefecture, three of the municipality, one check digit. Text, not a number: the
 * leading zero belongs to it. Source: open-data standards section 3.
 *
 * @param code six digits with a right check digit
 */
public record LocalGovernmentCode(String code) {
    private static final int DIGITS = 6;
    private static final int LAST_PREFECTURE = 47;

    /** Refuses anything but six digits of a prefecture that exists with the check digit they ask for. */
    public LocalGovernmentCode {
        if (!valid(code)) {
            throw new IllegalArgumentException("no local-government code: " + code);
        }
    }

    /** What a printed code turned out to be. */
    public sealed interface Result {
        /** As it should be. */
        record Valid(LocalGovernmentCode code) implements Result {}

        /**
         * Repaired in the only way that gives a code.
         *
         * @param code the code
         * @param printed what stood there
         * @param repair Japanese: what was done
         */
        record Repaired(LocalGovernmentCode code, String printed, String repair) implements Result {}

        /** More than one code could be meant; a person, or a prefecture's name beside it, must say. */
        record Ambiguous(List<LocalGovernmentCode> candidates, String printed) implements Result {
            /** Copies the list. */
            public Ambiguous {
                candidates = List.copyOf(candidates);
            }
        }

        /**
         * No code.
         *
         * @param printed what stood there
         * @param reason Japanese: what is wrong
         */
        record Invalid(String printed, String reason) implements Result {}
    }

    /** The check digit of the first five digits: 11 − Σ mod 11, of which the last digit counts. */
    static char checkDigit(String five) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (five.charAt(i) - '0') * (6 - i);
        }
        return (char) ('0' + (11 - sum % 11) % 10);
    }

    /** Reads a printed code and repairs what spreadsheets lose: the leading zero, the check digit. Never fails. */
    public static Result parse(String text) {
        String printed = TextWidth.trim(text);
        String digits = TextWidth.compact(text);
        if (digits.isEmpty() || digits.length() > DIGITS || !digits.chars().allMatch(c -> Numeral.digit((char) c))) {
            return new Result.Invalid(printed, "全国地方公共団体コードは数字6桁です。");
        }
        return switch (digits.length()) {
            case 6 ->
                valid(digits)
                        ? new Result.Valid(new LocalGovernmentCode(digits))
                        : new Result.Invalid(printed, "検査数字が合わないか、都道府県の番号がありません。コードを確かめてください。");
            case 5 -> repaired(printed, List.of("0" + digits, withCheckDigit(digits)));
            case 4 -> repaired(printed, List.of(withCheckDigit("0" + digits)));
            default -> new Result.Invalid(printed, "桁が足りません。全国地方公共団体コードは数字6桁です。");
        };
    }

    private static String withCheckDigit(String five) {
        return five + checkDigit(five);
    }

    private static Result repaired(String printed, List<String> candidates) {
        var codes = new ArrayList<LocalGovernmentCode>();
        for (String candidate : candidates) {
            if (valid(candidate)) {
                codes.add(new LocalGovernmentCode(candidate));
            }
        }
        if (codes.isEmpty()) {
            return new Result.Invalid(printed, "先頭の0や検査数字を補ってもコードになりません。コードを確かめてください。");
        }
        if (codes.size() > 1) {
            return new Result.Ambiguous(codes, printed);
        }
        LocalGovernmentCode code = codes.getFirst();
        boolean zero = code.code().startsWith("0" + TextWidth.compact(printed));
        boolean digit = !code.code().endsWith(TextWidth.compact(printed));
        String repair = zero && digit ? "先頭の0と検査数字を補いました。" : zero ? "先頭の0を補いました。" : "検査数字を補いました。";
        return new Result.Repaired(code, printed, repair);
    }

    private static boolean valid(String code) {
        if (code.length() != DIGITS || !code.chars().allMatch(c -> Numeral.digit((char) c))) {
            return false;
        }
        int prefecture = Integer.parseInt(code.substring(0, 2));
        return prefecture >= 1 && prefecture <= LAST_PREFECTURE && code.charAt(5) == checkDigit(code.substring(0, 5));
    }

    /** The prefecture's two digits. */
    public String prefecture() {
        return code.substring(0, 2);
    }

    @Override
    public String toString() {
        return code;
    }
}

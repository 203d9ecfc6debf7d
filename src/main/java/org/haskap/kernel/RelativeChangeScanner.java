package org.haskap.kernel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a change from the baseline: 半減, 基準値より3割減, 2013年度比26％削減, 500人増, 現状の2倍. */
final class RelativeChangeScanner {
    private final String printed;
    private final String plain;
    private int at;
    private boolean based;
    private @Nullable Period since;

    RelativeChangeScanner(String printed) {
        this.printed = TextWidth.trim(printed);
        this.plain = TextWidth.narrow(this.printed);
    }

    @Nullable
    RelativeChange scan() {
        base();
        String rest = TextWidth.trim(plain.substring(at));
        if (rest.equals("半減") || rest.equals("半減以上")) {
            return times(new BigDecimal("0.5"), false);
        }
        if (rest.equals("倍増")) {
            return times(BigDecimal.TWO, false);
        }
        if (based && QuantityWords.KEEP.contains(rest)) {
            return times(BigDecimal.ONE, false);
        }
        int sign = sign(rest);
        Numeral numeral = Numeral.at(plain, at, plain.length());
        return numeral == null || numeral.value().signum() < 0 ? null : counted(numeral, sign);
    }

    private @Nullable RelativeChange counted(Numeral numeral, int sign) {
        int end = sign == 0 ? plain.length() : plain.length() - signLength();
        if (end < numeral.end()) {
            return null;
        }
        if (sign != 0 && end > numeral.end() && plain.charAt(end - 1) == 'の') {
            end--; // 20台の増
        }
        String measure = TextWidth.compact(plain.substring(numeral.end(), end));
        if (sign == 0) {
            return based && measure.equals("倍") ? times(numeral.value(), false) : null;
        }
        BigDecimal signed = sign < 0 ? numeral.value().negate() : numeral.value();
        if (measure.equals("割")) {
            return times(BigDecimal.ONE.add(signed.movePointLeft(1)), true);
        }
        if (measure.equals("%")) {
            return times(BigDecimal.ONE.add(signed.movePointLeft(2)), true);
        }
        if (measure.equals("ポイント") || measure.equals("pt")) {
            return new RelativeChange(BigDecimal.ONE, signed, null, since, false);
        }
        String unit = TextWidth.trim(printed.substring(numeral.end(), end));
        return Units.isUnit(unit) ? new RelativeChange(BigDecimal.ONE, signed, unit, since, false) : null;
    }

    private RelativeChange times(BigDecimal factor, boolean percent) {
        return new RelativeChange(RelativeChange.plain(factor), BigDecimal.ZERO, null, since, percent);
    }

    /** 基準値より, 現状の, 平成25年度比. */
    private void base() {
        int joined = base(baseEnd());
        if (joined > 0) {
            based = true;
            at = joined;
            while (at < plain.length() && plain.charAt(at) == ' ') {
                at++;
            }
        }
    }

    private int baseEnd() {
        for (String word : QuantityWords.BASES) {
            if (plain.startsWith(word)) {
                return word.length();
            }
        }
        PrintedPeriod year = new PeriodScanner(plain).at(0, true);
        if (year != null && year.period() != null) {
            since = year.period();
            return year.end();
        }
        return 0;
    }

    private int base(int end) {
        if (end == 0) {
            return 0;
        }
        for (String join : QuantityWords.BASE_JOINS) {
            if (plain.startsWith(join, end)) {
                return end + join.length();
            }
        }
        since = null;
        return 0;
    }

    private int sign(String rest) {
        if (ending(rest, QuantityWords.LESS) > 0) {
            return -1;
        }
        return ending(rest, QuantityWords.MORE) > 0 ? 1 : 0;
    }

    private int signLength() {
        return Math.max(ending(plain, QuantityWords.LESS), ending(plain, QuantityWords.MORE));
    }

    private static int ending(String text, List<String> words) {
        return words.stream()
                .filter(text::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}

package org.haskap.entry;

import java.math.BigDecimal;
import org.haskap.kernel.Missing;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.Quantity;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.Units;
import org.jspecify.annotations.Nullable;

/** A value as somebody typed it, as it was understood. */
sealed interface TypedFigure {
    /**
     * A number.
     *
     * @param value in the unit's base
     * @param approximate typed with 約 or the like
     */
    record Known(BigDecimal value, boolean approximate) implements TypedFigure {}

    /** A reason why there is none. */
    record None(Missing why) implements TypedFigure {}

    /** Neither. The sentence says what is wrong and how to mend it. */
    record Wrong(String sentence) implements TypedFigure {}

    /** Longer than any figure; beyond this nothing is looked at. */
    int LONGEST = 60;

    /**
     * Reads 「1,234人」「△3.5%」「1億2,300万円」「未把握」.
     *
     * @param text as typed
     * @param elsewhere the unit where it stands in a column of its own, or empty
     * @param unit the indicator's unit, or null when its plan prints none
     */
    static TypedFigure read(String text, String elsewhere, @Nullable String unit) {
        String typed = TextWidth.trim(text);
        if (typed.length() > LONGEST) {
            return new Wrong("値は" + LONGEST + "文字以内で入力してください。説明はコメントに書いてください。");
        }
        PrintedQuantity read = PrintedQuantity.read(typed).orElse(null);
        if (read == null) {
            return new Wrong("「" + typed + "」は数値として読めません。「1,234人」「△3.5%」のように数字で入力するか、「未把握」のように値がない理由を入力してください。");
        }
        if (read.change() != null || read.keep()) {
            return new Wrong("「" + typed + "」は変化を表しています。その年の実際の値を入力してください。");
        }
        if (read.bound() != null) {
            return new Wrong("「以上」「以下」などの言葉を除いて、実際の値を入力してください。");
        }
        if (read.period() != null) {
            return new Wrong("値の後ろの時期を除いてください。時期は、時期の欄で決まります。");
        }
        Quantity quantity = read.quantity();
        if (!elsewhere.isBlank()) {
            var scaled = Units.read(elsewhere);
            if (scaled.isEmpty()) {
                return new Wrong("単位「" + TextWidth.trim(elsewhere) + "」は単位として読めません。" + expected(unit));
            }
            quantity = quantity.in(scaled.get());
        }
        Missing missing = quantity.missing();
        if (missing == Missing.UNCLEAR) {
            return new Wrong("「" + typed + "」は、測っていないのか、存在しないのかが分かりません。「未把握」か「対象外」と入力するか、0 と入力してください。");
        }
        if (missing != null) {
            return new None(missing);
        }
        String given = quantity.unit();
        BigDecimal value = quantity.value();
        if (value == null) {
            return new Wrong("「" + typed + "」は数値として読めません。");
        }
        if (given != null && unit != null && !Units.same(given, unit)) {
            return new Wrong("単位が違います。この指標の単位は「" + unit + "」ですが、「" + given + "」と入力されています。" + expected(unit));
        }
        return new Known(value, quantity.approximate());
    }

    private static String expected(@Nullable String unit) {
        return unit == null ? "単位を除いて入力してください。" : "「" + unit + "」で数えた値を入力してください。";
    }
}

package org.haskap.kernel;

import java.util.Optional;

/**
 * Why there is no number. Missing is never zero. Source: KPI conventions section 3.
 */
public enum Missing {
    /** ―, －, blank. */
    NOT_AVAILABLE("値なし"),
    /** 未把握, 不明, 更新数値なし. */
    NOT_COLLECTED("未把握"),
    /** 調査中, 集計中, 未確定. */
    PENDING("調査中"),
    /** 非公表, x, 秘匿. */
    SUPPRESSED("非公表"),
    /** 対象外, 事業終了, 中止. */
    NOT_APPLICABLE("対象外"),
    /** Words that are no figure and mean no kind of absence known here; a person must say. */
    UNCLEAR("要確認");

    private final String label;

    Missing(String label) {
        this.label = label;
    }

    /**
     * Why a text printed in a figure's place gives none: 「―」「（調査中）」「不明」, or a blank. White space, brackets and width
     * do not count. {@link #UNCLEAR} for the word なし, which may mean "not measured" or "there is none": the context must
     * tell, as a register's cell does ({@link #NOT_AVAILABLE}).
     *
     * @return empty when the text is anything else
     */
    public static Optional<Missing> told(String text) {
        String whole = TextWidth.compact(text);
        boolean bracketed = whole.length() > 2 && whole.startsWith("(") && whole.endsWith(")");
        String word = bracketed ? whole.substring(1, whole.length() - 1) : whole;
        boolean drawn = word.chars().allMatch(c -> QuantityWords.DASHES.indexOf(c) >= 0);
        return drawn ? Optional.of(NOT_AVAILABLE) : Optional.ofNullable(QuantityWords.MISSING.get(word));
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }
}

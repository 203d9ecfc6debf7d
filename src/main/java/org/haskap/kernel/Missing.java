package org.haskap.kernel;

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

    /** The word shown on pages. */
    public String label() {
        return label;
    }
}

package org.haskap.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.haskap.kernel.TextWidth;

/** The columns of a table of values, under the names that the open data gives them, and under those people use. */
enum SheetColumn {
    KPI("kpi_id", "指標", "指標のコード", "コード"),
    /** Which indicator that is, for people; nobody reads it back. */
    NAME("kpi_name", "指標名", "指標の名前"),
    PERIOD("period", "時期", "年度", "年"),
    VALUE("value", "値", "実績", "実績値"),
    UNIT("unit", "単位"),
    STATUS("status", "状態", "値の状態"),
    NOTE("note", "注", "備考", "原文"),
    SOURCE("source", "出典", "資料"),
    COMMENT("comment", "コメント", "説明"),
    MEASURED_ON("measured_on", "測定日", "調査日"),
    /** Which value stood when a form was shown; no heading means it. */
    SEEN("");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // the list is an unmodifiable copy
    private final List<String> names;

    SheetColumn(String key, String... names) {
        this.key = key;
        this.names = List.of(names);
    }

    /** Its name in files. */
    String key() {
        return key;
    }

    /** Its name on pages. */
    String label() {
        return names.isEmpty() ? key : names.getFirst();
    }

    /** The column that a heading means. */
    static Optional<SheetColumn> of(String heading) {
        String compact = TextWidth.compact(heading).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> (!compact.isEmpty() && column.key.equals(compact)) || column.names.contains(compact))
                .findFirst();
    }

    /** Whether it says of what a value is, and nothing of the value. */
    boolean naming() {
        return this == KPI || this == NAME || this == PERIOD || this == UNIT || this == SEEN;
    }

    /** The columns of a file that is given out. */
    static List<SheetColumn> exported() {
        return List.of(KPI, NAME, PERIOD, VALUE, UNIT, STATUS, NOTE, SOURCE, COMMENT, MEASURED_ON);
    }
}

package org.haskap.reading;

import java.util.Map;
import org.haskap.kernel.Missing;
import org.jspecify.annotations.Nullable;

/** The words that tables print where a value is missing. Source: KPI conventions section 3. */
final class Absence {
    private static final Map<String, Missing> WORDS = Map.ofEntries(
            Map.entry("", Missing.NOT_AVAILABLE),
            Map.entry("なし", Missing.NOT_AVAILABLE),
            Map.entry("不明", Missing.NOT_COLLECTED),
            Map.entry("未把握", Missing.NOT_COLLECTED),
            Map.entry("把握していない", Missing.NOT_COLLECTED),
            Map.entry("未計測", Missing.NOT_COLLECTED),
            Map.entry("調査中", Missing.PENDING),
            Map.entry("集計中", Missing.PENDING),
            Map.entry("未集計", Missing.PENDING),
            Map.entry("未確定", Missing.PENDING),
            Map.entry("未定", Missing.PENDING),
            Map.entry("非公表", Missing.SUPPRESSED),
            Map.entry("非公開", Missing.SUPPRESSED),
            Map.entry("秘匿", Missing.SUPPRESSED),
            Map.entry("対象外", Missing.NOT_APPLICABLE),
            Map.entry("中止", Missing.NOT_APPLICABLE),
            Map.entry("延期", Missing.NOT_APPLICABLE));

    private Absence() {}

    /** Why there is no value, or null when the text is no such word. */
    static @Nullable Missing of(String text) {
        String word = text.strip();
        if (word.matches("[-－‐‑–—―−ーｰ]+")) {
            return Missing.NOT_AVAILABLE;
        }
        return WORDS.get(word.replaceAll("[（）()\\s　]", ""));
    }
}

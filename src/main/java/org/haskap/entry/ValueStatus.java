package org.haskap.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.haskap.attainment.Actual;
import org.haskap.kernel.Missing;
import org.haskap.kernel.TextWidth;

/** What stands in a status column: how firm a value is, or why there is none. Source: KPI conventions section 3. */
sealed interface ValueStatus {
    /** How firm the value is. */
    record Firm(Actual.Status status) implements ValueStatus {}

    /** Why there is no value. */
    record Absent(Missing why) implements ValueStatus {}

    /** A word that means neither. */
    record Unknown() implements ValueStatus {}

    /** Words for the same, half-width and upper case. */
    Map<String, Actual.Status> WORDS = Map.of(
            "", Actual.Status.FINAL,
            "AVAILABLE", Actual.Status.FINAL,
            "確定", Actual.Status.FINAL,
            "確定値", Actual.Status.FINAL,
            "確報値", Actual.Status.FINAL,
            "速報値", Actual.Status.PROVISIONAL,
            "P", Actual.Status.PROVISIONAL,
            "見込み", Actual.Status.ESTIMATED,
            "推計", Actual.Status.ESTIMATED);

    static ValueStatus read(String text) {
        String word = TextWidth.compact(text).toUpperCase(Locale.ROOT);
        if (WORDS.containsKey(word)) {
            return new Firm(WORDS.getOrDefault(word, Actual.Status.FINAL));
        }
        for (Actual.Status status : Actual.Status.values()) {
            if (status.name().equals(word) || status.label().equals(word)) {
                return new Firm(status);
            }
        }
        return Arrays.stream(Missing.values())
                .filter(missing -> missing != Missing.UNCLEAR)
                .filter(missing ->
                        missing.name().equals(word) || missing.label().equals(word))
                .findFirst()
                .<ValueStatus>map(Absent::new)
                .orElseGet(() -> Missing.told(text)
                        .filter(missing -> missing != Missing.UNCLEAR)
                        .<ValueStatus>map(Absent::new)
                        .orElseGet(Unknown::new));
    }
}

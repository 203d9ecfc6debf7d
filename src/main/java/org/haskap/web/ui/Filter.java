package org.haskap.web.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A filter above a list: a plain GET form.
 *
 * @param action address of the list
 * @param kept what the address says beside the conditions and must go on saying, such as the fiscal year
 * @param fields what can be asked
 * @param active the conditions that hold now, each with the address of the list without it
 * @param count how many entries remain, in words
 */
public record Filter(String action, List<Kept> kept, List<Field> fields, List<Condition> active, String count) {

    /** Copies the lists. */
    public Filter {
        kept = List.copyOf(kept);
        fields = List.copyOf(fields);
        active = List.copyOf(active);
    }

    /** The address of the list without any condition. */
    public String cleared() {
        return kept.stream()
                .map(k -> URLEncoder.encode(k.name(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(k.value(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b)
                .map(query -> action + "?" + query)
                .orElse(action);
    }

    /**
     * A value that goes with every question.
     *
     * @param name name of the parameter
     * @param value its value
     */
    public record Kept(String name, String value) {}

    /**
     * A condition that holds.
     *
     * @param label what is asked and the answer, such as 「担当課：総務課」
     * @param without address of the list without this condition
     */
    public record Condition(String label, String without) {}
}

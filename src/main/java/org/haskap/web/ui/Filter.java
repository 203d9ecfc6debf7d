package org.haskap.web.ui;

import java.util.List;

/**
 * A filter above a list: a plain GET form.
 *
 * @param action address of the list
 * @param fields what can be asked
 * @param active the conditions that hold now, each with the address of the list without it
 * @param count how many entries remain, in words
 */
public record Filter(String action, List<Field> fields, List<Condition> active, String count) {

    /** Copies the lists. */
    public Filter {
        fields = List.copyOf(fields);
        active = List.copyOf(active);
    }

    /**
     * A condition that holds.
     *
     * @param label what is asked and the answer, such as 「担当課：総務課」
     * @param without address of the list without this condition
     */
    public record Condition(String label, String without) {}
}

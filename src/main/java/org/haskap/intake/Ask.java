package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of one of this module's forms.
 *
 * @param name name of the parameter; also the control's id
 * @param label what is asked
 * @param support how to answer, or empty
 * @param value what is filled in or chosen
 * @param options what can be chosen; empty for text
 * @param required whether it must be answered
 * @param lines how many lines a text has
 * @param printed what the document says, where that is something else; or empty
 * @param error what is wrong and how to mend it, or null
 */
public record Ask(
        String name,
        String label,
        String support,
        String value,
        List<Field.Option> options,
        boolean required,
        int lines,
        String printed,
        @Nullable String error) {

    /** Copies the list. */
    public Ask {
        options = List.copyOf(options);
    }

    static Ask text(String name, String label, String support, String value, boolean required) {
        return new Ask(name, label, support, value, List.of(), required, 1, "", null);
    }

    static Ask area(String name, String label, String support, String value, boolean required) {
        return new Ask(name, label, support, value, List.of(), required, 3, "", null);
    }

    static Ask choice(String name, String label, String support, String value, List<Field.Option> options) {
        return new Ask(name, label, support, value, options, true, 1, "", null);
    }

    Ask wrong(String sentence) {
        return sentence.isEmpty()
                ? this
                : new Ask(name, label, support, value, options, required, lines, printed, sentence);
    }

    Ask printed(String text) {
        return new Ask(name, label, support, value, options, required, lines, text, error);
    }

    /** Ids of the texts that describe the control, error first, or null when there are none. */
    public @Nullable String describedBy() {
        String ids = (error == null ? "" : name + "-error ")
                + (support.isEmpty() ? "" : name + "-support ")
                + (printed.isEmpty() ? "" : name + "-printed");
        return ids.isBlank() ? null : ids.strip();
    }
}

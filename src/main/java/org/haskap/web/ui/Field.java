package org.haskap.web.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form with all that stands around its control.
 *
 * @param name name of the parameter; also the control's id
 * @param label what is asked, limits included
 * @param support how to answer, or empty
 * @param value what is filled in or chosen, or empty
 * @param options what can be chosen; empty for a text field
 * @param required null where the form is a filter and the mark would only disturb
 * @param error what is wrong and how to mend it, or null
 */
public record Field(
        String name,
        String label,
        String support,
        String value,
        List<Option> options,
        @Nullable Boolean required,
        @Nullable String error) {

    /** Copies the list. */
    public Field {
        options = List.copyOf(options);
    }

    /** A text field of a filter. */
    public static Field text(String name, String label, String value) {
        return new Field(name, label, "", value, List.of(), null, null);
    }

    /** A choice of a filter; the first option is 「すべて」 and means no condition. */
    public static Field choice(String name, String label, String value, List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", "すべて"));
        all.addAll(options);
        return new Field(name, label, "", value, all, null, null);
    }

    /** Ids of the texts that describe the control, error first, or null when there are none. */
    public @Nullable String describedBy() {
        String ids = (error == null ? "" : name + "-error ") + (support.isEmpty() ? "" : name + "-support");
        return ids.isBlank() ? null : ids.strip();
    }

    /**
     * Something to choose.
     *
     * @param value what is sent
     * @param label what is read
     */
    public record Option(String value, String label) {}
}

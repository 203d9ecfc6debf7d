package org.haskap.web.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 「履歴」 of a record, the latest first.
 *
 * @param entries what happened to it
 * @param more where the rest is found, or null
 */
public record History(List<Entry> entries, @Nullable Link more) {

    /** Copies the list. */
    public History {
        entries = List.copyOf(entries);
    }

    /**
     * A change.
     *
     * @param at when, for programs: an instant in ISO 8601
     * @param when the same for people
     * @param who a name, or what acted
     * @param what what was done, in words
     * @param changes field by field
     */
    public record Entry(String at, String when, String who, String what, List<Difference> changes) {

        /** Copies the list. */
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A field before and after.
     *
     * @param label the field
     * @param before what it held; empty for nothing
     * @param after what it holds since; empty for nothing
     */
    public record Difference(String label, String before, String after) {}
}

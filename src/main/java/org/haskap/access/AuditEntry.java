package org.haskap.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail, as it is shown.
 *
 * @param number its place in the chain, from 1
 * @param at when it was done
 * @param actor what sort of actor did it
 * @param person key of the person who did it, or null
 * @param name that person's name now; empty when erased or when it was no person
 * @param label the command or job that did it; empty for a person
 * @param onBehalfOf name of the organisation it was done for, or null
 * @param from where it came from; empty when not known, not shown or blanked
 * @param action what was done, dotted
 * @param sentence the same in Japanese
 * @param subject to which record
 * @param values fields with their values before and after
 * @param hash of the chain, in hexadecimal digits
 */
public record AuditEntry(
        long number,
        Instant at,
        Actor.Kind actor,
        @Nullable Long person,
        String name,
        String label,
        @Nullable String onBehalfOf,
        String from,
        String action,
        String sentence,
        Subject subject,
        List<Value> values,
        String hash) {

    /** Copies the list. */
    public AuditEntry {
        values = List.copyOf(values);
    }

    /**
     * A field.
     *
     * @param field its name
     * @param before value before; null when there was none
     * @param after value after; null when there is none
     * @param blanked whether a value was blanked since
     */
    public record Value(
            String field, @Nullable String before, @Nullable String after, boolean blanked) {}

    AuditEntry withoutAddress() {
        return new AuditEntry(
                number, at, actor, person, name, label, onBehalfOf, "", action, sentence, subject, values, hash);
    }
}

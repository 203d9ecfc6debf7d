package org.haskap.access;

/**
 * A record that the audit trail speaks of.
 *
 * @param kind what it is, such as {@code person} or {@code edition}
 * @param id its key as text
 */
public record Subject(String kind, String id) {
    /** The kind of a person's record. */
    public static final String PERSON = "person";

    /** The record with that key. */
    public static Subject of(String kind, long id) {
        return new Subject(kind, Long.toString(id));
    }
}

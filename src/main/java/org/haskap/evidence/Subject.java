package org.haskap.evidence;

/**
 * For whom something happened. It is never stored: a fact keeps a keyed hash of it only.
 *
 * @param namespace what the identifier belongs to, such as {@code person}, or a feeding organisation's own system
 * @param id the identifier there
 */
public record Subject(String namespace, String id) {
    @Override
    public String toString() {
        return namespace + ":…"; // an identifier of a person has no business in a log
    }
}

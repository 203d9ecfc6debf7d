package org.haskap.reading;

import java.util.List;

/** Reads a register of programmes held with partners. */
final class RegisterReader {
    private RegisterReader() {}

    /** Whether the document has the headings of such a register. */
    static boolean recognises(Document document) {
        return document.lines().stream().anyMatch(line -> line.cells().contains("協働の形態"));
    }

    static Reading read(Document document) {
        return new Reading(document, null, new RegisterDraft(List.of(), List.of()), List.of(), List.of());
    }
}

package org.haskap.web.ui;

import java.util.List;

/**
 * 「この数値について」: where a figure comes from.
 *
 * @param quote the source line itself, as printed
 * @param source document, page and line with a link to the line
 * @param facts definition, department, digest of the file and the like
 */
public record Provenance(String quote, Link source, List<Fact> facts) {

    /** Copies the list. */
    public Provenance {
        facts = List.copyOf(facts);
    }
}

package org.haskap.web.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a description list.
 *
 * @param term what it is about
 * @param texts paragraphs
 * @param link where more is found, or null
 */
public record Fact(
        String term, List<String> texts, @Nullable Link link) {

    /** Copies the list. */
    public Fact {
        texts = List.copyOf(texts);
    }

    /** A row of one paragraph. */
    public static Fact of(String term, String text) {
        return new Fact(term, List.of(text), null);
    }
}

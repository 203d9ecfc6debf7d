package org.haskap.search;

import java.util.List;

/**
 * One thing found.
 *
 * @param kind what sort of thing
 * @param title its name, the matching parts marked
 * @param snippet the passage of its text around the first match, or its beginning when only the title matches; may be
 *     empty
 * @param context where it belongs
 * @param href the page that shows it
 */
public record Hit(Kind kind, List<Part> title, List<Part> snippet, String context, String href) {
    /** Copies the lists. */
    public Hit {
        title = List.copyOf(title);
        snippet = List.copyOf(snippet);
    }

    /**
     * A run of characters.
     *
     * @param text the characters, not escaped
     * @param marked whether they are what was searched for
     */
    public record Part(String text, boolean marked) {}
}

package org.haskap.web;

/**
 * A part of the site that the navigation offers. Each module declares its own as beans, so the navigation never shows
 * what does not exist.
 *
 * @param order place in the navigation, from the left
 * @param label word in the navigation, at most eight characters
 * @param href address of its first page; pages below it belong to it
 * @param summary one sentence on what is found there
 */
public record Area(int order, String label, String href, String summary) {

    /** Whether a page at the path belongs to this area. */
    boolean holds(String path) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    /** Whether this is the search, which every page offers as a box and so needs no entry of its own. */
    public boolean isSearch() {
        return href.equals("/search");
    }
}

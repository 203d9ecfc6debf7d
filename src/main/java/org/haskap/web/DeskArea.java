package org.haskap.web;

import java.util.function.BooleanSupplier;

/**
 * An entry in a desk's navigation, declared as a bean by the module that serves it.
 *
 * @param desk where it stands
 * @param order place in the navigation, from the first
 * @param label word in the navigation
 * @param href address of its first page; pages below it belong to it
 * @param shown whether the current person may open it
 */
public record DeskArea(Desk desk, int order, String label, String href, BooleanSupplier shown) {

    /** Whether a page at the path belongs to this entry. */
    public boolean holds(String path) {
        return path.equals(href) || path.startsWith(href + "/");
    }
}

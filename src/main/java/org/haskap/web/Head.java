package org.haskap.web;

import java.util.List;
import org.haskap.web.ui.Crumb;

/**
 * What a page says of itself to the chrome.
 *
 * @param title name of the page, as in its h1
 * @param section second part of the title bar, usually the area's label
 * @param trail pages above this one, from the top, without the home page and without itself
 */
public record Head(String title, String section, List<Crumb> trail) {

    /** Copies the list. */
    public Head {
        trail = List.copyOf(trail);
    }

    /** A page right below the home page. */
    public static Head of(String title, String section) {
        return new Head(title, section, List.of());
    }

    /** The same below the given pages. */
    public Head under(Crumb... above) {
        return new Head(title, section, List.of(above));
    }
}

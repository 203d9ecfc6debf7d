package org.haskap.web;

import java.util.List;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Form;

/**
 * What a page says of itself to the chrome.
 *
 * @param title name of the page, as in its h1
 * @param section second part of the title bar, usually the area's label
 * @param trail pages above this one, from the top, without the home page and without itself
 * @param failed whether the page shows a form again because something in it is wrong; answered with 422
 */
public record Head(String title, String section, List<Crumb> trail, boolean failed) {

    /** Copies the list. */
    public Head {
        trail = List.copyOf(trail);
    }

    /** A page whose form, if it has one, is as it should be. */
    public Head(String title, String section, List<Crumb> trail) {
        this(title, section, trail, false);
    }

    /** A page right below the home page. */
    public static Head of(String title, String section) {
        return new Head(title, section, List.of());
    }

    /** The same below the given pages. */
    public Head under(Crumb... above) {
        return new Head(title, section, List.of(above), failed);
    }

    /** The same with that form in it. */
    public Head with(Form form) {
        return new Head(title, section, trail, form.failed());
    }
}

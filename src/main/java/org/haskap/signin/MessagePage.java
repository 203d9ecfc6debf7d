package org.haskap.signin;

import java.util.List;
import org.haskap.web.ui.Link;

/**
 * A page that only says something.
 *
 * @param title the page's h1
 * @param paragraphs what it says
 * @param items a list below, such as codes to write down; may be empty
 * @param links where to go from here
 */
public record MessagePage(String title, List<String> paragraphs, List<String> items, List<Link> links) {

    /** Copies the lists. */
    public MessagePage {
        paragraphs = List.copyOf(paragraphs);
        items = List.copyOf(items);
        links = List.copyOf(links);
    }

    static MessagePage of(String title, List<String> paragraphs, Link... links) {
        return new MessagePage(title, paragraphs, List.of(), List.of(links));
    }
}

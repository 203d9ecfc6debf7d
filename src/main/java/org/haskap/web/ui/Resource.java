package org.haskap.web.ui;

import java.util.List;

/**
 * An entry of a resource list.
 *
 * @param title what it is, the link's words
 * @param href its address
 * @param chips marks beside the title
 * @param support one sentence below, or empty
 * @param sub small print such as a date or a department, or empty
 */
public record Resource(String title, String href, List<Chip> chips, String support, String sub) {

    /** Copies the list. */
    public Resource {
        chips = List.copyOf(chips);
    }
}

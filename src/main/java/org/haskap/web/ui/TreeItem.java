package org.haskap.web.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a tree that folds.
 *
 * @param id anchor on the page
 * @param label its number or mark as printed, or empty
 * @param title its name
 * @param href its own page, or null
 * @param chips flags
 * @param notes paragraphs shown when it is open
 * @param sub small print such as departments, or empty
 * @param open whether it starts open
 * @param children below it
 */
public record TreeItem(
        String id,
        String label,
        String title,
        @Nullable String href,
        List<Chip> chips,
        List<String> notes,
        String sub,
        boolean open,
        List<TreeItem> children) {

    /** Copies the lists. */
    public TreeItem {
        chips = List.copyOf(chips);
        notes = List.copyOf(notes);
        children = List.copyOf(children);
    }

    /** Whether there is anything to fold. */
    public boolean folds() {
        return !children.isEmpty() || !notes.isEmpty();
    }
}

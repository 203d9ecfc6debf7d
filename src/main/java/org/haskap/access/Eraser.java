package org.haskap.access;

import java.util.List;

/**
 * Knows what one module holds about people, and forgets it. Each module that stores personal data has one as a bean; a test
 * finds columns marked {@code personal: …} that no eraser names.
 */
public interface Eraser {

    /** What this module holds about people: each column with a sentence for the page about one's own data. */
    List<Personal> what();

    /** What it holds about one person now. */
    List<Held> held(long person);

    /**
     * Forgets a person, inside the caller's transaction, which holds the person fast. Whatever must stay says why.
     */
    List<Erased> erase(long person);

    /** Records that are about this person alone; what the trail says of them is blanked too. Asked before anything is erased. */
    default List<Subject> subjects(long person) {
        return List.of();
    }

    /**
     * Personal data.
     *
     * @param column {@code table.column}
     * @param sentence Japanese: what it is and what for
     */
    record Personal(String column, String sentence) {}

    /**
     * Something held.
     *
     * @param what Japanese: what it is
     * @param value the value, or how many there are
     */
    record Held(String what, String value) {}

    /** What became of something held. */
    enum Outcome {
        DELETED("削除"),
        BLANKED("空白に"),
        KEPT("保存");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }

    /**
     * What became of something held.
     *
     * @param what Japanese: what it is
     * @param outcome what became of it
     * @param count how many
     * @param reason Japanese: why it stays; empty unless it does
     */
    record Erased(String what, Outcome outcome, int count, String reason) {}
}

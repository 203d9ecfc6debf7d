package org.haskap.web.ui;

import java.util.List;

/**
 * The page before something that cannot be taken back.
 *
 * @param question what is about to happen, as a question
 * @param facts what it will happen to
 * @param consequences what follows, a sentence each
 * @param form the button that does it, the way back, and what is asked besides
 */
public record Confirmation(String question, List<Fact> facts, List<String> consequences, Form form) {

    /** Copies the lists. */
    public Confirmation {
        facts = List.copyOf(facts);
        consequences = List.copyOf(consequences);
    }
}

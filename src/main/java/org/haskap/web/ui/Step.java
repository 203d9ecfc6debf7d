package org.haskap.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * A step of a procedure.
 *
 * @param label its name
 * @param state how far it is
 * @param href where to go back to it; only for a completed step
 */
public record Step(String label, State state, @Nullable String href) {

    /** How far a step is. */
    public enum State {
        COMPLETED("completed", "入力済み"),
        EDITING("editing", "入力中"),
        REACHED("reached", "到達済み"),
        ERROR("error", "誤りあり"),
        SKIPPED("skipped", "省略"),
        AHEAD("ahead", "これから");

        private final String key;
        private final String label;

        State(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /** Value of the attribute that the style sheets look at. */
        public String key() {
            return key;
        }

        /** The word for it. */
        public String label() {
            return label;
        }
    }
}

package org.haskap.reading;

import org.haskap.kernel.Place;

/**
 * What became of one line of the document.
 *
 * @param place the line
 * @param fate its kind
 * @param what the node or indicator code it became part of, the name of the furniture, or the finding's code; empty for
 *     a blank line
 */
public record LineFate(Place place, Fate fate, String what) {

    /** The four ways a line can end. */
    public enum Fate {
        /** Part of the draft. */
        CONTENT("内容"),
        /** Page numbers, repeated headers, labels of a drawing: named, and left out. */
        FURNITURE("ページの体裁"),
        /** Not understood; a finding points at it. */
        FINDING("要確認"),
        /** Nothing on it. */
        BLANK("空行");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }
}

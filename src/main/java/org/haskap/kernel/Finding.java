package org.haskap.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader or a check noticed, said so that a person can act on it.
 *
 * @param severity how much it matters
 * @param code stable kebab-case name of the kind of finding, such as {@code year-in-name-differs}
 * @param message Japanese: what is wrong and what to do
 * @param place where in the source, or null when it concerns the whole document
 */
public record Finding(
        Severity severity,
        String code,
        String message,
        @Nullable Place place) {

    /** How much a finding matters. */
    public enum Severity {
        /** Something could not be read; the draft lacks it. */
        ERROR("誤り"),
        /** Read, but a person must check it. */
        WARNING("要確認"),
        /** Worth knowing; nothing to do. */
        NOTICE("お知らせ");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }
}

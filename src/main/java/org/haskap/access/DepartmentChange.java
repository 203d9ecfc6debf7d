package org.haskap.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a department. Rows are only added; whatever named the department before still does.
 *
 * @param id key in the region; larger than any other for one not yet decided
 * @param department which department
 * @param kind what happened
 * @param day from which day on
 * @param successor the department it is from then on, when renamed or merged
 * @param parent the department above it from then on, when moved; null for none
 * @param note why, as the person wrote it
 */
public record DepartmentChange(
        long id,
        long department,
        Kind kind,
        LocalDate day,
        @Nullable Long successor,
        @Nullable Long parent,
        String note) {

    /** What can happen to a department. */
    public enum Kind {
        RENAMED("名前の変更"),
        MERGED("統合"),
        MOVED("属する先の変更");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }
}

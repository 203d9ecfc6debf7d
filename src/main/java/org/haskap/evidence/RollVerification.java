package org.haskap.evidence;

import java.util.List;

/**
 * What comparing the cells with the facts found.
 *
 * @param facts how many facts were compared
 * @param behind how many more there are that no cell holds yet
 * @param cells how many cells were compared
 * @param differences how many differ
 * @param first the first differences, each as a sentence in English
 */
public record RollVerification(long facts, long behind, long cells, long differences, List<String> first) {
    /** Copies the list. */
    public RollVerification {
        first = List.copyOf(first);
    }

    /** Whether every cell holds what the facts come to. */
    public boolean whole() {
        return differences == 0;
    }
}

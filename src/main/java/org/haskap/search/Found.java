package org.haskap.search;

import java.util.List;
import java.util.Map;

/**
 * A page of what was found.
 *
 * @param hits best first
 * @param counts how many there are of each kind, whatever kind is shown; kinds without a hit are absent
 * @param total how many there are of the kind shown
 * @param page which page this is, from 1
 * @param pages how many pages there are, at least 1
 */
public record Found(List<Hit> hits, Map<Kind, Integer> counts, int total, int page, int pages) {
    /** Copies the collections. */
    public Found {
        hits = List.copyOf(hits);
        counts = Map.copyOf(counts);
    }

    /** Nothing at all. */
    static final Found NOTHING = new Found(List.of(), Map.of(), 0, 1, 1);
}

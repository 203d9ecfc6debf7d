package org.haskap.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cells of a split figure the public does not see. Whoever is one of few could be known again, so a cell that stands for
 * fewer than {@link #FEWEST} is hidden; and because the total is public, further cells are hidden until none of them can be
 * calculated from the rest. Pure.
 */
final class Masking {
    /** A cell for fewer people or acts than these is hidden. Source: the page contract, section 6. */
    static final int FEWEST = 5;

    private static final BigDecimal LEAST = BigDecimal.valueOf(FEWEST);

    private Masking() {}

    /**
     * The cells to hide. Cells that are zero do not belong in the table, so each stands for at least one.
     *
     * @param people by cell, how many people or acts it stands for
     * @return all cells where no choice of some would do; the table is then not shown at all
     */
    static <K> Set<K> hidden(Map<K, BigDecimal> people) {
        var hidden = new LinkedHashSet<K>();
        people.forEach((cell, number) -> {
            if (number.compareTo(LEAST) < 0) {
                hidden.add(cell);
            }
        });
        if (hidden.isEmpty()) {
            return Set.of();
        }
        // The smallest go first: they take least away from what can be read.
        List<K> others = people.entrySet().stream()
                .filter(entry -> !hidden.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
        for (K next : others) {
            if (safe(hidden, people)) {
                return Collections.unmodifiableSet(hidden);
            }
            hidden.add(next);
        }
        return Set.copyOf(people.keySet());
    }

    /**
     * The tables of one figure that may stand side by side. Two that split the same facts may split them into the same groups
     * under other names, and then one prints what the other hides. So either nothing is hidden in any of them, or there is only
     * one; the first that can be shown stays. What follows later in the list changes nothing for what comes before.
     */
    static List<Breakdown> together(List<Breakdown> tables) {
        var shown = new ArrayList<Breakdown>();
        boolean any = false;
        boolean hides = false;
        for (Breakdown table : tables) {
            if (table.cells().isEmpty()) {
                shown.add(table);
            } else if (any && (hides || table.hides())) {
                shown.add(table.besideAnother());
            } else {
                shown.add(table);
                any = true;
                hides = table.hides();
            }
        }
        return List.copyOf(shown);
    }

    /**
     * What is hidden comes to a sum that anybody can calculate. Each hidden cell stands for one at least, so one of them could
     * be as much as that sum without one for each other: it must be possible that no cell was hidden for being small.
     */
    private static <K> boolean safe(Set<K> hidden, Map<K, BigDecimal> people) {
        BigDecimal sum = hidden.stream().map(people::get).reduce(BigDecimal.ZERO, BigDecimal::add);
        return hidden.size() > 1
                && sum.subtract(BigDecimal.valueOf(hidden.size() - 1L)).compareTo(LEAST) >= 0;
    }
}

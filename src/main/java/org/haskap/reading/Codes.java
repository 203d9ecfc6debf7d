package org.haskap.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the nodes their codes. Named levels: a letter and the printed number or path ({@code g1}, {@code d1-2},
 * {@code m3}), projects by order ({@code m3-p1}). Levels without names: the path of numbers ({@code 1-2-3}), items
 * without a number by order.
 */
final class Codes {
    private static final Map<String, String> LETTERS =
            Map.of("goal", "g", "direction", "d", "measure", "m", "project", "p");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    /** Levels whose single numbers begin anew below each parent. */
    private final Set<String> restarting = new HashSet<>();

    private Codes() {}

    /** Gives a code to every node below the root. */
    static void assign(Branch root) {
        Codes codes = new Codes();
        List<Branch> all = root.all();
        Map<String, Set<List<Integer>>> seen = new HashMap<>();
        for (Branch b : all) {
            if (LETTERS.containsKey(b.level)
                    && !b.numbers.isEmpty()
                    && !seen.computeIfAbsent(b.level, _ -> new HashSet<>()).add(b.numbers)) {
                codes.restarting.add(b.level);
            }
        }
        Map<Branch, Integer> order = new HashMap<>();
        for (Branch b : all) {
            if (b.parent != null) {
                int place = order.merge(b.parent, 1, Integer::sum);
                b.code = codes.free(b, codes.wanted(b, b.parent, place));
            }
        }
    }

    private String wanted(Branch branch, Branch parent, int place) {
        String letter = LETTERS.get(branch.level);
        String prefix = parent.isRoot() ? "" : parent.code + "-";
        if (letter == null) {
            return prefix + (branch.numbers.isEmpty() ? place : path(branch.numbers));
        }
        if (branch.numbers.isEmpty()) {
            return prefix + letter + place;
        }
        boolean below = branch.numbers.size() == 1
                && !parent.isRoot()
                && (branch.level.equals("direction")
                        || branch.level.equals("project")
                        || restarting.contains(branch.level));
        return below ? letter + digits(parent.code) + "-" + branch.numbers.getLast() : letter + path(branch.numbers);
    }

    /** A code's numbers without its letter: {@code d1-2} gives {@code 1-2}. */
    private static String digits(String code) {
        return code.replaceAll("[a-z]", "");
    }

    private static String path(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** The wanted code, or where two nodes print the same number, the same with a further number. */
    private String free(Branch branch, String wanted) {
        String code = wanted;
        String stem = wanted + (branch.numbers.isEmpty() ? "" : "-0");
        while (!taken.add(code)) {
            code = stem + "-" + repeats.merge(stem, 2, (before, _) -> before + 1);
        }
        return code;
    }
}

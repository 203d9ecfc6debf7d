package org.haskap.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.reading.Mark.Style;

/**
 * Which style of mark contains which in one document. The usual order holds unless the document shows another: where a
 * list begins with 1 directly after a mark of another style, that other contains it.
 */
final class StyleOrder {
    private StyleOrder() {}

    /** Rank of each style in use, 1 at the top. */
    static Map<Style, Integer> of(List<Item> items) {
        Map<Style, Map<Style, Integer>> votes = new EnumMap<>(Style.class);
        EnumSet<Style> left = EnumSet.noneOf(Style.class);
        Style before = null;
        for (Item item : items) {
            if (item.mark() == null) {
                continue;
            }
            Style style = item.mark().style();
            left.add(style);
            boolean opens = item.mark().number() == 1 || (style.bullet() && before != null && !before.bullet());
            if (before != null && before != style && opens) {
                votes.computeIfAbsent(before, _ -> new EnumMap<>(Style.class)).merge(style, 1, Integer::sum);
            }
            before = style;
        }
        Map<Style, Integer> ranks = new EnumMap<>(Style.class);
        while (!left.isEmpty()) {
            Style next = new ArrayList<>(left)
                    .stream()
                            .min(Comparator.comparingLong((Style s) -> containers(s, left, votes))
                                    .thenComparing(Comparator.naturalOrder()))
                            .orElseThrow();
            ranks.put(next, ranks.size() + 1);
            left.remove(next);
        }
        return ranks;
    }

    private static long containers(Style style, Set<Style> among, Map<Style, Map<Style, Integer>> votes) {
        return among.stream()
                .filter(other -> votes(votes, other, style) > votes(votes, style, other))
                .count();
    }

    private static int votes(Map<Style, Map<Style, Integer>> votes, Style container, Style contained) {
        return votes.getOrDefault(container, Map.of()).getOrDefault(contained, 0);
    }
}

package org.haskap.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All series up to a number, by kind. Immutable; there are as many as combinations of kind, node and values of dimensions. */
final class SeriesList {
    static final SeriesList NONE = new SeriesList(Map.of(), 0);

    private final Map<String, List<Known>> byKind;
    private final int last;

    /** A series with its number. */
    record Known(int id, Series series) {}

    private SeriesList(Map<String, List<Known>> byKind, int last) {
        this.byKind = byKind;
        this.last = last;
    }

    /** The highest number; all lower ones are here too. */
    int last() {
        return last;
    }

    /** With more; those that are here already do no harm. */
    SeriesList with(List<Known> more) {
        var all = new HashMap<>(byKind);
        var copied = new HashSet<String>();
        int highest = last;
        for (Known known : more) {
            if (known.id() > last) {
                String kind = known.series().kind();
                if (copied.add(kind)) {
                    all.put(kind, new ArrayList<>(byKind.getOrDefault(kind, List.of())));
                }
                all.getOrDefault(kind, List.of()).add(known);
                highest = Math.max(highest, known.id());
            }
        }
        return new SeriesList(all, highest);
    }

    /** Those whose facts a query means, by value of a dimension; under the empty text those without one, and all if none is named. */
    Map<String, List<Integer>> meant(FactQuery query, Subtrees subtrees, @Nullable String by) {
        var meant = new HashMap<String, List<Integer>>();
        if (by == null) {
            meant.put("", new ArrayList<>());
        }
        NodeRef top = query.subtree();
        for (Known known : byKind.getOrDefault(query.kind(), List.of())) {
            Series series = known.series();
            NodeRef node = series.node();
            if (series.dimensions().entrySet().containsAll(query.dimensions().entrySet())
                    && (top == null || (node != null && subtrees.below(node, top)))) {
                meant.computeIfAbsent(
                                by == null ? "" : series.dimensions().getOrDefault(by, ""), _ -> new ArrayList<>())
                        .add(known.id());
            }
        }
        return meant;
    }
}

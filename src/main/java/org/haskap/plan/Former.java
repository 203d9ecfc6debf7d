package org.haskap.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the superseded editions of a plan knew, each code as it stood last.
 *
 * @param nodes the nodes, those gone last first
 * @param indicators the indicators, those gone last first
 */
record Former(List<Node> nodes, List<Measure> indicators) {
    /** A plan without superseded editions. */
    static final Former NONE = new Former(List.of(), List.of());

    /** Copies the lists. */
    Former {
        nodes = List.copyOf(nodes);
        indicators = List.copyOf(indicators);
    }

    /** A node as it stood last. */
    record Node(String code, @Nullable String parent, String level, String title) {}

    /** An indicator as it stood last, with the node it measured. */
    record Measure(
            String code, @Nullable String node, @Nullable String unit, String name) {}

    /** Every code given away. */
    Set<String> codes() {
        var codes = new HashSet<String>();
        nodes.forEach(node -> codes.add(node.code()));
        indicators.forEach(indicator -> codes.add(indicator.code()));
        return codes;
    }
}

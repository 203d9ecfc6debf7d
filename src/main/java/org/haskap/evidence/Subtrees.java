package org.haskap.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.plan.KnownNode;
import org.jspecify.annotations.Nullable;

/** Which node stands below which: all nodes there ever were, each where it stood last. Immutable. */
final class Subtrees {
    private final Map<NodeRef, String> parents = new HashMap<>();

    Subtrees(List<KnownNode> nodes) {
        for (KnownNode node : nodes) {
            parents.put(new NodeRef(node.plan(), node.code()), node.parent() == null ? "" : node.parent());
        }
    }

    /** Whether the node is that one or stands somewhere below it. */
    boolean below(NodeRef node, NodeRef top) {
        if (node.plan() != top.plan()) {
            return false;
        }
        @Nullable String code = node.code();
        // Parents of different editions could point at each other in a ring, so the way up has an end.
        for (int steps = 0; code != null && !code.isEmpty() && steps <= parents.size(); steps++) {
            if (code.equals(top.code())) {
                return true;
            }
            code = parents.get(new NodeRef(node.plan(), code));
        }
        return false;
    }

    /** The codes of that node and of all below it. */
    List<String> codes(NodeRef top) {
        return parents.keySet().stream()
                .filter(node -> below(node, top))
                .map(NodeRef::code)
                .sorted()
                .toList();
    }

    boolean known(NodeRef node) {
        return parents.containsKey(node);
    }
}

package org.haskap.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Node;
import org.jspecify.annotations.Nullable;

/** A draft's tree while it is mended: nodes by code, and the order of each node's children. */
final class Outliner {
    private static final String TOP = "";

    private final List<String> levels;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();

    Outliner(List<Node> nodes, List<PlanDraft.Level> levels) {
        this.levels = levels.stream().map(PlanDraft.Level::key).toList();
        for (Node node : nodes) {
            this.nodes.put(node.code(), node);
            below(parent(node)).add(node.code());
        }
    }

    /** Parents before children, siblings in their order. */
    List<Node> all() {
        var all = new ArrayList<Node>();
        collect(TOP, all);
        return List.copyOf(all);
    }

    private void collect(String parent, List<Node> all) {
        for (String code : children.getOrDefault(parent, List.of())) {
            Node node = nodes.get(code);
            if (node != null) {
                all.add(node);
                collect(code, all);
            }
        }
    }

    @Nullable
    Node find(String code) {
        return nodes.get(code);
    }

    void replace(Node node) {
        nodes.put(node.code(), node);
    }

    /** Puts a node behind a sibling, or first; false when they are no siblings. */
    boolean move(String code, String behind) {
        Node node = nodes.get(code);
        List<String> siblings = node == null ? List.of() : below(parent(node));
        if (node == null || (!behind.isEmpty() && !siblings.contains(behind)) || code.equals(behind)) {
            return false;
        }
        siblings.remove(code);
        siblings.add(behind.isEmpty() ? 0 : siblings.indexOf(behind) + 1, code);
        return true;
    }

    /** Whether a node can hang there: at the top, or under a node that is not below itself. */
    boolean canHang(String code, String parent) {
        String above = parent;
        for (int depth = 0; !above.isEmpty() && depth <= nodes.size(); depth++) {
            Node node = nodes.get(above);
            if (node == null || above.equals(code)) {
                return false;
            }
            above = parent(node);
        }
        return true;
    }

    /** Hangs a node under another as its last child; it and all below it move to the levels that belongs to. */
    void hang(String code, String parent) {
        Node node = nodes.get(code);
        if (node == null) {
            return;
        }
        below(parent(node)).remove(code);
        int shift = levels.indexOf(levelUnder(parent)) - levels.indexOf(node.level());
        shift(code, shift);
        Node moved = nodes.getOrDefault(code, node);
        nodes.put(code, NodeField.PARENT.in(moved, parent));
        below(parent).add(code);
    }

    private void shift(String code, int by) {
        Node node = nodes.get(code);
        if (node == null || by == 0) {
            return;
        }
        int now = levels.indexOf(node.level());
        if (now >= 0) {
            nodes.put(code, NodeField.LEVEL.in(node, levels.get(Math.clamp(now + by, 0, levels.size() - 1))));
        }
        children.getOrDefault(code, List.of()).forEach(child -> shift(child, by));
    }

    /** The level below a node's own, or the lowest; the highest at the top. */
    String levelUnder(String parent) {
        if (levels.isEmpty()) {
            return "level1";
        }
        Node above = nodes.get(parent);
        int level = above == null ? -1 : levels.indexOf(above.level());
        // What stands there already knows better than the order of the levels.
        for (String sibling : children.getOrDefault(parent, List.of())) {
            Node node = nodes.get(sibling);
            if (node != null && levels.indexOf(node.level()) > level) {
                return node.level();
            }
        }
        return levels.get(Math.min(level + 1, levels.size() - 1));
    }

    /** Adds a node among its siblings where the document has it. */
    void add(Node node) {
        nodes.put(node.code(), node);
        List<String> siblings = below(parent(node));
        int at = 0;
        for (int i = 0; i < siblings.size(); i++) {
            Node sibling = nodes.get(siblings.get(i));
            if (sibling != null && sibling.place().compareTo(node.place()) <= 0) {
                at = i + 1;
            }
        }
        siblings.add(at, node.code());
    }

    /** Removes a node; its children take its place. */
    void remove(String code) {
        Node node = nodes.remove(code);
        if (node == null) {
            return;
        }
        List<String> siblings = below(parent(node));
        int at = siblings.indexOf(code);
        siblings.remove(code);
        List<String> orphans = children.getOrDefault(code, Collections.emptyList());
        siblings.addAll(at, orphans);
        for (String orphan : orphans) {
            Node child = nodes.get(orphan);
            if (child != null) {
                nodes.put(orphan, NodeField.PARENT.in(child, parent(node)));
            }
        }
        children.remove(code);
    }

    private List<String> below(String parent) {
        return children.computeIfAbsent(parent, _ -> new ArrayList<>());
    }

    private static String parent(Node node) {
        return node.parent() == null ? TOP : node.parent();
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/** A node of the plan while it is being read: what will become a {@link PlanDraft.Node}, and the rows it came from. */
final class Branch {
    /** Section of text that stands under a heading without a name of its own. */
    static final String BODY = "本文";

    final @Nullable Branch parent;
    final String level;
    final List<Integer> numbers;
    final List<Branch> children = new ArrayList<>();
    final List<String> departments = new ArrayList<>();
    final List<String> flags = new ArrayList<>();
    /** Named passages in order, each with its rows; the row of the passage's own heading is in {@link #headings}. */
    final Map<String, List<Row>> sections = new LinkedHashMap<>();
    /** Short named values that are no passage of rows. */
    final Map<String, String> remarks = new LinkedHashMap<>();
    /** Rows that give or repeat the title. */
    final List<Row> mentions = new ArrayList<>();
    /** Rows that only head a section, with the section's name. */
    final Map<Row, String> headings = new LinkedHashMap<>();
    /** Rows of the list of projects, before it is read. */
    final List<Row> projects = new ArrayList<>();

    /** Distinguishes this node among the document's while it has no code. */
    final String id;

    String label;
    String title;
    String code = "";

    @Nullable
    Row origin;

    Branch(@Nullable Branch parent, String level, List<Integer> numbers, String label, String title) {
        this.parent = parent;
        this.level = level;
        this.numbers = numbers;
        this.label = label;
        this.title = title;
        this.id = parent == null ? "" : parent.id + "/" + parent.children.size();
    }

    /** The plan itself, above all nodes. */
    static Branch root() {
        Branch root = new Branch(null, "plan", List.of(), "", "");
        root.code = "plan";
        return root;
    }

    /** Adds a child, told by the row that names it. */
    Branch grow(String childLevel, List<Integer> childNumbers, String childLabel, String childTitle, Row row) {
        Branch child = new Branch(this, childLevel, childNumbers, childLabel, childTitle);
        child.origin = row;
        child.mentions.add(row);
        children.add(child);
        return child;
    }

    /** Adds a row to a passage. */
    void add(String section, Row row) {
        sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(row);
    }

    /** This node and all below it, parents before children. */
    List<Branch> all() {
        List<Branch> all = new ArrayList<>();
        List<Branch> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            Branch next = open.removeLast();
            all.add(next);
            open.addAll(next.children.reversed());
        }
        return all;
    }

    /** Distance from the plan itself: 1 for a node at the top. */
    int depth() {
        int depth = 0;
        for (Branch b = parent; b != null; b = b.parent) {
            depth++;
        }
        return depth;
    }

    boolean isRoot() {
        return parent == null;
    }

    Place place() {
        return origin == null ? Place.line(1, 1) : origin.place();
    }

    /** The label and title as a person would name the node in a message. */
    String spoken() {
        return "「" + (label.isEmpty() || label.equals("・") ? title : label + " " + title) + "」";
    }
}

package org.haskap.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.haskap.access.Department;
import org.haskap.document.Edition;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;

/** One edition of a plan as a whole, in memory. Immutable; every question is answered without the database. */
public final class PlanTree {
    private final Plan plan;
    private final Edition edition;
    private final List<PlanNode> nodes;
    private final List<Indicator> indicators;
    private final List<Listing> listings;
    private final List<PlanDraft.Zone> zones;
    private final Map<String, String> sections;
    private final List<Mended.Note> mended;
    private final Map<String, PlanNode> byCode = new LinkedHashMap<>();
    private final Map<String, List<PlanNode>> byParent = new LinkedHashMap<>();
    private final Map<String, Indicator> indicatorByCode = new LinkedHashMap<>();
    private final Map<String, List<Indicator>> indicatorsByNode = new LinkedHashMap<>();
    private final Map<String, List<Listing>> listingsByNode = new LinkedHashMap<>();

    /** Puts an edition together; parents stand before their children. */
    public PlanTree(
            Plan plan,
            Edition edition,
            List<PlanNode> nodes,
            List<Indicator> indicators,
            List<Listing> listings,
            List<PlanDraft.Zone> zones,
            Map<String, String> sections) {
        this(plan, edition, nodes, indicators, listings, zones, sections, List.of());
    }

    /** The same with what does not stand so in the document. */
    public PlanTree(
            Plan plan,
            Edition edition,
            List<PlanNode> nodes,
            List<Indicator> indicators,
            List<Listing> listings,
            List<PlanDraft.Zone> zones,
            Map<String, String> sections,
            List<Mended.Note> mended) {
        this.mended = List.copyOf(mended);
        this.plan = plan;
        this.edition = edition;
        this.nodes = List.copyOf(nodes);
        this.indicators = List.copyOf(indicators);
        this.listings = List.copyOf(listings);
        this.zones = List.copyOf(zones);
        this.sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        for (PlanNode node : nodes) {
            byCode.put(node.code(), node);
            byParent.computeIfAbsent(key(node.parent()), k -> new ArrayList<>()).add(node);
        }
        for (Indicator indicator : indicators) {
            indicatorByCode.put(indicator.code(), indicator);
            indicatorsByNode
                    .computeIfAbsent(key(indicator.node()), k -> new ArrayList<>())
                    .add(indicator);
        }
        for (Listing listing : listings) {
            listingsByNode
                    .computeIfAbsent(key(listing.node()), k -> new ArrayList<>())
                    .add(listing);
        }
    }

    /** The plan as this edition describes it. */
    public Plan plan() {
        return plan;
    }

    /** The edition. */
    public Edition edition() {
        return edition;
    }

    /** All nodes, parents before children, in the document's order. */
    public List<PlanNode> nodes() {
        return nodes;
    }

    /** All indicators in the document's order. */
    public List<Indicator> indicators() {
        return indicators;
    }

    /** All organisations listed, in the document's order. */
    public List<Listing> listings() {
        return listings;
    }

    /** Parts of the territory with a role. */
    public List<PlanDraft.Zone> zones() {
        return zones;
    }

    /** Passages that stand outside all nodes (前文, 国の基本目標 …), in the document's order, by their headings. */
    public Map<String, String> sections() {
        return sections;
    }

    /** All that was mended by hand and does not stand so in the document. */
    public List<Mended.Note> mended() {
        return mended;
    }

    /** What was mended of one thing, known by its code. */
    public List<Mended.Note> mended(Mend.Sort sort, String code) {
        return mended.stream()
                .filter(note -> note.sort() == sort && note.code().equals(code))
                .toList();
    }

    /** The node of that code. */
    public Optional<PlanNode> node(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The indicator of that code. */
    public Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(indicatorByCode.get(code));
    }

    /** The nodes at the top. */
    public List<PlanNode> roots() {
        return list(byParent, key(null));
    }

    /** The nodes directly below. */
    public List<PlanNode> children(String code) {
        return list(byParent, code);
    }

    /** The nodes above, from the top down, without the node itself. */
    public List<PlanNode> ancestors(String code) {
        var path = new ArrayList<PlanNode>();
        PlanNode node = byCode.get(code);
        while (node != null && node.parent() != null && path.size() <= nodes.size()) {
            node = byCode.get(node.parent());
            if (node != null) {
                path.add(node);
            }
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** The node and everything below it, in the document's order. */
    public List<PlanNode> subtree(String code) {
        Set<String> inside = new LinkedHashSet<>(Set.of(code));
        var found = new ArrayList<PlanNode>();
        for (PlanNode node : nodes) {
            if (node.code().equals(code) || (node.parent() != null && inside.contains(node.parent()))) {
                inside.add(node.code());
                found.add(node);
            }
        }
        return List.copyOf(found);
    }

    /** The nodes of a level, such as {@code measure}, in the document's order. */
    public List<PlanNode> atLevel(String level) {
        return nodes.stream().filter(node -> node.level().equals(level)).toList();
    }

    /** The indicators of one node, not of those below. */
    public List<Indicator> indicatorsOf(String code) {
        return list(indicatorsByNode, code);
    }

    /** The indicators of a node and of everything below it. */
    public List<Indicator> indicatorsBelow(String code) {
        return subtree(code).stream()
                .flatMap(node -> indicatorsOf(node.code()).stream())
                .toList();
    }

    /** The organisations listed under one node. */
    public List<Listing> listingsOf(String code) {
        return list(listingsByNode, code);
    }

    /** All departments named in this edition, in the order first named. */
    public List<Department> departments() {
        return nodes.stream()
                .flatMap(node -> node.departments().stream())
                .distinct()
                .toList();
    }

    /** The nodes a department answers for. */
    public List<PlanNode> byDepartment(long departmentId) {
        return nodes.stream()
                .filter(node -> node.departments().stream().anyMatch(d -> d.id() == departmentId))
                .toList();
    }

    /** The departments that answer for a node or for anything below it. */
    public List<Department> departmentsBelow(String code) {
        return subtree(code).stream()
                .flatMap(node -> node.departments().stream())
                .distinct()
                .toList();
    }

    /**
     * What the plan calls a level.
     *
     * @throws NoSuchElementException when the plan has no such level
     */
    public String levelName(String key) {
        return plan.levels().stream()
                .filter(level -> level.key().equals(key))
                .map(PlanDraft.Level::name)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("plan " + plan.slug() + " has no level " + key));
    }

    private static String key(@Nullable String code) {
        return code == null ? "" : code;
    }

    private static <T> List<T> list(Map<String, List<T>> map, String key) {
        return Collections.unmodifiableList(map.getOrDefault(key, List.of()));
    }
}

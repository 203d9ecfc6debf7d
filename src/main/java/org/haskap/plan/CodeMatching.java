package org.haskap.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.Likeness;
import org.haskap.kernel.Likeness.Name;
import org.haskap.kernel.Missing;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a draft the nodes and indicators that the adopted edition knows already, so that they keep their codes. Pure.
 *
 * <p>Strict rules come before lenient ones; each rule pairs what is left, the likeliest first, and a pair found lets the
 * stricter rules look again, because children are compared under parents that are paired. What no rule pairs is new and
 * gets a code that no edition has used.
 */
final class CodeMatching {
    /** Share of children and indicators that two nodes must have in common for one to be the other renamed. */
    static final double SAME_CONTENT = 0.5;

    /** From here on two names that start from the same figure are one renamed. */
    static final double SAME_SUBJECT = 0.3;

    /** What an equal label adds between two candidates of nearly equal title. */
    private static final double SAME_LABEL = 0.05;

    private static final PlanDraft.Figure NO_FIGURE = new PlanDraft.Figure("", null, null, null, Missing.NOT_AVAILABLE);

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final Map<String, String> indicators = new LinkedHashMap<>();

    /**
     * What the draft's codes become.
     *
     * @param nodes code in the draft to stable code, for every node
     * @param indicators the same for every indicator
     */
    record Codes(Map<String, String> nodes, Map<String, String> indicators) {
        /** Both together, for whatever refers to a code. */
        Map<String, String> all() {
            var all = new HashMap<>(nodes);
            all.putAll(indicators);
            return all;
        }
    }

    private CodeMatching() {}

    /**
     * Matches a draft.
     *
     * @param adopted the adopted edition
     * @param former what the superseded editions knew; its codes are only given back to what returns
     * @param draft the draft
     */
    static Codes match(PlanTree adopted, Former former, PlanDraft draft) {
        var matching = new CodeMatching();
        var taken = new HashSet<>(former.codes());
        adopted.nodes().forEach(node -> taken.add(node.code()));
        adopted.indicators().forEach(indicator -> taken.add(indicator.code()));
        List<Candidate> drafted = drafted(draft);
        matching.matchNodes(known(adopted), drafted);
        matching.matchReturned(former.nodes(), drafted);
        draft.nodes()
                .forEach(node -> matching.nodes.computeIfAbsent(
                        node.code(), code -> matching.fresh(code, node.parent(), taken)));
        matching.matchIndicators(adopted, former.indicators(), draft);
        draft.indicators()
                .forEach(indicator -> matching.indicators.computeIfAbsent(
                        indicator.code(), code -> matching.fresh(code, indicator.node(), taken)));
        return new Codes(matching.nodes, matching.indicators);
    }

    /** A node of either side, prepared for comparing. */
    private record Candidate(
            String code, @Nullable String parent, String level, String label, Name title, Set<String> content) {}

    private void matchNodes(List<Candidate> known, List<Candidate> drafted) {
        pairEqualPaths(known, drafted);
        List<ToDoubleBiFunction<Candidate, Candidate>> rules = List.of(
                (d, k) -> sameParent(d, k) ? reworded(d, k) : 0,
                (d, k) -> sameParent(d, k) && d.label().equals(k.label()) ? sharedContent(d, k) : 0,
                (d, k) -> d.label().equals(k.label()) ? reworded(d, k) : 0,
                (d, k) -> reworded(d, k) >= 1 ? 1 : 0);
        for (int rule = 0; rule < rules.size(); ) {
            rule = pair(drafted, known, nodes, Candidate::code, rules.get(rule)) ? 0 : rule + 1;
        }
    }

    /** What an earlier edition had under the same parent by the same name is that thing again; children after parents. */
    private void matchReturned(List<Former.Node> former, List<Candidate> drafted) {
        List<Candidate> known = former.stream()
                .map(n -> new Candidate(n.code(), n.parent(), n.level(), "", new Name(n.title()), Set.of()))
                .toList();
        boolean found = true;
        while (found) {
            found = pair(
                    drafted,
                    known,
                    nodes,
                    Candidate::code,
                    (d, k) ->
                            sameParent(d, k) && d.level().equals(k.level()) && sameName(d.title(), k.title()) ? 1 : 0);
        }
    }

    private static boolean sameName(Name drafted, Name known) {
        return drafted.score(known) >= 1;
    }

    /** What stands unchanged in the same place, all the way up, needs no comparing. */
    private void pairEqualPaths(List<Candidate> known, List<Candidate> drafted) {
        Map<String, Deque<String>> byPath = new HashMap<>();
        paths(known)
                .forEach((code, path) ->
                        byPath.computeIfAbsent(path, p -> new ArrayDeque<>()).add(code));
        paths(drafted).forEach((code, path) -> {
            Deque<String> codes = byPath.get(path);
            if (codes != null && !codes.isEmpty()) {
                nodes.put(code, codes.remove());
            }
        });
    }

    /** The path of each node: levels, labels and titles from the top; equal siblings are told apart by their order. */
    private static Map<String, String> paths(List<Candidate> candidates) {
        var paths = new LinkedHashMap<String, String>();
        var seen = new HashMap<String, Integer>();
        for (Candidate c : candidates) {
            String above = c.parent() == null ? "" : paths.getOrDefault(c.parent(), "?" + c.parent());
            String path = above + "\n" + c.level() + "\t" + c.label() + "\t"
                    + c.title().folded();
            int before = seen.merge(path, 1, Integer::sum);
            paths.put(c.code(), before == 1 ? path : path + "\t" + before);
        }
        return paths;
    }

    private boolean sameParent(Candidate drafted, Candidate known) {
        return drafted.parent() == null
                ? known.parent() == null
                : Objects.equals(nodes.get(drafted.parent()), known.parent());
    }

    private static double reworded(Candidate drafted, Candidate known) {
        if (!drafted.level().equals(known.level())) {
            return 0;
        }
        double likeness = drafted.title().score(known.title());
        return likeness < Likeness.REWORDED ? 0 : likeness + (drafted.label().equals(known.label()) ? SAME_LABEL : 0);
    }

    private static double sharedContent(Candidate drafted, Candidate known) {
        int both = drafted.content().size() + known.content().size();
        if (both == 0 || !drafted.level().equals(known.level())) {
            return 0;
        }
        long shared =
                drafted.content().stream().filter(known.content()::contains).count();
        double share = 2.0 * shared / both;
        return share < SAME_CONTENT ? 0 : share;
    }

    private void matchIndicators(PlanTree adopted, List<Former.Measure> former, PlanDraft draft) {
        List<Measure> known = adopted.indicators().stream()
                .map(i -> new Measure(i.code(), i.node(), i.unit(), i.name(), i.baseline()))
                .toList();
        List<Measure> drafted = draft.indicators().stream()
                .map(i -> new Measure(
                        i.code(), i.node() == null ? null : nodes.get(i.node()), i.unit(), i.name(), i.baseline()))
                .toList();
        List<ToDoubleBiFunction<Measure, Measure>> rules = List.of(
                (d, k) -> sameNode(d, k) && sameName(d.name(), k.name()) ? 1 : 0,
                (d, k) -> sameNode(d, k) ? reworded(d, k) : 0,
                (d, k) -> sameNode(d, k) && sameStart(d, k) ? alike(d, k, SAME_SUBJECT) : 0,
                (d, k) -> sameName(d.name(), k.name()) && Objects.equals(d.unit(), k.unit()) ? 1 : 0);
        rules.forEach(rule -> pair(drafted, known, indicators, Measure::code, rule));
        List<Measure> returned = former.stream()
                .map(i -> new Measure(i.code(), i.node(), i.unit(), i.name(), NO_FIGURE))
                .toList();
        pair(
                drafted,
                returned,
                indicators,
                Measure::code,
                (d, k) -> sameNode(d, k) && sameName(d.name(), k.name()) && Objects.equals(d.unit(), k.unit()) ? 1 : 0);
    }

    /** An indicator of either side; the node is the stable one. */
    private record Measure(
            String code,
            @Nullable String node,
            @Nullable String unit,
            String printed,
            Name name,
            PlanDraft.Figure baseline) {
        Measure(String code, @Nullable String node, @Nullable String unit, String printed, PlanDraft.Figure baseline) {
            this(code, node, unit, printed, new Name(printed), baseline);
        }
    }

    private static boolean sameNode(Measure drafted, Measure known) {
        return Objects.equals(drafted.node(), known.node());
    }

    /** A like name; one that speaks of others (女性 for 男性) only where the figure to start from stayed the same. */
    private static double reworded(Measure drafted, Measure known) {
        double likeness = alike(drafted, known, Likeness.REWORDED);
        boolean another =
                likeness > 0 && Contrasts.between(drafted.printed(), known.printed()) && !sameStart(drafted, known);
        return another ? 0 : likeness;
    }

    private static double alike(Measure drafted, Measure known, double atLeast) {
        double likeness = drafted.name().score(known.name());
        return likeness < atLeast ? 0 : likeness;
    }

    /** The same unit and the same known figure to start from; that two start from nothing (0) proves nothing. */
    private static boolean sameStart(Measure drafted, Measure known) {
        var value = drafted.baseline().value();
        var before = known.baseline().value();
        return value != null
                && before != null
                && value.signum() != 0
                && value.compareTo(before) == 0
                && Objects.equals(drafted.unit(), known.unit());
    }

    private record Pair<T>(T drafted, T known, double score) {}

    /** Pairs what is left on both sides, the best first, earlier ones before later ones; says whether any was found. */
    private static <T> boolean pair(
            List<T> drafted,
            List<T> known,
            Map<String, String> codes,
            Function<T, String> codeOf,
            ToDoubleBiFunction<T, T> rule) {
        var taken = new HashSet<>(codes.values());
        List<T> open =
                known.stream().filter(k -> !taken.contains(codeOf.apply(k))).toList();
        var pairs = new ArrayList<Pair<T>>();
        for (T d : drafted) {
            if (codes.containsKey(codeOf.apply(d))) {
                continue;
            }
            for (T k : open) {
                double score = rule.applyAsDouble(d, k);
                if (score > 0) {
                    pairs.add(new Pair<>(d, k, score));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair<T> pair) -> pair.score()).reversed());
        for (Pair<T> pair : pairs) {
            String code = codeOf.apply(pair.known());
            if (!codes.containsKey(codeOf.apply(pair.drafted())) && taken.add(code)) {
                codes.put(codeOf.apply(pair.drafted()), code);
            }
        }
        return !pairs.isEmpty();
    }

    /** A code nobody has used: the draft's own (below the stable code of its node) or the next number after the highest. */
    private String fresh(String code, @Nullable String above, Set<String> taken) {
        String wanted = code;
        if (above != null && code.startsWith(above + "-")) {
            wanted = nodes.getOrDefault(above, above) + code.substring(above.length());
        }
        if (taken.add(wanted)) {
            return wanted;
        }
        Matcher numbered = NUMBERED.matcher(wanted);
        String stem = numbered.matches() ? numbered.group(1) : wanted + "-";
        long highest = taken.stream()
                .filter(t -> t.startsWith(stem))
                .map(t -> t.substring(stem.length()))
                .filter(rest -> rest.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        String next = stem + (highest + 1);
        taken.add(next);
        return next;
    }

    private static List<Candidate> known(PlanTree tree) {
        var content = new Content();
        tree.nodes().forEach(n -> content.add(n.parent(), n.title()));
        tree.indicators().forEach(i -> content.add(i.node(), i.name()));
        return tree.nodes().stream()
                .map(n -> content.candidate(n.code(), n.parent(), n.level(), n.label(), n.title()))
                .toList();
    }

    private static List<Candidate> drafted(PlanDraft draft) {
        var content = new Content();
        draft.nodes().forEach(n -> content.add(n.parent(), n.title()));
        draft.indicators().forEach(i -> content.add(i.node(), i.name()));
        return draft.nodes().stream()
                .map(n -> content.candidate(n.code(), n.parent(), n.level(), n.label(), n.title()))
                .toList();
    }

    /** What stands right below each node: the names of nodes and indicators, folded. */
    private static final class Content {
        private final Map<String, Set<String>> below = new HashMap<>();

        void add(@Nullable String node, String name) {
            if (node != null) {
                below.computeIfAbsent(node, _ -> new HashSet<>()).add(Likeness.fold(name));
            }
        }

        Candidate candidate(String code, @Nullable String parent, String level, String label, String title) {
            return new Candidate(code, parent, level, label, new Name(title), below.getOrDefault(code, Set.of()));
        }
    }
}

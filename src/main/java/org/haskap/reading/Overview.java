package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.haskap.kernel.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Checks the plan on one sheet (骨子, 体系図) against the pages that describe each node. Every line of it belongs to the
 * node it names; where the two say different things a person must decide which is right.
 */
final class Overview {
    private static final String DIFFERS = "overview-detail-differs";
    /** Names at least this alike are taken to be two wordings of one name. */
    private static final double ALIKE = 0.6;

    private static final int MOST_ROWS = 4;
    /** Beyond this the comparison of every line with every node would take minutes. */
    private static final long MOST_COMPARISONS = 2_000_000;

    private final Ledger ledger;
    private final List<Branch> nodes;
    private final Set<Branch> named = new LinkedHashSet<>();
    private @Nullable Branch current;

    /** The first node of each folded title, projects aside. */
    private final Map<String, Branch> byTitle = new HashMap<>();

    private final Map<List<Integer>, List<Branch>> byNumbers = new HashMap<>();
    /** Projects by title, in the document's order. */
    private final Map<String, Projects> projects = new LinkedHashMap<>();

    private Overview(Outline outline, Ledger ledger) {
        this.ledger = ledger;
        this.nodes = outline.root().all().stream().filter(b -> !b.isRoot()).toList();
        for (Branch node : nodes) {
            byNumbers.computeIfAbsent(node.numbers, _ -> new ArrayList<>()).add(node);
            if (node.level.equals("project")) {
                projects.computeIfAbsent(node.title, Projects::of).add(node);
            } else {
                byTitle.putIfAbsent(Text.fold(node.title), node);
            }
        }
    }

    /** Projects of one title: all of them, and the first below each node. */
    private record Projects(String folded, Text.Pairs core, Map<Branch, Branch> below, List<Branch> all) {
        static Projects of(String title) {
            return new Projects(
                    Text.fold(title), Text.Pairs.of(Text.core(title)), new IdentityHashMap<>(), new ArrayList<>());
        }

        void add(Branch node) {
            all.add(node);
            if (node.parent != null) {
                below.putIfAbsent(node.parent, node);
            }
        }
    }

    /** Settles the rows of all overviews; needs the nodes' codes. */
    static void check(Outline outline, Ledger ledger) {
        if (outline.overviews().isEmpty()) {
            return;
        }
        Overview overview = new Overview(outline, ledger);
        List<Row> rows = new ArrayList<>();
        for (List<Row> region : outline.overviews()) {
            ledger.content(region.getFirst(), "plan:一覧");
            rows.addAll(region.subList(1, region.size()));
        }
        if ((long) rows.size() * overview.projects.size() > MOST_COMPARISONS) {
            overview.tooLarge(rows);
            return;
        }
        for (int i = 0; i < rows.size(); ) {
            i = overview.read(rows, i);
        }
        overview.missing();
    }

    private void tooLarge(List<Row> rows) {
        rows.forEach(row -> ledger.content(row, "plan:一覧"));
        ledger.note(
                Severity.WARNING,
                "overview-not-checked",
                "一覧が" + rows.size() + "行と長すぎるため、詳しい頁と照らし合わせていません。計画書を分けて読ませてください。",
                rows.getFirst().place());
    }

    /** Settles one row or more, and gives the index after them. */
    private int read(List<Row> rows, int at) {
        Row row = rows.get(at);
        if (Vocabulary.standard().holds("page", "legend", row.text())
                && row.text().length() < 60) {
            ledger.furniture(row, "凡例");
            return at + 1;
        }
        if (columns(row.text())) {
            ledger.furniture(row, "列見出し");
            return at + 1;
        }
        int end = broken(rows, at);
        if (end > at) {
            return end;
        }
        String rest = heading(row);
        if (rest != null) {
            return rest.isEmpty() ? at + 1 : project(rows, at, rest);
        }
        return project(rows, at, row.text());
    }

    /** Whether the row only heads columns: every word names a level or a passage. */
    private static boolean columns(String text) {
        Vocabulary vocabulary = Vocabulary.standard();
        for (String word : text.split("[ 　\t]+", -1)) {
            if (!word.isEmpty()
                    && vocabulary.group("level", word).isEmpty()
                    && vocabulary.group("section", word).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** A goal's title, perhaps broken over some rows; gives the index after it, or {@code at} when there is none. */
    private int broken(List<Row> rows, int at) {
        String text = "";
        for (int i = at; i < Math.min(rows.size(), at + MOST_ROWS); i++) {
            text += Text.fold(rows.get(i).text());
            Branch node = byTitle.get(text);
            if (node != null) {
                for (Row row : rows.subList(at, i + 1)) {
                    ledger.content(row, node.code);
                }
                named.add(node);
                return i + 1;
            }
        }
        return at;
    }

    /** Settles a row that begins with a node's number; gives what stands behind the node's title, or null. */
    private @Nullable String heading(Row row) {
        Heading head = Heading.head(row.text());
        Mark mark = Mark.of(row.text());
        List<Integer> numbers = head != null ? head.numbers() : mark != null ? mark.numbers() : List.of();
        String title = head != null ? head.title() : mark != null ? mark.rest() : "";
        if (numbers.isEmpty() || title.isEmpty()) {
            return null;
        }
        Branch like = null;
        for (Branch node : byNumbers.getOrDefault(numbers, List.of())) {
            if (head != null && !head.level().equals(node.level)) {
                continue;
            }
            String rest = after(title, node.title);
            if (rest != null) {
                enter(row, node);
                return rest;
            }
            if (Text.likeness(title, node.title) >= ALIKE) {
                like = node;
            }
        }
        if (like == null) {
            return null;
        }
        enter(row, like);
        differs(like, title, row);
        return "";
    }

    private void enter(Row row, Branch node) {
        ledger.content(row, node.code);
        named.add(node);
        current = node;
    }

    /** What stands behind the title at the beginning of the text, or null when the text begins with something else. */
    private static @Nullable String after(String text, String title) {
        String folded = Text.fold(title);
        int limit = Math.min(text.length(), 2 * title.length() + 8);
        for (int end = 1; end <= limit && !folded.isEmpty(); end++) {
            if (Text.fold(text.substring(0, end)).equals(folded)) {
                return Text.strip(text.substring(end));
            }
        }
        return null;
    }

    /** Settles a project's entry, which may be broken over some rows. */
    private int project(List<Row> rows, int at, String first) {
        Match best = null;
        String text = first;
        int balanced = 0;
        for (int end = at + 1; end <= Math.min(rows.size(), at + MOST_ROWS); end++) {
            if (end > at + 1) {
                Row row = rows.get(end - 1);
                Mark mark = Mark.of(row.text());
                if ((mark != null && !mark.style().bullet()) || columns(row.text())) {
                    break;
                }
                text = Text.join(text, row.text());
            }
            if (Text.open(text) > 0) {
                continue;
            }
            balanced = balanced == 0 ? end : balanced;
            Match match = match(Title.of(unmarked(text)), end);
            if (match != null && (best == null || match.likeness() > best.likeness())) {
                best = match;
            }
        }
        int end = best != null ? best.end() : balanced == 0 ? at + 1 : balanced;
        settle(rows.subList(at, end), best, first);
        return end;
    }

    private static String unmarked(String text) {
        Mark mark = Mark.of(text);
        return mark != null && mark.style().bullet() ? mark.rest() : text;
    }

    /** The project most like the entry: of the measure just named if one is alike, else of any. */
    private @Nullable Match match(Title entry, int end) {
        Match best = null;
        String folded = Text.fold(entry.text());
        Text.Pairs core = Text.Pairs.of(Text.core(entry.text()));
        for (Projects group : projects.values()) {
            boolean same =
                    group.folded().equals(folded) || group.core().folded().equals(core.folded());
            double likeness = same ? 1 : Math.min(0.99, core.likeness(group.core()));
            if (likeness < ALIKE) {
                continue;
            }
            Branch here = current == null ? null : group.below().get(current);
            double weight = here == null ? likeness : likeness + 0.1;
            if (best == null || weight > best.likeness()) {
                best = new Match(here == null ? group.all().getFirst() : here, entry, weight, same, end);
            }
        }
        return best;
    }

    private void settle(List<Row> rows, @Nullable Match match, String printed) {
        Row row = rows.getFirst();
        if (match == null) {
            Branch owner = current;
            String code = owner == null ? "plan:一覧" : owner.code + ":一覧";
            claim(rows, code, printed);
            ledger.note(
                    Severity.WARNING,
                    DIFFERS,
                    "一覧にある「" + printed + "」が詳しい頁に見当たりません。詳しい頁に漏れがないか、名称が変わっていないか確かめてください。",
                    row.place());
            return;
        }
        Branch node = match.node();
        named.add(node);
        claim(rows, node.code, printed);
        if (!match.same()) {
            differs(node, match.entry().text(), row);
        } else if (!node.flags.equals(match.entry().flags())) {
            differs(node, match.entry().text() + match.entry().flags(), row);
        }
    }

    /** Gives the rows to the code; a first row that begins with a measure's title is that measure's already. */
    private void claim(List<Row> rows, String code, String printed) {
        boolean titled = !printed.equals(rows.getFirst().text());
        for (Row row : titled ? rows.subList(1, rows.size()) : rows) {
            ledger.content(row, code);
        }
    }

    private void differs(Branch node, String printed, Row row) {
        ledger.note(
                Severity.WARNING,
                DIFFERS,
                "一覧では「" + printed + "」、詳しい頁（" + node.place().line() + "行目）では「" + node.title
                        + "」と書かれています。詳しい頁の名称を採りました。どちらが正しいか確かめてください。",
                row.place());
    }

    /** Nodes that the overview leaves out although it names what they belong to. */
    private void missing() {
        Set<String> levels = named.stream().map(node -> node.level).collect(Collectors.toSet());
        for (Branch node : nodes) {
            boolean listed = node.parent != null && (node.parent.isRoot() || named.contains(node.parent));
            boolean kind = levels.contains(node.level);
            if (listed && kind && !named.contains(node)) {
                ledger.note(
                        Severity.WARNING,
                        DIFFERS,
                        node.spoken() + "は詳しい頁にありますが、一覧にありません。一覧への追加が必要か確かめてください。",
                        node.place());
            }
        }
    }

    private record Match(Branch node, Title entry, double likeness, boolean same, int end) {}
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.haskap.reading.Mark.Style;
import org.jspecify.annotations.Nullable;

/** The tree of a plan that numbers its levels without naming them: Ⅰ ▸ 1. ▸ ⑴ ▸ ① ▸ ・. */
final class NumberedOutline {
    private static final String PREFACE = "前文";
    private static final String LEVEL = "level";
    /** A list with the mark of a mere item, or a single number somewhere in prose, is no outline. */
    private static final int FEWEST_HEADINGS = 2;

    private NumberedOutline() {}

    static Outline read(List<Row> rows, Ledger ledger) {
        List<Item> items = withoutStrays(Item.of(rows));
        Map<Style, Integer> ranks = StyleOrder.of(items);
        Branch root = Branch.root();
        Branch current = root;
        for (Item item : FootTitles.apply(items, ranks, ledger)) {
            if (item.mark() == null) {
                text(current, item);
            } else {
                current = node(current, item, item.mark(), ranks, ledger);
            }
        }
        root.all().forEach(NumberedOutline::categories);
        return new Outline(root, Map.of(), List.of(), List.of());
    }

    /** Marks of styles that head nothing in this document become text again. */
    private static List<Item> withoutStrays(List<Item> items) {
        Map<Style, Long> counts = items.stream()
                .map(Item::mark)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Mark::style, Collectors.counting()));
        boolean outline = counts.entrySet().stream()
                .anyMatch(e -> !e.getKey().item() && e.getValue() >= FEWEST_HEADINGS && headings(items, e.getKey()));
        Set<Style> kept = outline
                ? counts.keySet().stream()
                        .filter(s -> s.item() || s.bullet() || headings(items, s))
                        .collect(Collectors.toSet())
                : Set.of();
        List<Item> out = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.mark() == null || kept.contains(item.mark().style())) {
                out.add(item);
            } else {
                item.rows().forEach(row -> out.add(new Item(null, List.of(row), "", null)));
            }
        }
        return out;
    }

    /** Numbers of headings begin with 1 (the document may be an extract) and are followed by the next at least once. */
    private static boolean headings(List<Item> items, Style style) {
        if (style.bullet()) {
            return true;
        }
        List<Mark> marks = new ArrayList<>();
        for (Item item : items) {
            if (item.mark() != null && item.mark().style() == style) {
                marks.add(item.mark());
            }
        }
        boolean first = marks.stream().anyMatch(m -> m.number() == 1);
        boolean chapter = style.compareTo(Style.ROMAN) <= 0;
        return first || chapter;
    }

    private static Branch node(Branch current, Item item, Mark mark, Map<Style, Integer> ranks, Ledger ledger) {
        int rank = ranks.getOrDefault(mark.style(), 1);
        Branch parent = current;
        while (parent.parent != null && rankOf(parent) >= rank) {
            if (rankOf(parent) == rank && same(parent, item, mark)) {
                item.rows().forEach(row -> ledger.furniture(row, "繰り返し見出し"));
                return parent;
            }
            parent = parent.parent;
        }
        Title title = Title.of(item.title());
        Branch node = parent.grow(LEVEL + rank, own(mark), mark.printed(), title.text(), item.row());
        node.mentions.addAll(item.rows());
        node.flags.addAll(title.flags());
        node.departments.addAll(title.departments());
        return node;
    }

    /** The heading of the node that is open already, printed again at the top of a further page. */
    private static boolean same(Branch open, Item item, Mark mark) {
        return !mark.style().bullet()
                && item.row().breaks()
                && open.numbers.equals(own(mark))
                && Text.fold(open.title).equals(Text.fold(Title.of(item.title()).text()));
    }

    /** A path such as 1-1 repeats the numbers above it; its last number is the node's own. */
    private static List<Integer> own(Mark mark) {
        return mark.numbers().isEmpty() ? List.of() : List.of(mark.number());
    }

    /** Rank of a numbered node's level, or null for a node of a named level. */
    static @Nullable Integer rank(Branch branch) {
        return branch.level.startsWith(LEVEL) ? Integer.valueOf(branch.level.substring(LEVEL.length())) : null;
    }

    private static int rankOf(Branch branch) {
        Integer rank = rank(branch);
        return rank == null ? 0 : rank;
    }

    private static void text(Branch branch, Item item) {
        String name = item.passage() == null ? branch.isRoot() ? PREFACE : Branch.BODY : item.passage();
        List<String> departments = Passage.departments(item.row().text());
        if (!item.title().isEmpty()) {
            branch.headings.put(item.row(), name);
        } else if (departments != null && branch.departments.isEmpty() && !branch.isRoot()) {
            branch.departments.addAll(departments);
            branch.headings.put(item.row(), name);
        } else {
            item.rows().forEach(row -> branch.add(name, row));
        }
    }

    /**
     * Items that begin with a word of their parent's title and a space (「調査 調査月報の発行」 below 「調査・情報提供・検定に関する事業」)
     * are sorted by it.
     */
    private static void categories(Branch parent) {
        Map<Branch, String> found = new LinkedHashMap<>();
        for (Branch child : parent.children) {
            String word = category(child.title, parent.title);
            if (word != null) {
                found.put(child, word);
            }
        }
        if (found.size() >= 2) {
            found.forEach((child, word) -> {
                child.remarks.put("区分", word);
                child.title = Text.strip(child.title.substring(word.length()));
            });
        }
    }

    private static @Nullable String category(String title, String parent) {
        int space = 0;
        while (space < title.length() && !Text.space(title.charAt(space))) {
            space++;
        }
        String word = title.substring(0, space);
        boolean named = space > 1 && space < title.length() - 1 && space <= 6 && parent.contains(word);
        return named ? word : null;
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.Finding.Severity;
import org.haskap.reading.Mark.Style;

/**
 * Puts titles that were extracted after what they head (text boxes of a page layout come last) back before it. Done only
 * where it is proven by counting: below one heading, groups without a title come first, every run of groups is followed
 * by as many titles of the missing level, and their numbers, taken in order, run on without a gap.
 */
final class FootTitles {
    private FootTitles() {}

    /** The items in the order of their numbers. */
    static List<Item> apply(List<Item> items, Map<Style, Integer> ranks, Ledger ledger) {
        List<Item> out = new ArrayList<>(items);
        for (Style style : ranks.keySet()) {
            if (!style.bullet()) {
                int rank = ranks.getOrDefault(style, 0);
                for (int from = 0; from < out.size(); ) {
                    int to = end(out, from, rank, ranks);
                    List<Item> ordered = reorder(out.subList(from, to), style, ranks, ledger);
                    for (int i = 0; i < ordered.size(); i++) {
                        out.set(from + i, ordered.get(i));
                    }
                    from = to;
                }
            }
        }
        return out;
    }

    /** Index after the stretch that begins here and holds no mark above the rank, but for the first item. */
    private static int end(List<Item> items, int from, int rank, Map<Style, Integer> ranks) {
        int i = from + 1;
        while (i < items.size() && rank(items.get(i), ranks) >= rank) {
            i++;
        }
        return i;
    }

    private static int rank(Item item, Map<Style, Integer> ranks) {
        return item.mark() == null
                ? Integer.MAX_VALUE
                : ranks.getOrDefault(item.mark().style(), Integer.MAX_VALUE);
    }

    private static List<Item> reorder(List<Item> items, Style style, Map<Style, Integer> ranks, Ledger ledger) {
        int rank = ranks.getOrDefault(style, 0);
        // The heading above, which opens the stretch, stays where it is.
        int start = !items.isEmpty() && rank(items.getFirst(), ranks) < rank ? 1 : 0;
        if (start == 0 || titles(items, style) == 0) {
            return items;
        }
        List<Item> out = new ArrayList<>(items.subList(0, start));
        List<Item> moved = new ArrayList<>();
        int number = 0;
        int i = start;
        while (i < items.size()) {
            List<List<Item>> groups = new ArrayList<>();
            i = groups(items, i, style, groups);
            List<Item> titles = new ArrayList<>();
            while (i < items.size() && is(items.get(i), style)) {
                titles.add(items.get(i));
                i++;
            }
            titles.sort(
                    Comparator.comparingInt(t -> t.mark() == null ? 0 : t.mark().number()));
            if (titles.isEmpty() || groups.size() != titles.size()) {
                return items;
            }
            for (int k = 0; k < titles.size(); k++) {
                Mark mark = titles.get(k).mark();
                number++;
                if (mark == null || mark.number() != number || !headed(groups.get(k))) {
                    return items;
                }
                out.add(titles.get(k));
                out.addAll(groups.get(k));
            }
            moved.addAll(titles);
        }
        moved.forEach(title -> ledger.note(
                Severity.WARNING,
                "title-after-content",
                "見出し「" + title.row().text() + "」は内容より後に印刷されています。内容のまとまりの数と見出しの番号が合うため、番号の順に内容の前へ移しました。正しいか確かめてください。",
                title.row().place()));
        return out;
    }

    private static long titles(List<Item> items, Style style) {
        return items.stream().filter(item -> is(item, style)).count();
    }

    private static boolean is(Item item, Style style) {
        return item.mark() != null && item.mark().style() == style;
    }

    private static boolean headed(List<Item> group) {
        return group.stream().anyMatch(item -> item.mark() != null);
    }

    /** Cuts what stands before the next title into groups: each is a text and a list that begins with 1 again. */
    private static int groups(List<Item> items, int from, Style style, List<List<Item>> groups) {
        List<Item> open = new ArrayList<>();
        boolean listed = false;
        int i = from;
        for (; i < items.size() && !is(items.get(i), style); i++) {
            Item item = items.get(i);
            boolean text = item.mark() == null;
            if (text && listed && items.get(i - 1).mark() != null && opens(items, i)) {
                groups.add(open);
                open = new ArrayList<>();
                listed = false;
            }
            listed |= !text;
            open.add(item);
        }
        if (!open.isEmpty()) {
            groups.add(open);
        }
        return i;
    }

    /** Whether after the text that begins here a list begins with 1. */
    private static boolean opens(List<Item> items, int text) {
        int i = text;
        while (i < items.size() && items.get(i).mark() == null) {
            i++;
        }
        Mark mark = i < items.size() ? items.get(i).mark() : null;
        return mark != null && mark.number() == 1;
    }
}

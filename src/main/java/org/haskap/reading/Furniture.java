package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what belongs to the page rather than to the plan: page numbers, running headers, tables of contents. */
final class Furniture {
    static final String PAGE_NUMBER = "ページ番号";
    static final String RUNNING_HEADER = "柱";
    static final String CONTENTS = "目次";

    private static final String LEADERS = "・．.…‥･─-ー＿_";

    private Furniture() {}

    /** Settles the furniture in the ledger and gives the rows that remain. */
    static List<Row> remove(List<Row> rows, Ledger ledger) {
        Set<Integer> running = runningHeaders(rows);
        Set<Integer> contents = contents(rows);
        Set<Integer> bare = bareNumbers(rows);
        List<Row> rest = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (pageNumber(row.text()) || bare.contains(i)) {
                ledger.furniture(row, PAGE_NUMBER);
            } else if (contents.contains(i)) {
                ledger.furniture(row, CONTENTS);
            } else if (running.contains(i)) {
                ledger.furniture(row, RUNNING_HEADER);
            } else {
                rest.add(row);
            }
        }
        return rest;
    }

    /** {@code - 50 -}, {@code 11 / 13}, {@code P.12}, {@code 12ページ}: a page number that cannot be anything else. */
    static boolean pageNumber(String text) {
        if (text.length() > 16) {
            return false;
        }
        String folded = Text.fold(text);
        if (folded.startsWith("-") && folded.endsWith("-")) {
            return number(folded.substring(1, Math.max(1, folded.length() - 1)));
        }
        int slash = folded.indexOf('/');
        if (slash > 0) {
            return text.indexOf('/') > 0
                    && number(folded.substring(0, slash))
                    && number(folded.substring(slash + 1))
                    && Integer.parseInt(folded.substring(0, slash)) <= Integer.parseInt(folded.substring(slash + 1));
        }
        if (folded.startsWith("p.")) {
            return number(folded.substring(2));
        }
        return (folded.startsWith("p") && number(folded.substring(1)))
                || (folded.endsWith("ページ") && number(folded.substring(0, folded.length() - 3)))
                || (folded.endsWith("頁") && number(folded.substring(0, folded.length() - 1)));
    }

    private static boolean number(String text) {
        return !text.isEmpty() && text.length() < 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Bare numbers that stand first or last on their page and grow from page to page. */
    private static Set<Integer> bareNumbers(List<Row> rows) {
        List<Integer> found = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            String folded = Text.fold(rows.get(i).text());
            boolean edge = rows.get(i).breaks()
                    || i + 1 == rows.size()
                    || rows.get(i + 1).breaks();
            if (edge && number(folded) && Integer.parseInt(folded) > last) {
                last = Integer.parseInt(folded);
                found.add(i);
            }
        }
        return found.size() < 2 ? Set.of() : new HashSet<>(found);
    }

    /** The same words, figures aside, first or last on at least three printed pages and on half of them. */
    private static Set<Integer> runningHeaders(List<Row> rows) {
        Map<String, List<Integer>> edges = new HashMap<>();
        int pages = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean first = i == 0
                    || rows.get(i).place().page() != rows.get(i - 1).place().page();
            boolean last = i + 1 == rows.size()
                    || rows.get(i).place().page() != rows.get(i + 1).place().page();
            pages += first ? 1 : 0;
            String words = Text.fold(rows.get(i).text()).replaceAll("[0-9]", "");
            if ((first || last) && words.length() > 2) {
                edges.computeIfAbsent(words, _ -> new ArrayList<>()).add(i);
            }
        }
        Set<Integer> running = new HashSet<>();
        for (List<Integer> places : edges.values()) {
            Row sample = rows.get(places.getFirst());
            boolean named = Heading.head(sample.text()) != null || Mark.of(sample.text()) != null;
            if (places.size() >= 3 && places.size() * 2 >= pages && !named) {
                // The first one may be the title itself; it stays.
                running.addAll(places.subList(1, places.size()));
            }
        }
        return running;
    }

    /** Lines of a table of contents: headings with a page number behind them. */
    private static Set<Integer> contents(List<Row> rows) {
        Set<Integer> found = new HashSet<>();
        boolean within = false;
        Vocabulary vocabulary = Vocabulary.standard();
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).text();
            boolean dotted = withoutPage(text, true) != null;
            if (vocabulary.is("page", "contents", text)) {
                within = true;
                found.add(i);
            } else if (dotted) {
                found.add(i);
            } else if (within) {
                // Within the list a title may be wrapped or lack its number, but not twice in a row.
                boolean entry = withoutPage(text, false) != null;
                boolean wrapped = i + 1 < rows.size()
                        && withoutPage(rows.get(i + 1).text(), false) != null
                        && !Text.sentence(text)
                        && text.length() < Heading.LONGEST;
                within = entry || wrapped;
                if (within) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    /**
     * The entry of a table of contents without its page number, or null when the line is none.
     *
     * @param dotted whether leaders must stand between title and number
     */
    static @Nullable String withoutPage(String text, boolean dotted) {
        int end = text.length();
        while (end > 0 && Digits.digit(text.charAt(end - 1))) {
            end--;
        }
        if (end == text.length() || end == 0 || text.length() - end > 4) {
            return null;
        }
        int title = end;
        int leaders = 0;
        while (title > 0 && (LEADERS.indexOf(text.charAt(title - 1)) >= 0 || Text.space(text.charAt(title - 1)))) {
            leaders += Text.space(text.charAt(title - 1)) ? 0 : text.charAt(title - 1) == '…' ? 3 : 1;
            title--;
        }
        boolean separate = leaders >= 3 || (!dotted && title < end && leaders == 0);
        return separate && title > 1 ? Text.strip(text.substring(0, title)) : null;
    }
}

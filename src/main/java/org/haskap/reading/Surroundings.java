package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Finding.Severity;

/** What a plan prints around its tree: the country's goals, the zones of a map. */
final class Surroundings {
    private static final int MOST_ROWS = 40;
    private static final int LONGEST_NAME = 24;

    private Surroundings() {}

    /**
     * Makes the country's goals a passage of the plan. A plan prints them beside its own without a word on which belongs
     * to which, so that is left to a person.
     */
    static void counterparts(Outline outline, Ledger ledger) {
        Branch root = outline.root();
        for (List<Row> rows : List.copyOf(root.sections.values())) {
            for (int i = 0; i < rows.size(); i++) {
                if (PlanDraft.counterparts(rows.get(i).text())) {
                    long goals = root.children.stream()
                            .filter(c -> c.level.equals("goal"))
                            .count();
                    take(rows, i, goals, root, ledger);
                    return;
                }
            }
        }
    }

    private static void take(List<Row> rows, int at, long goals, Branch root, Ledger ledger) {
        int from = at;
        while (from > 0 && at - from < MOST_ROWS && fragment(rows.get(from - 1))) {
            from--;
        }
        int to = at + 1;
        while (to < rows.size() && to - at < MOST_ROWS && fragment(rows.get(to))) {
            to++;
        }
        List<Row> above = entries(rows.subList(from, at));
        List<Row> below = entries(rows.subList(at + 1, to));
        // A drawing may set the label beside the list rather than above it; only the number of goals proves that.
        boolean beside = begun(above) > 0 && begun(above) + begun(below) == goals;
        if (!beside) {
            from = at;
        }
        if (!beside && below.isEmpty()) {
            return;
        }
        Row label = rows.get(at);
        rows.subList(from, to).clear();
        root.headings.put(label, label.text());
        if (beside) {
            above.forEach(row -> root.add(label.text(), row));
        }
        below.forEach(row -> root.add(label.text(), row));
        if (goals > 0) {
            ledger.note(
                    Severity.NOTICE,
                    "counterparts-not-paired",
                    "「" + label.text()
                            + "」がこの計画の基本目標と並べて書かれていますが、どれがどれに当たるかは書かれていないため、対応させていません。対応を示すときは、人が確かめて書き入れてください。",
                    label.place());
        }
    }

    /** The rows with each told whether it goes on with the one before: by its wording alone, for lists are short. */
    private static List<Row> entries(List<Row> rows) {
        List<Row> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            entries.add(row.wrapping(i > 0 && Text.leans(rows.get(i - 1).text(), row.text())));
        }
        return entries;
    }

    private static long begun(List<Row> entries) {
        return entries.stream().filter(row -> !row.wraps()).count();
    }

    private static boolean fragment(Row row) {
        return !Text.sentence(row.text()) && row.text().length() < 30 && Mark.of(row.text()) == null;
    }

    /** The zones on the maps: a name that ends like one, and what it is for in brackets, perhaps on the next line. */
    static List<PlanDraft.Zone> zones(List<List<Row>> maps, Branch root, Ledger ledger) {
        List<PlanDraft.Zone> zones = new ArrayList<>();
        for (List<Row> map : maps) {
            String heading = map.getFirst().text();
            ledger.content(map.getFirst(), "plan:" + heading);
            for (int i = 1; i < map.size(); i++) {
                String text = map.get(i).text();
                int bracket = Math.max(text.indexOf('（'), text.indexOf('('));
                String name = Text.strip(bracket > 0 ? text.substring(0, bracket) : text);
                if (name.length() > LONGEST_NAME || !Vocabulary.standard().ends("zone", name)) {
                    root.add(heading, map.get(i));
                    continue;
                }
                ledger.content(map.get(i), "zone:" + name);
                String theme = bracket > 0 ? text.substring(bracket) : "";
                if (theme.isEmpty()
                        && i + 1 < map.size()
                        && inBrackets(map.get(i + 1).text())) {
                    i++;
                    theme = map.get(i).text();
                    ledger.content(map.get(i), "zone:" + name);
                }
                String inside = inBrackets(theme) ? theme.substring(1, theme.length() - 1) : theme;
                zones.add(new PlanDraft.Zone(
                        name,
                        inside,
                        map.get(i - (theme.isEmpty() || bracket > 0 ? 0 : 1)).place()));
            }
        }
        return zones;
    }

    private static boolean inBrackets(String text) {
        return text.length() > 2
                && "（(".indexOf(text.charAt(0)) >= 0
                && "）)".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}

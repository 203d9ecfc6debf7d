package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Finding.Severity;

/** What a plan prints around its tree: the country's goals beside its own, the zones of a map. */
final class Surroundings {
    private static final String COUNTERPART = "国の基本目標";
    private static final int LONGEST_NAME = 24;

    private Surroundings() {}

    /** Puts the country's goals beside the plan's when there are as many of them. */
    static void counterparts(Outline outline, Ledger ledger) {
        Branch root = outline.root();
        List<Branch> goals =
                root.children.stream().filter(c -> c.level.equals("goal")).toList();
        for (List<Row> rows : root.sections.values()) {
            for (int i = 0; i < rows.size(); i++) {
                if (Vocabulary.standard().is("other", "counterpart", rows.get(i).text())) {
                    match(rows, i, goals, ledger);
                    return;
                }
            }
        }
    }

    private static void match(List<Row> rows, int label, List<Branch> goals, Ledger ledger) {
        int from = label;
        while (from > 0 && fragment(rows.get(from - 1))) {
            from--;
        }
        int to = label + 1;
        while (to < rows.size() && fragment(rows.get(to)) && to - from < 40) {
            to++;
        }
        List<List<Row>> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Row row = rows.get(i);
            boolean goesOn = i > from
                    && i != label
                    && i - 1 != label
                    && Text.leans(rows.get(i - 1).text(), row.text());
            if (goesOn) {
                entries.getLast().add(row);
            } else if (i != label) {
                entries.add(new ArrayList<>(List.of(row)));
            }
        }
        if (entries.size() != goals.size() || goals.isEmpty()) {
            ledger.note(
                    Severity.WARNING,
                    "counterparts-not-matched",
                    "国の基本目標が" + entries.size() + "件、この計画の基本目標が" + goals.size()
                            + "件と数が合わないため、対応させていません。対応を確かめて書き入れてください。",
                    rows.get(label).place());
            return;
        }
        ledger.furniture(rows.get(label), NamedOutline.DRAWING);
        for (int i = 0; i < goals.size(); i++) {
            for (Row row : entries.get(i)) {
                goals.get(i).add(COUNTERPART, row);
            }
        }
        rows.subList(from, to).clear();
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

package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of projects: names with the departments in charge, each followed by its description. Two ways of
 * printing are known: a name that ends with its departments in 【 】, and items with a mark.
 */
final class ProjectReader {
    private static final String LEVEL = "project";
    private static final String DESCRIPTION = "概要";

    private ProjectReader() {}

    /** Makes the rows of the branch's list of projects children of it. */
    static void read(Branch branch) {
        List<Row> rows = branch.projects;
        List<Entry> entries = bracketed(rows);
        if (entries.isEmpty()) {
            entries = marked(rows);
        }
        int from = entries.isEmpty() ? rows.size() : entries.getFirst().from();
        for (Row row : rows.subList(0, from)) {
            branch.add("事業", row);
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int end = i + 1 < entries.size() ? entries.get(i + 1).from() : rows.size();
            grow(branch, entry, rows, end);
        }
    }

    private static void grow(Branch branch, Entry entry, List<Row> rows, int end) {
        Title title = Title.of(entry.title());
        Branch project = branch.grow(LEVEL, List.of(), entry.label(), title.text(), rows.get(entry.from()));
        project.mentions.addAll(rows.subList(entry.from() + 1, entry.to()));
        project.flags.addAll(title.flags());
        project.departments.addAll(entry.departments().isEmpty() ? title.departments() : entry.departments());
        for (Row row : rows.subList(entry.to(), end)) {
            List<String> departments = Passage.departments(row.text());
            if (departments != null && project.departments.isEmpty()) {
                project.departments.addAll(departments);
                project.mentions.add(row);
            } else {
                project.add(DESCRIPTION, row);
            }
        }
    }

    /** Names that end with departments in 【 】, which may stand on the next line or be wrapped themselves. */
    private static List<Entry> bracketed(List<Row> rows) {
        List<Entry> entries = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < rows.size(); i++) {
            Bracket bracket = bracket(rows, i);
            if (bracket == null) {
                continue;
            }
            int from = i;
            String title = bracket.before();
            while (from > free
                    && i - from < 4
                    && belongs(rows.get(from - 1), rows.get(from), title, from - 1 == free)) {
                from--;
                title = Text.join(rows.get(from).text(), title);
            }
            Mark mark = Mark.of(title);
            boolean marked = mark != null && mark.style() != Mark.Style.LENTICULAR;
            entries.add(new Entry(
                    from,
                    bracket.to(),
                    marked && mark != null ? mark.printed() : "",
                    marked && mark != null ? mark.rest() : title,
                    bracket.departments()));
            free = bracket.to();
            i = bracket.to() - 1;
        }
        entries.removeIf(e -> e.title().isEmpty());
        return entries;
    }

    /** Whether the row above is the beginning of a name of which {@code rest} is known so far. */
    private static boolean belongs(Row above, Row row, String rest, boolean first) {
        if (Text.sentence(above.text()) || Text.strip(above.text()).endsWith("】")) {
            return false;
        }
        boolean split = rest.isEmpty() || Text.open(above.text()) > 0;
        boolean aside = above.text().endsWith("）") || above.text().endsWith(")");
        return split || (row.wraps() && (first || (!aside && Text.leans(above.text(), row.text()))));
    }

    /** Departments in 【 】 at the end of this row, running over at most two more. */
    private static @Nullable Bracket bracket(List<Row> rows, int at) {
        String text = rows.get(at).text();
        int open = text.lastIndexOf('【');
        if (open < 0) {
            return null;
        }
        String inside = text.substring(open + 1);
        int to = at + 1;
        while (inside.indexOf('】') < 0 && to < rows.size() && to < at + 3) {
            inside += rows.get(to).text();
            to++;
        }
        if (!inside.endsWith("】")) {
            return null;
        }
        List<String> departments = Title.departments(inside.substring(0, inside.length() - 1));
        return departments.isEmpty() ? null : new Bracket(Text.strip(text.substring(0, open)), departments, to);
    }

    /** Items with a mark; the mark of the first item is the mark of all. */
    private static List<Entry> marked(List<Row> rows) {
        List<Entry> entries = new ArrayList<>();
        Mark.Style style = null;
        for (int i = 0; i < rows.size(); i++) {
            Mark mark = Mark.of(rows.get(i).text());
            if (mark == null || mark.rest().isEmpty() || (style != null && mark.style() != style)) {
                continue;
            }
            if (Text.sentence(mark.rest()) && mark.style().item()) {
                continue;
            }
            style = mark.style();
            int to = i + 1;
            String title = mark.rest();
            while (to < rows.size()
                    && Text.open(title) > 0
                    && to < i + 4
                    && Mark.of(rows.get(to).text()) == null) {
                title = Text.join(title, rows.get(to).text());
                to++;
            }
            String[] cells = title.split("\t", -1);
            List<String> departments =
                    cells.length > 1 ? Title.departments(Text.strip(cells[cells.length - 1])) : List.of();
            String name = departments.isEmpty() ? title : title.substring(0, title.lastIndexOf('\t'));
            entries.add(new Entry(i, to, mark.printed(), Text.strip(name), departments));
            i = to - 1;
        }
        return entries;
    }

    /**
     * @param from index of the first row of the name
     * @param to index after its last row
     */
    private record Entry(int from, int to, String label, String title, List<String> departments) {}

    /**
     * @param before what stands before the bracket
     * @param to index after the row that closes it
     */
    private record Bracket(String before, List<String> departments, int to) {}
}

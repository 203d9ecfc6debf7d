package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of a document that show the plan another way: the overview on one sheet, the map. They are set aside, for they
 * repeat in few words what the pages proper say.
 *
 * @param overviews rows of each overview, its heading first
 * @param maps rows of each map, its heading first
 * @param rest everything else
 */
record Regions(List<List<Row>> overviews, List<List<Row>> maps, List<Row> rest) {

    /** An overview fits on a few sheets. */
    private static final int MOST_ROWS = 600;

    /** Splits the rows. */
    static Regions of(List<Row> rows) {
        List<List<Row>> overviews = new ArrayList<>();
        List<List<Row>> maps = new ArrayList<>();
        List<Row> rest = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            boolean overview = heads(rows.get(i), "overview");
            boolean map = heads(rows.get(i), "map");
            int end = overview || map ? end(rows, i) : i + 1;
            List<Row> region = rows.subList(i, end);
            if (overview && listed(region)) {
                overviews.add(region);
            } else if (map && end - i > 2) {
                maps.add(region);
            } else {
                end = i + 1;
                rest.add(rows.get(i));
            }
            i = end;
        }
        return new Regions(overviews, maps, rest);
    }

    private static boolean heads(Row row, String page) {
        Mark mark = Mark.of(row.text());
        boolean prose = Text.sentence(row.text())
                || row.text().length() > 60
                || row.text().startsWith("※");
        boolean item = mark != null && (mark.style().item() || mark.style() == Mark.Style.CIRCLED);
        if (prose || item || row.wraps() || !Vocabulary.standard().holds("page", page, row.text())) {
            return false;
        }
        String core = Text.core(row.text());
        boolean inBrackets = !Vocabulary.standard().holds("page", page, core);
        return inBrackets
                || Vocabulary.standard().words("page", page).stream()
                        .anyMatch(word -> core.endsWith(word) || core.startsWith(word) || row.breaks());
    }

    /** An overview holds many headings and no finished sentence to speak of. */
    private static boolean listed(List<Row> region) {
        long sentences = region.stream().filter(r -> Text.sentence(r.text())).count();
        long marked = region.stream()
                .filter(r -> Mark.of(r.text()) != null || Heading.head(r.text()) != null)
                .count();
        return marked >= 3 && sentences * 10 <= region.size();
    }

    /** Index after the region: where another begins, a chapter begins, a node's own page begins or one is named again. */
    private static int end(List<Row> rows, int from) {
        Set<String> seen = new HashSet<>();
        int limit = Math.min(rows.size(), from + MOST_ROWS);
        for (int i = from + 1; i < limit; i++) {
            Row row = rows.get(i);
            if (row.breaks() && (heads(row, "overview") || heads(row, "map"))) {
                return i;
            }
            Mark mark = Mark.of(row.text());
            boolean chapter = mark != null
                    && switch (mark.style()) {
                        case PART, CHAPTER, SECTION, ROMAN, DECIMAL -> true;
                        default -> false;
                    };
            if (chapter || page(rows, i)) {
                return i;
            }
            Heading head = Heading.head(row.text());
            if (head != null && !seen.add(head.level() + head.numbers() + Text.fold(head.title()))) {
                return i;
            }
        }
        return limit;
    }

    /** Whether a goal's or measure's own page begins here: its heading, and a named passage soon after. */
    private static boolean page(List<Row> rows, int at) {
        String text = rows.get(at).text();
        boolean head = Heading.head(text) != null
                || Heading.levelAlone(text)
                        .filter(level -> at + 1 < rows.size()
                                && Heading.below(level, text, rows.get(at + 1).text()) != null)
                        .isPresent();
        if (!head) {
            return false;
        }
        for (int i = at + 1; i < Math.min(rows.size(), at + 4); i++) {
            Passage passage = Passage.of(rows.get(i).text());
            if (passage != null && !passage.projects() && passage.whole()) {
                return true;
            }
        }
        return false;
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a numbered document: a marked line with its title, or unmarked text.
 *
 * @param mark its mark, or null for text
 * @param rows its rows: those of the title, or those of the text
 * @param title the title with the mark taken off, wrapped lines joined; empty for text
 * @param passage the named passage that the text belongs to, or null
 */
record Item(
        @Nullable Mark mark,
        List<Row> rows,
        String title,
        @Nullable String passage) {

    /** Longer ones are marked paragraphs, not titles. */
    private static final int LONGEST_TITLE = 90;

    /** A title is broken over at most this many lines. */
    private static final int MOST_ROWS = 4;

    Row row() {
        return rows.getFirst();
    }

    /** Cuts the rows into items. */
    static List<Item> of(List<Row> rows) {
        List<Item> items = new ArrayList<>();
        String passage = null;
        for (int i = 0; i < rows.size(); ) {
            Row row = rows.get(i);
            Mark mark = Mark.of(row.text());
            Passage named = Passage.of(rows, i);
            if (named != null && (mark == null || mark.style().bullet())) {
                passage = named.name();
                items.add(new Item(
                        null, List.of(row), named.whole() && named.rest().isEmpty() ? named.name() : "", passage));
                i++;
            } else if (mark != null && titled(mark, passage)) {
                passage = null;
                Item item = marked(mark, rows, i);
                items.add(item);
                i += item.rows().size();
            } else {
                items.add(new Item(null, List.of(row), "", passage));
                i++;
            }
        }
        return items;
    }

    private static boolean titled(Mark mark, @Nullable String passage) {
        boolean list = (mark.style().item() && passage != null) || ArrowLine.indicators(mark.rest());
        int end = mark.rest().indexOf('。');
        boolean paragraph =
                (end >= 0 && end < mark.rest().length() - 1) || mark.rest().length() > LONGEST_TITLE;
        return !list && !paragraph;
    }

    /** A title with the lines it is broken over; a mark alone takes the next line as its title. */
    private static Item marked(Mark mark, List<Row> rows, int at) {
        List<Row> own = new ArrayList<>(List.of(rows.get(at)));
        String title = mark.rest();
        for (int i = at + 1; i < rows.size() && own.size() < MOST_ROWS; i++) {
            Row next = rows.get(i);
            boolean first = title.isEmpty() && !next.breaks();
            boolean wrapped = !title.isEmpty() && next.wraps() && !prose(rows, i) && !Text.sentence(title);
            if (Mark.of(next.text()) != null || Passage.of(next.text()) != null || !(first || wrapped)) {
                break;
            }
            own.add(next);
            title = Text.join(title, next.text());
        }
        return new Item(mark, List.copyOf(own), title, null);
    }

    /** Whether text of finished sentences begins here: it is no rest of a title. */
    private static boolean prose(List<Row> rows, int at) {
        for (int i = at; i < Math.min(rows.size(), at + 4); i++) {
            if (Text.sentence(rows.get(i).text())) {
                return true;
            }
            if (i + 1 >= rows.size()
                    || !rows.get(i + 1).wraps()
                    || Mark.of(rows.get(i + 1).text()) != null) {
                return false;
            }
        }
        return true;
    }
}

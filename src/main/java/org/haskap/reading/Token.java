package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row, or two that belong together, says in a plan that names its levels.
 *
 * @param kind what it is
 * @param rows the rows, at least one
 * @param heading for {@link Kind#HEAD} and {@link Kind#FOOT}
 * @param passage for {@link Kind#PASSAGE}
 * @param mark for {@link Kind#MARK}
 */
record Token(
        Kind kind,
        List<Row> rows,
        @Nullable Heading heading,
        @Nullable Passage passage,
        @Nullable Mark mark) {

    /** Kinds of rows. */
    enum Kind {
        /** A heading that names its level and number. */
        HEAD,
        /** The same behind the title, at the foot of a page. */
        FOOT,
        /** Begins a named passage. */
        PASSAGE,
        /** A label of a drawing or of a table's columns. */
        LABEL,
        /** A numbered or bulleted line. */
        MARK,
        /** Anything else. */
        TEXT
    }

    Row row() {
        return rows.getFirst();
    }

    String text() {
        return row().text();
    }

    /** Level of the heading, or empty. */
    String level() {
        return heading == null ? "" : heading.level();
    }

    boolean is(Kind other) {
        return kind == other;
    }

    static Token of(Kind kind, Row row) {
        return new Token(kind, List.of(row), null, null, null);
    }

    static Token heading(Kind kind, List<Row> rows, Heading heading) {
        return new Token(kind, rows, heading, null, null);
    }

    /** Tells what each row is. */
    static List<Token> of(List<Row> rows) {
        List<Token> tokens = new ArrayList<>(rows.size());
        // Words of two letters (政策) stand in any text; only as headings they would tell, and those name their level.
        boolean directions = rows.stream()
                .anyMatch(r ->
                        Heading.levelAlone(r.text()).filter("direction"::equals).isPresent()
                                || Vocabulary.standard().words("level", "direction").stream()
                                        .filter(word -> word.length() > 2)
                                        .anyMatch(word -> r.text().contains(word)));
        for (int i = 0; i < rows.size(); i++) {
            Token token = of(rows, i, directions);
            tokens.add(token);
            i += token.rows().size() - 1;
        }
        return tokens;
    }

    private static Token of(List<Row> rows, int at, boolean directions) {
        Row row = rows.get(at);
        String text = row.text();
        Row next = at + 1 < rows.size() ? rows.get(at + 1) : null;
        Heading head = Heading.head(text);
        if (head != null) {
            return wrapped(head, row, next);
        }
        var alone = Heading.levelAlone(text);
        if (alone.isPresent()) {
            Heading below = next == null ? null : Heading.below(alone.get(), text, next.text());
            if (below != null
                    && next != null
                    && !row.text().isEmpty()
                    && below.numbers().size() == 1) {
                return heading(Kind.HEAD, List.of(row, next), below);
            }
            boolean drawn = next == null || (!Text.sentence(next.text()) && Text.width(next.text()) < 60);
            if (drawn) {
                return of(Kind.LABEL, row);
            }
        }
        Heading foot = Heading.foot(text);
        if (foot != null) {
            return heading(Kind.FOOT, List.of(row), foot);
        }
        Passage passage = Passage.of(rows, at);
        if (passage != null) {
            return new Token(Kind.PASSAGE, List.of(row), null, passage, null);
        }
        Mark mark = Mark.of(text);
        if (mark == null) {
            boolean label = text.length() <= 14
                    && Heading.levelAlone(text.substring(text.lastIndexOf('の') + 1))
                            .isPresent()
                    && !Vocabulary.standard().is("other", "counterpart", text);
            return of(label ? Kind.LABEL : Kind.TEXT, row);
        }
        if (mark.rest().isEmpty() && mark.numbers().size() > 1) {
            return of(Kind.LABEL, row);
        }
        String level = pathLevel(mark, directions);
        if (level != null && text.length() <= Heading.LONGEST && !Text.sentence(text)) {
            String word = Vocabulary.standard().words("level", level).getFirst();
            return heading(
                    Kind.HEAD,
                    List.of(row),
                    new Heading(level, word, mark.numbers(), mark.printed(), mark.rest(), false));
        }
        return new Token(Kind.MARK, List.of(row), null, null, mark);
    }

    /** In a plan that speaks of directions, 1-1 numbers the first goal's first direction, 1-1-1 a measure below it. */
    private static @Nullable String pathLevel(Mark mark, boolean directions) {
        return switch (mark.style()) {
            case PATH2 -> directions ? "direction" : "measure";
            case PATH3 -> directions ? "measure" : "project";
            default -> null;
        };
    }

    /** A heading whose title stands on the next line, or is broken by the margin. */
    private static Token wrapped(Heading head, Row row, @Nullable Row next) {
        if (next == null || next.breaks() || Heading.head(next.text()) != null || Passage.of(next.text()) != null) {
            return heading(Kind.HEAD, List.of(row), head);
        }
        boolean plain = Mark.of(next.text()) == null && !Text.sentence(next.text());
        if (plain && head.title().isEmpty() && next.text().length() <= Heading.LONGEST) {
            return heading(Kind.HEAD, List.of(row, next), head.titled(next.text()));
        }
        boolean broken = plain && !head.title().isEmpty() && Text.leans(head.title(), next.text());
        return broken && next.text().length() < 40
                ? heading(Kind.HEAD, List.of(row, next), head.titled(Text.join(head.title(), next.text())))
                : heading(Kind.HEAD, List.of(row), head);
    }
}

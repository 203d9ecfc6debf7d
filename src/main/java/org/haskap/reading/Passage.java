package org.haskap.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a named passage: 「■施策概要」, 「【現状と課題】」, 「対象：市民」, or the head of a table of figures.
 *
 * @param name the vocabulary's name of the passage
 * @param whole whether the row is only a heading; otherwise the row itself belongs to the passage
 * @param rest what stands behind a heading on the same line; empty when the row is only a heading
 */
record Passage(String name, boolean whole, String rest) {
    private static final String DECORATION = "■□◆◇●○◎★▶▼【［[〔《〈＜<";
    private static final String CLOSING = "】］]〕》〉＞>";

    /** The passage that begins here, or null. */
    static @Nullable Passage of(String text) {
        if (text.length() > 120) {
            return null;
        }
        int from = 0;
        while (from < text.length() && DECORATION.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && CLOSING.indexOf(text.charAt(to)) < 0 && ":：\t".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        Vocabulary vocabulary = Vocabulary.standard();
        var group = vocabulary.group("section", Text.core(text.substring(from, to)));
        if (group.isPresent()) {
            String rest = to < text.length() ? Mark.separated(text.substring(to + 1)) : "";
            boolean table = rest.isEmpty() || !heads(rest);
            return new Passage(group.get(), table, table ? rest : "");
        }
        return heads(text) ? tableHead(text) : null;
    }

    /** A row of columns' headings that begins with the name of a passage of figures. */
    private static @Nullable Passage tableHead(String text) {
        Vocabulary vocabulary = Vocabulary.standard();
        String folded = Text.fold(text);
        for (String name : vocabulary.words("role", "figures")) {
            for (String word : vocabulary.words("section", name)) {
                if (folded.startsWith(word)) {
                    return new Passage(name, false, "");
                }
            }
        }
        return null;
    }

    /** Whether the text holds at least two words that head columns of figures. */
    static boolean heads(String text) {
        String folded = Text.fold(text);
        return text.length() <= 120
                && folded.indexOf('。') < 0
                && Vocabulary.standard().words("table", "heads").stream()
                                .filter(folded::contains)
                                .count()
                        >= 2
                && folded.contains("値");
    }

    boolean projects() {
        return Vocabulary.standard().is("role", "projects", name);
    }

    boolean figures() {
        return Vocabulary.standard().is("role", "figures", name);
    }

    /** The departments a line like 「担当課：商工課・観光課」 names, or null when it is no such line. */
    static @Nullable List<String> departments(String text) {
        Passage passage = of(text);
        return passage != null && Vocabulary.standard().is("role", "departments", passage.name())
                ? Title.departmentLine(passage.rest())
                : null;
    }
}

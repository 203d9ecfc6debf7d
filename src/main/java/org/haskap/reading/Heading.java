package org.haskap.reading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A heading that names its level: 「基本目標１：…」, 「【施策①】 …」, 「施策１－１ …」; or the same at the foot of a page,
 * 「… 施策②」.
 *
 * @param level key of the level in the vocabulary
 * @param word what the document calls the level
 * @param numbers its number or path of numbers
 * @param label the number as printed
 * @param title its name; empty when that stands on the next line
 * @param foot whether the level's name and number stand behind the title
 */
record Heading(String level, String word, List<Integer> numbers, String label, String title, boolean foot) {
    /** Longer lines are prose. */
    static final int LONGEST = 70;

    private static final String DECORATION = "■□◆◇●○◎★☆▶▷▼【［[〔《〈＜<";
    private static final String CLOSING = "】］]〕》〉＞>";
    private static final String PARTICLES = "のにはをがとでやもからへ";

    /** The heading at the head of a line, or null. */
    static @Nullable Heading head(String text) {
        if (text.length() > LONGEST || Text.sentence(text)) {
            return null;
        }
        int from = 0;
        while (from < text.length() && (DECORATION.indexOf(text.charAt(from)) >= 0 || Text.space(text.charAt(from)))) {
            from++;
        }
        Heading best = null;
        int longest = 0;
        Vocabulary vocabulary = Vocabulary.standard();
        for (String level : vocabulary.names("level")) {
            for (String word : vocabulary.words("level", level)) {
                if (word.length() > longest && text.startsWith(word, from)) {
                    Heading heading = numbered(level, word, text, from + word.length());
                    longest = word.length();
                    best = heading;
                }
            }
        }
        return best;
    }

    private static @Nullable Heading numbered(String level, String word, String text, int at) {
        var path = Digits.pathAt(text, at);
        if (path == null || path.numbers().stream().anyMatch(n -> n < 1 || n > 199)) {
            return null;
        }
        int end = Digits.spaces(text, path.end());
        boolean closed = end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0;
        boolean separate = closed
                || path.sure()
                || path.end() >= text.length()
                || Text.space(text.charAt(path.end()))
                || ":：.．、,，｜|「『/／".indexOf(text.charAt(path.end())) >= 0;
        String title = Mark.separated(text.substring(closed ? end + 1 : path.end()));
        if (title.startsWith("「") && title.endsWith("」")) {
            title = title.substring(1, title.length() - 1);
        }
        boolean sentence = !title.isEmpty() && !closed && PARTICLES.indexOf(title.charAt(0)) >= 0;
        boolean listed = !title.isEmpty() && (title.startsWith("～") || title.startsWith("及び"));
        return separate && !sentence && !listed
                ? new Heading(level, word, path.numbers(), Text.strip(text.substring(at, path.end())), title, false)
                : null;
    }

    /** The heading whose level and number stand behind its title, or null. */
    static @Nullable Heading foot(String text) {
        if (text.length() > LONGEST || text.indexOf('。') >= 0) {
            return null;
        }
        Vocabulary vocabulary = Vocabulary.standard();
        for (String level : vocabulary.names("level")) {
            for (String word : vocabulary.words("level", level)) {
                int at = text.lastIndexOf(word);
                var path = at > 1 ? Digits.pathAt(text, at + word.length()) : null;
                String title = at > 1 ? Text.strip(text.substring(0, at)) : "";
                if (path != null
                        && Digits.spaces(text, path.end()) == text.length()
                        && title.length() > 3
                        && Text.open(title) == 0
                        && PARTICLES.indexOf(title.charAt(title.length() - 1)) < 0
                        && "、，：:→".indexOf(title.charAt(title.length() - 1)) < 0
                        && Mark.of(title) == null) {
                    return new Heading(
                            level, word, path.numbers(), Text.strip(text.substring(at + word.length())), title, true);
                }
            }
        }
        return null;
    }

    /** Key of the level whose name is all that stands here. */
    static Optional<String> levelAlone(String text) {
        return Vocabulary.standard().group("level", text);
    }

    /** A number and a title, as they stand below a level's name: 「1 地元企業と…」, 「Ⅱ …」. */
    static @Nullable Heading below(String level, String word, String text) {
        var number = Digits.at(text, 0);
        if (number == null || text.length() > LONGEST || Text.sentence(text) || number.value() > 30) {
            return null;
        }
        String title = Mark.separated(text.substring(number.end()));
        boolean separate = number.end() < text.length()
                && (Text.space(text.charAt(number.end()))
                        || ".．:：".indexOf(text.charAt(number.end())) >= 0
                        || number.kind() != Digits.Kind.PLAIN);
        return separate && title.length() > 2 && !Digits.digit(title.charAt(0)) && !Text.dash(title.charAt(0))
                ? new Heading(level, word, List.of(number.value()), text.substring(0, number.end()), title, false)
                : null;
    }

    /** The same with what stands on the next line as its title. */
    Heading titled(String next) {
        return new Heading(level, word, numbers, label, next, foot);
    }
}

package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.jspecify.annotations.Nullable;

/** Footnotes below indicators, and the marks that point at them. */
final class IndicatorNotes {
    private static final Pattern MARK = Pattern.compile("[※＊*][ 　]?[0-9０-９]{0,2}|[(（]注[0-9０-９]{0,2}[)）]");
    private static final Pattern SEPARATOR = Pattern.compile("^[:：.．)）、 　]+");

    private static final int LONGEST_NAME = 100;
    private static final int MOST_OF_ONE_MARK = 20;

    /** Columns in print from which on a line is taken to have been broken by the margin. */
    private static final int FULL_LINE = 64;

    private IndicatorNotes() {}

    /**
     * A footnote.
     *
     * @param key its number, half-width, or empty for a bare ※
     * @param body what stands behind the mark
     * @param text the whole note as printed, wrapped lines joined
     * @param places its lines
     */
    record Note(String key, String body, String text, List<Place> places) {
        /** Copies the list. */
        Note {
            places = List.copyOf(places);
        }

        /** The line it begins on. */
        Place place() {
            return places.getFirst();
        }

        /** The note with its next line. */
        Note with(String line, Place next) {
            var all = new ArrayList<>(places);
            all.add(next);
            return new Note(key, Text.join(body, line), Text.join(text, line), all);
        }
    }

    /** Whether a line goes on with the note before it: the note is cut in its words, or by the margin. */
    static boolean goesOn(String lastLine, String line) {
        String last = TextWidth.trim(lastLine);
        String next = TextWidth.trim(line);
        boolean cut = Text.leans(last, next) || Text.width(last) >= FULL_LINE;
        return cut && !Text.sentence(last) && Mark.of(next) == null && Passage.of(next) == null;
    }

    /** Reads a line as a footnote, or null when it is none. */
    static @Nullable Note read(String line, Place place) {
        String text = TextWidth.trim(line);
        var mark = MARK.matcher(text);
        if (mark.lookingAt()) {
            String body = SEPARATOR.matcher(text.substring(mark.end())).replaceFirst("");
            return body.isEmpty() ? null : new Note(key(mark.group()), body, text, List.of(place));
        }
        var bare = BARE.matcher(text);
        return bare.lookingAt() ? new Note(key(bare.group()), text.substring(bare.end()), text, List.of(place)) : null;
    }

    /** 注1) and 注： open a line but never stand behind a name. */
    private static final Pattern BARE = Pattern.compile("注[0-9０-９]{0,2}[)）:：.．]");

    private static String key(String mark) {
        var digits = new StringBuilder();
        TextWidth.narrow(mark).chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Numbers of the notes that a text's marks point at. */
    static List<String> marks(String text) {
        var keys = new ArrayList<String>();
        var mark = MARK.matcher(text);
        while (mark.find()) {
            keys.add(key(mark.group()));
        }
        return keys;
    }

    /** The text without its marks. */
    static String without(String text) {
        return TextWidth.trim(MARK.matcher(text).replaceAll(""));
    }

    /**
     * The notes of each row of a table, in the order of the rows: those its marks point at; a bare ※ first goes to the
     * rows whose name it begins with, then to those that carry a bare mark, else to the whole table.
     */
    static List<List<Note>> assign(List<IndicatorRow> table, List<Note> notes) {
        var byName = new HashMap<String, List<Integer>>();
        var byMark = new HashMap<String, List<Integer>>();
        for (int row = 0; row < table.size(); row++) {
            byName.computeIfAbsent(key(table.get(row)), name -> new ArrayList<>())
                    .add(row);
            for (String mark : marks(table.get(row))) {
                byMark.computeIfAbsent(mark, key -> new ArrayList<>()).add(row);
            }
        }
        var assigned = new ArrayList<List<Note>>();
        table.forEach(row -> assigned.add(new ArrayList<>()));
        var used = new HashMap<String, Integer>();
        for (Note note : notes) {
            List<Integer> rows = rows(note, table.size(), byName, byMark);
            // The same mark explained again and again is no table's footnote; it would also grow without end.
            if (used.merge(note.key(), 1, Integer::sum) <= MOST_OF_ONE_MARK) {
                rows.forEach(row -> assigned.get(row).add(note));
            }
        }
        return assigned;
    }

    private static List<Integer> rows(
            Note note, int size, Map<String, List<Integer>> byName, Map<String, List<Integer>> byMark) {
        if (!note.key().isEmpty()) {
            return byMark.getOrDefault(note.key(), List.of());
        }
        String body = TextWidth.compact(note.body());
        for (int length = Math.min(body.length(), LONGEST_NAME); length > 1; length--) {
            List<Integer> named = byName.get(body.substring(0, length));
            if (named != null) {
                return named;
            }
        }
        List<Integer> marked = byMark.get("");
        return marked != null ? marked : IntStream.range(0, size).boxed().toList();
    }

    private static String key(IndicatorRow row) {
        return TextWidth.compact(without(IndicatorNames.bare(row.name())));
    }

    /** Numbers of the notes that a row's marks point at. */
    static Set<String> marks(IndicatorRow row) {
        var marks = new LinkedHashSet<>(marks(row.name()));
        row.cells().forEach(cell -> marks.addAll(marks(cell.text())));
        return marks;
    }
}

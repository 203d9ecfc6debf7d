package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.jspecify.annotations.Nullable;

/** Footnotes below indicators, and the marks that point at them. */
final class IndicatorNotes {
    private static final Pattern MARK = Pattern.compile("[※＊*][ 　]?[0-9０-９]{0,2}|[(（]注[0-9０-９]{0,2}[)）]");
    private static final Pattern SEPARATOR = Pattern.compile("^[:：.．)）、 　]+");

    private IndicatorNotes() {}

    /**
     * A footnote.
     *
     * @param key its number, half-width, or empty for a bare ※
     * @param body what stands behind the mark
     * @param text the whole line as printed
     */
    record Note(String key, String body, String text, Place place) {}

    /** Reads a line as a footnote, or null when it is none. */
    static @Nullable Note read(String line, Place place) {
        String text = TextWidth.trim(line);
        var mark = MARK.matcher(text);
        if (mark.lookingAt()) {
            String body = SEPARATOR.matcher(text.substring(mark.end())).replaceFirst("");
            return body.isEmpty() ? null : new Note(key(mark.group()), body, text, place);
        }
        var bare = BARE.matcher(text);
        return bare.lookingAt() ? new Note(key(bare.group()), text.substring(bare.end()), text, place) : null;
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
     * The notes of one row among the rows of its table: those its marks point at; a bare ※ first goes to the rows
     * whose name it begins with, then to those that carry a bare mark, else to the whole table.
     */
    static List<Note> of(IndicatorRow row, List<IndicatorRow> table, List<Note> notes) {
        return notes.stream().filter(note -> belongs(note, row, table)).toList();
    }

    private static boolean belongs(Note note, IndicatorRow row, List<IndicatorRow> table) {
        if (!note.key().isEmpty()) {
            return points(row, note.key());
        }
        if (table.stream().anyMatch(other -> begins(note, other))) {
            return begins(note, row);
        }
        return table.stream().noneMatch(other -> points(other, "")) || points(row, "");
    }

    private static boolean begins(Note note, IndicatorRow row) {
        String name = TextWidth.compact(without(IndicatorNames.bare(row.name())));
        return !name.isEmpty() && TextWidth.compact(note.body()).startsWith(name);
    }

    private static boolean points(IndicatorRow row, String key) {
        return marks(row.name()).contains(key)
                || row.cells().stream().anyMatch(cell -> marks(cell.text()).contains(key));
    }
}

package org.haskap.database;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, so that one statement with {@code unnest} inserts them all. Every column is an array of texts
 * that the statement casts to its type.
 */
public final class Columns {
    private static final char SEPARATOR = '\u001F';

    private Columns() {}

    /** One column of the rows; null stays null. A NUL character, which PostgreSQL refuses, becomes U+FFFD. */
    public static <T> @Nullable String[] of(List<T> rows, Function<? super T, ? extends @Nullable Object> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = column.apply(rows.get(i));
            texts[i] = value == null ? null : text(value.toString());
        }
        return texts;
    }

    /** Several texts in one, for the statement to take apart with {@code string_to_array(…, chr(31))}. */
    public static String joined(List<String> texts) {
        return texts.stream().map(text -> text.replace(SEPARATOR, ' ')).collect(Collectors.joining("" + SEPARATOR));
    }

    /** The text as PostgreSQL can hold it. */
    public static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }
}

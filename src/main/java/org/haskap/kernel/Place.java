package org.haskap.kernel;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in a source document, as its reader would count it.
 *
 * @param page page of a PDF, part of a text between form feeds, or sheet of a workbook; from 1
 * @param line line of the page (PDF), of the whole file (text, csv, docx) or row of the sheet (xlsx); from 1
 * @param column cell of the row or character of the line, from 1; null where the whole line is meant
 */
public record Place(int page, int line, @Nullable Integer column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::page)
            .thenComparingInt(Place::line)
            .thenComparingInt(p -> p.column() == null ? 0 : p.column());

    /** A whole line. */
    public static Place line(int page, int line) {
        return new Place(page, line, null);
    }

    /** The same line at the given column. */
    public Place at(int column) {
        return new Place(page, line, column);
    }

    /** The HTML id of this line on the page that shows the document, such as {@code p3-l12}. */
    public String anchor() {
        return "p" + page + "-l" + line;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

package org.haskap.reading;

import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;

/**
 * A document as text with places, before anything is understood.
 *
 * @param name file name without its folder
 * @param kind format it was read from
 * @param pages number of pages, at least 1
 * @param lines every line in reading order, blank ones included
 * @param findings what could not be taken from the file as it is (hidden rows, pages without text, odd quotes)
 */
public record Document(String name, Format kind, int pages, List<Line> lines, List<Finding> findings) {

    /** Copies the lists. */
    public Document {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /** A document whose file gave no cause for findings. */
    public Document(String name, Format kind, int pages, List<Line> lines) {
        this(name, kind, pages, lines, List.of());
    }

    /** Formats that can be read. */
    public enum Format {
        TXT,
        TSV,
        CSV,
        XLSX,
        DOCX,
        PDF
    }

    /**
     * One line.
     *
     * @param place where it stands
     * @param text the characters as printed, not normalised; the cells joined by tabs for a table
     * @param cells the row's cells for a format that has cells (tsv, csv, xlsx, docx tables, pdf lines with wide gaps);
     *     otherwise the one text
     */
    public record Line(Place place, String text, List<String> cells) {
        /** Copies the list. */
        public Line {
            cells = List.copyOf(cells);
        }

        /** A line without cells. */
        public static Line of(Place place, String text) {
            return new Line(place, text, List.of(text));
        }

        /** Whether nothing but white space (full-width included) stands here. */
        public boolean blank() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xFEFF) {
                    return false;
                }
            }
            return true;
        }
    }
}

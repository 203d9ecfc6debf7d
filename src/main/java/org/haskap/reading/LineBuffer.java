package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.UnreadableException.Problem;

/** Collects a document's lines and stops at the limits, so that no format can fill the memory. */
final class LineBuffer {
    private final String name;
    private final List<Document.Line> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long cells;
    private long characters;
    private boolean text;

    LineBuffer(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds a line without cells. */
    void add(Place place, String text) {
        add(Document.Line.of(place, text));
    }

    /** Adds a row of a table; a single cell is a line like any other. */
    void add(Place place, List<String> row) {
        if (row.size() > 1) {
            add(new Document.Line(place, String.join("\t", row), row));
        } else {
            add(place, row.isEmpty() ? "" : row.getFirst());
        }
    }

    private void add(Document.Line line) {
        Place place = line.place();
        lines.add(line);
        cells += line.cells().size();
        characters += line.text().length();
        text |= !line.blank();
        stopBeyond(Problem.TOO_MANY_LINES, lines.size(), Limits.LINES, place);
        stopBeyond(Problem.TOO_MANY_CELLS, cells, Limits.CELLS + (long) lines.size(), place);
        stopBeyond(Problem.TOO_MUCH_TEXT, characters, Limits.CHARACTERS, place);
    }

    private void stopBeyond(Problem problem, long count, long limit, Place place) {
        if (count > limit) {
            throw new UnreadableException(problem, name, limit, place.page(), place.line());
        }
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Number of lines so far. */
    int size() {
        return lines.size();
    }

    /** Whether anything but white space was added. */
    boolean hasText() {
        return text;
    }

    /**
     * The document of what was added.
     *
     * @throws UnreadableException when that is nothing but white space
     */
    Document toDocument(Document.Format format, int pages) {
        if (!text) {
            throw new UnreadableException(Problem.EMPTY, name);
        }
        return new Document(name, format, Math.max(1, pages), lines, findings);
    }
}

package org.haskap.reading;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.haskap.kernel.Place;
import org.haskap.reading.UnreadableException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Word documents (docx), streamed: a line for each paragraph and for each row of a table, in order, with the numbers
 * that Word shows before list paragraphs. Footnotes and endnotes follow the text. Pages are those the file says it was
 * last laid out in. Deleted text, field codes, headers and footers are left out.
 */
final class WordSource {
    private final OfficeSource office;
    private final PackagePart main;
    private final LineBuffer buffer;
    private final WordNumbering numbering = new WordNumbering();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<Table> tables = new ArrayDeque<>();
    private int page = 1;
    private boolean textSinceBreak;

    WordSource(OfficeSource office, PackagePart main, String name) {
        this.office = office;
        this.main = main;
        this.buffer = new LineBuffer(name);
    }

    /** A paragraph being read; a text box makes one stand inside another. */
    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private @Nullable String style;
        private @Nullable String list;
        private int level = -1;
    }

    /** A table being read. */
    private static final class Table {
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int span = 1;
        /** Depth of paragraphs around the table: those belong to the text, not to its cells. */
        private final int paragraphsOutside;

        private Table(int paragraphsOutside) {
            this.paragraphsOutside = paragraphsOutside;
        }
    }

    Document read() throws IOException, XMLStreamException, OpenXML4JException {
        for (String part : new String[] {"styles", "numbering"}) {
            PackagePart definitions = office.related(main, part);
            if (definitions != null) {
                office.stream(definitions, numbering::readDefinitions);
            }
        }
        office.stream(main, this::readText);
        for (String part : new String[] {"footnotes", "endnotes"}) {
            PackagePart notes = office.related(main, part);
            if (notes != null) {
                office.stream(notes, this::readText);
            }
        }
        return buffer.toDocument(Document.Format.DOCX, page);
    }

    private void readText(XMLStreamReader in) throws XMLStreamException {
        boolean text = false;
        int skipping = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    // Word repeats drawings as a fallback for old programs.
                    if (skipping > 0 || in.getLocalName().equals("Fallback")) {
                        skipping++;
                    } else {
                        text = in.getLocalName().equals("t");
                        start(in);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    text = false;
                    if (skipping > 0) {
                        skipping--;
                    } else {
                        end(in.getLocalName());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text && skipping == 0) {
                        write(in.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader in) {
        Paragraph paragraph = paragraphs.peek();
        String value = OfficeSource.attribute(in, "val");
        switch (in.getLocalName()) {
            case "p" -> {
                stopBelow(paragraphs.size());
                paragraphs.push(new Paragraph());
            }
            case "tbl" -> {
                stopBelow(tables.size());
                tables.push(new Table(paragraphs.size()));
            }
            case "tab" -> write("\t");
            case "br", "cr" -> {
                if ("page".equals(OfficeSource.attribute(in, "type"))) {
                    breakPage();
                } else {
                    write("\n");
                }
            }
            case "lastRenderedPageBreak" -> breakPage();
            case "noBreakHyphen" -> write("-");
            case "gridSpan" -> {
                if (!tables.isEmpty() && value != null) {
                    tables.element().span = Math.clamp(Integer.parseInt(value), 1, 1000);
                }
            }
            case "pStyle" -> {
                if (paragraph != null) {
                    paragraph.style = value;
                }
            }
            case "numId" -> {
                if (paragraph != null) {
                    paragraph.list = value;
                }
            }
            case "ilvl" -> {
                if (paragraph != null && value != null) {
                    paragraph.level = Integer.parseInt(value);
                }
            }
            default -> {}
        }
    }

    private void end(String element) {
        switch (element) {
            case "p" -> endParagraph();
            case "tc" -> endCell();
            case "tr" -> endRow();
            case "tbl" -> tables.poll();
            default -> {}
        }
    }

    private void stopBelow(int depth) {
        if (depth >= Limits.NESTING) {
            throw new UnreadableException(Problem.TOO_DEEP, buffer.name(), Limits.NESTING);
        }
    }

    private void write(String text) {
        Paragraph paragraph = paragraphs.peek();
        // A tab outside a run is the definition of a tab stop.
        if (paragraph != null) {
            paragraph.text.append(text);
            textSinceBreak |= !text.isBlank();
        }
    }

    /** A break said twice (by the author and by the last layout) is one. */
    private void breakPage() {
        if (textSinceBreak) {
            page++;
            textSinceBreak = false;
        }
    }

    private void endParagraph() {
        Paragraph paragraph = paragraphs.pop();
        String label = numbering.label(paragraph.style, paragraph.list, paragraph.level);
        String text = label.isEmpty() ? paragraph.text.toString() : label + " " + paragraph.text;
        Table table = tables.peek();
        if (table != null && paragraphs.size() >= table.paragraphsOutside) {
            if (!table.cell.isEmpty()) {
                table.cell.append('\n');
            }
            table.cell.append(text);
            return;
        }
        text.lines().forEach(line -> buffer.add(nextPlace(), line));
        if (text.isEmpty()) {
            buffer.add(nextPlace(), "");
        }
    }

    private void endCell() {
        Table table = tables.peek();
        if (table == null) {
            return;
        }
        table.cells.add(table.cell.toString().strip());
        for (int i = 1; i < table.span; i++) {
            table.cells.add("");
        }
        table.cell.setLength(0);
        table.span = 1;
    }

    /** A row becomes a line; that of a table inside a cell becomes a line of that cell. */
    private void endRow() {
        Table table = tables.peek();
        if (table == null) {
            return;
        }
        if (tables.size() == 1) {
            buffer.add(nextPlace(), table.cells);
        } else {
            tables.pop();
            StringBuilder outer = tables.element().cell;
            outer.append(outer.isEmpty() ? "" : "\n").append(String.join("\t", table.cells));
            tables.push(table);
        }
        table.cells.clear();
    }

    private Place nextPlace() {
        return Place.line(page, buffer.size() + 1);
    }
}

package org.haskap.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.UnreadableException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks (xlsx), streamed: a page for each sheet, a line for each row that has cells. Formulas give the value that
 * was last calculated. Readings of names (ふりがな), which Excel keeps beside the text, are left out. Hidden rows,
 * columns and sheets are read and noted.
 */
final class WorkbookSource {
    /** The last column Excel knows, XFD. */
    private static final int COLUMNS = 16_384;

    private final OfficeSource office;
    private final PackagePart workbook;
    private final LineBuffer buffer;
    private final List<String> strings = new ArrayList<>();
    private CellFormats formats = new CellFormats(false);

    WorkbookSource(OfficeSource office, PackagePart workbook, String name) {
        this.office = office;
        this.workbook = workbook;
        this.buffer = new LineBuffer(name);
    }

    private record Sheet(String name, String relation, boolean hidden) {}

    Document read() throws IOException, XMLStreamException, OpenXML4JException {
        List<Sheet> sheets = readSheetList();
        PackagePart shared = office.related(workbook, "sharedStrings");
        if (shared != null) {
            office.stream(shared, this::readSharedStrings);
        }
        PackagePart styles = office.related(workbook, "styles");
        if (styles != null) {
            office.stream(styles, formats::readStyles);
        }
        int page = 0;
        for (Sheet sheet : sheets) {
            var relation = workbook.getRelationship(sheet.relation);
            if (relation == null || !relation.getRelationshipType().endsWith("/worksheet")) {
                continue; // a sheet that is nothing but a chart
            }
            int number = ++page;
            if (sheet.hidden) {
                note("hidden-sheet", "シート「" + sheet.name + "」は非表示です。公開してよい内容か確かめてください。", number, 1);
            }
            office.stream(workbook.getRelatedPart(relation), in -> readSheet(in, number));
        }
        return buffer.toDocument(Document.Format.XLSX, page);
    }

    private List<Sheet> readSheetList() throws IOException, XMLStreamException {
        var sheets = new ArrayList<Sheet>();
        office.stream(workbook, in -> {
            while (in.hasNext()) {
                if (in.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (in.getLocalName().equals("workbookPr")) {
                    formats = new CellFormats(OfficeSource.flag(in, "date1904", false));
                } else if (in.getLocalName().equals("sheet")) {
                    String relation = OfficeSource.attribute(in, "id");
                    String state = OfficeSource.attribute(in, "state");
                    sheets.add(new Sheet(
                            orEmpty(OfficeSource.attribute(in, "name")),
                            orEmpty(relation),
                            state != null && !state.equals("visible")));
                }
            }
        });
        return sheets;
    }

    private void readSharedStrings(XMLStreamReader in) throws XMLStreamException {
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT
                    && in.getLocalName().equals("si")) {
                strings.add(richText(in, "si"));
            }
        }
    }

    /** The text of the runs up to the element's end, without the readings that Excel keeps beside it. */
    private static String richText(XMLStreamReader in, String element) throws XMLStreamException {
        var text = new StringBuilder();
        boolean reading = false;
        boolean inText = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                reading |= in.getLocalName().equals("rPh");
                inText = in.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (in.getLocalName().equals(element)) {
                    break;
                }
                reading &= !in.getLocalName().equals("rPh");
                inText = false;
            } else if (in.hasText() && inText && !reading) {
                text.append(in.getText());
            }
        }
        return text.toString();
    }

    private void readSheet(XMLStreamReader in, int page) throws XMLStreamException {
        int row = 0;
        var hiddenRows = new ArrayList<Integer>();
        while (in.hasNext()) {
            if (in.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (in.getLocalName().equals("row")) {
                String number = OfficeSource.attribute(in, "r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                boolean hidden = OfficeSource.flag(in, "hidden", false);
                List<String> cells = readRow(in);
                if (hidden && cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    hiddenRows.add(row);
                }
                buffer.add(Place.line(page, row), cells);
            } else if (in.getLocalName().equals("col") && OfficeSource.flag(in, "hidden", false)) {
                String first = orEmpty(OfficeSource.attribute(in, "min"));
                note("hidden-columns", "非表示の列（" + first + " 列目から）があります。公開してよい内容か確かめてください。", page, 1);
            }
        }
        if (!hiddenRows.isEmpty()) {
            String text = "非表示の行が " + hiddenRows.size() + " 行あり、読み取りに含めました。公開してよい内容か確かめてください。";
            note("hidden-rows", text, page, hiddenRows.getFirst());
        }
    }

    private List<String> readRow(XMLStreamReader in) throws XMLStreamException {
        var cells = new ArrayList<String>();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("c")) {
                int column = column(OfficeSource.attribute(in, "r"), cells.size());
                String value = readCell(in);
                if (value.isEmpty()) {
                    continue;
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                if (cells.size() > column) {
                    cells.set(column, value);
                } else {
                    cells.add(value);
                }
            }
        }
        return cells;
    }

    private String readCell(XMLStreamReader in) throws XMLStreamException {
        String type = orEmpty(OfficeSource.attribute(in, "t"));
        String style = OfficeSource.attribute(in, "s");
        String text = "";
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("c")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (in.getLocalName().equals("v")) {
                text = in.getElementText();
            } else if (in.getLocalName().equals("is")) {
                text = richText(in, "is");
            }
        }
        return switch (type) {
            case "s" -> text.isEmpty() ? "" : strings.get(Integer.parseInt(text.trim()));
            case "b" -> text.trim().equals("1") ? "TRUE" : "FALSE";
            case "", "n" -> formats.format(text.trim(), style == null ? 0 : Integer.parseInt(style));
            default -> text;
        };
    }

    /** The column of a reference such as {@code BC12}, counted from 0. */
    private int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && column <= COLUMNS; i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        if (column < 1 || column > COLUMNS) {
            throw new UnreadableException(Problem.BROKEN, buffer.name(), "xlsx");
        }
        return column - 1;
    }

    private void note(String code, String message, int page, int row) {
        buffer.add(new Finding(Finding.Severity.WARNING, code, message, Place.line(page, row)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

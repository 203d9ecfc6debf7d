package org.haskap.entry;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.kernel.SpreadsheetText;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.Document;
import org.jspecify.annotations.Nullable;

/**
 * Values as rows of a table: typed into a form, pasted from a spreadsheet, or sent as a file. All of them go one way from here.
 *
 * @param rows the rows that hold anything
 * @param problem why the table as a whole cannot be taken, with the remedy, or null
 */
record Sheet(List<Row> rows, @Nullable String problem) {
    /** Rows that one table may have; more are sent in several. */
    static final int MOST_ROWS = 2_000;

    /** Characters that one table may have: so many fit into a form, nine bytes each at worst. */
    static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_COLUMNS = 60;

    Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line its number in what was pasted or sent, from 1
     * @param cells what its columns hold; those that are blank are left out
     */
    record Row(int line, Map<SheetColumn, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        /** Whether it only says of what a value would be, as the rows of a file that is still to be filled in do. */
        boolean unfilled() {
            return cells.keySet().stream().allMatch(SheetColumn::naming);
        }

        String of(SheetColumn column) {
            return cells.getOrDefault(column, "");
        }

        /** The same with something in a column that is blank. */
        Row or(SheetColumn column, String text) {
            if (text.isBlank() || cells.containsKey(column)) {
                return this;
            }
            var more = new EnumMap<SheetColumn, String>(SheetColumn.class);
            more.putAll(cells);
            more.put(column, text.strip());
            return new Row(line, more);
        }
    }

    static Sheet wrong(String problem) {
        return new Sheet(List.of(), problem);
    }

    /** Why a text is not taken that is longer than {@link #MOST_CHARACTERS}. */
    static String tooLarge(String text) {
        return "表が大きすぎます（" + text.length() + "文字）。" + MOST_CHARACTERS + "文字以内に分けてください。";
    }

    /** Reads rows parted by tabs, as a spreadsheet copies them, or by commas where no tab is. */
    static Sheet pasted(String text, boolean oneIndicator) {
        if (text.length() > MOST_CHARACTERS) {
            return wrong(tooLarge(text));
        }
        try {
            return read(text, '"', oneIndicator);
        } catch (CsvParseException _) {
            return read(text, '\uFFFF', oneIndicator); // a quote that never closes is a character like others
        }
    }

    private static Sheet read(String text, char quote, boolean oneIndicator) {
        var reader = CsvReader.builder()
                .fieldSeparator(text.indexOf('\t') >= 0 ? '\t' : ',')
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        var lines = new ArrayList<Cells>();
        for (CsvRecord record : reader) {
            lines.add(new Cells(Math.toIntExact(record.getStartingLineNumber()), record.getFields()));
        }
        return of(lines, oneIndicator);
    }

    /**
     * What a file holds, as a text that {@link #pasted} reads, each row on the line that has its number in the file. Of a workbook
     * it is the first sheet with headings that are known here, or else the first.
     */
    static String text(Document document) {
        int page = document.lines().stream()
                .filter(line -> headings(line.cells()).stream()
                                .filter(Optional::isPresent)
                                .count()
                        >= 2)
                .findFirst()
                .map(line -> line.place().page())
                .orElse(1);
        var out = new StringWriter();
        var csv = CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        int next = 1;
        for (Document.Line line : document.lines()) {
            if (line.place().page() == page) {
                for (; next < line.place().line(); next++) {
                    out.write('\n');
                }
                csv.writeRecord(line.cells().stream().map(Sheet::oneLine).toList());
                next = line.place().line() + 1;
            }
        }
        return out.toString();
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("[\\n\\r\\t]+", " ");
    }

    private static List<Optional<SheetColumn>> headings(List<String> cells) {
        return cells.stream().map(SheetColumn::of).toList();
    }

    private record Cells(int line, List<String> cells) {
        Cells {
            cells = cells.stream()
                    .map(cell -> TextWidth.trim(SpreadsheetText.plain(cell.replace("\uFEFF", ""))))
                    .toList();
        }

        boolean blank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    private static Sheet of(List<Cells> all, boolean oneIndicator) {
        List<Cells> lines = all.stream().filter(line -> !line.blank()).toList();
        if (lines.isEmpty()) {
            return wrong("値の入った行がありません。表計算ソフトで行を選び、コピーして貼り付けてください。");
        }
        if (lines.stream().anyMatch(line -> line.cells().size() > MOST_COLUMNS)) {
            return wrong("列が" + MOST_COLUMNS + "を超えています。1行に1つの時期の値を入れてください。");
        }
        List<Optional<SheetColumn>> headings = headings(lines.getFirst().cells());
        boolean headed = headings.stream().filter(Optional::isPresent).count() >= 2;
        List<Optional<SheetColumn>> columns = headed
                ? headings
                : (oneIndicator
                                ? Stream.of(
                                        SheetColumn.PERIOD,
                                        SheetColumn.VALUE,
                                        SheetColumn.STATUS,
                                        SheetColumn.SOURCE,
                                        SheetColumn.COMMENT,
                                        SheetColumn.MEASURED_ON)
                                : SheetColumn.exported().stream())
                        .map(Optional::of)
                        .toList();
        List<SheetColumn> known = columns.stream().flatMap(Optional::stream).toList();
        if (known.stream().distinct().count() < known.size()) {
            return wrong("同じ見出しの列が二つあります。見出しの行を確かめてください。");
        }
        for (SheetColumn needed : oneIndicator
                ? List.of(SheetColumn.PERIOD, SheetColumn.VALUE)
                : List.of(SheetColumn.KPI, SheetColumn.PERIOD, SheetColumn.VALUE)) {
            if (!known.contains(needed)) {
                return wrong("列「" + needed.key() + "」（" + needed.label() + "）がありません。見出しの行に加えてください。");
            }
        }
        List<Cells> body = headed ? lines.subList(1, lines.size()) : lines;
        if (body.isEmpty()) {
            return wrong("見出しの下に、値の行がありません。");
        }
        if (body.size() > MOST_ROWS) {
            return wrong("行が" + body.size() + "あります。一度に" + MOST_ROWS + "行までです。分けて送ってください。");
        }
        List<Row> rows = body.stream()
                .map(line -> row(line, columns))
                .filter(row -> !row.unfilled())
                .toList();
        return rows.isEmpty() ? wrong("値の入った行がありません。値の列を埋めてください。") : new Sheet(rows, null);
    }

    private static Row row(Cells line, List<Optional<SheetColumn>> columns) {
        var cells = new EnumMap<SheetColumn, String>(SheetColumn.class);
        for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
            String cell = line.cells().get(i);
            if (!cell.isEmpty()) {
                columns.get(i).ifPresent(column -> cells.put(column, cell));
            }
        }
        return new Row(line.line(), cells);
    }

    /** The same with something in a column of each row where it is blank. */
    Sheet or(SheetColumn column, String text) {
        return new Sheet(rows.stream().map(row -> row.or(column, text)).toList(), problem);
    }

    /** Rows as a text that {@link #pasted} reads again, headed and parted by tabs. */
    static String text(List<Row> rows) {
        var out = new StringWriter();
        var csv = CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        List<SheetColumn> columns = SheetColumn.exported();
        csv.writeRecord(columns.stream().map(SheetColumn::key).toList());
        rows.forEach(row -> csv.writeRecord(columns.stream()
                .map(column -> SpreadsheetText.guarded(oneLine(row.of(column))))
                .toList()));
        return out.toString();
    }
}

package org.haskap.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.kernel.SpreadsheetText;

/** Tables as text: rows of cells parted by tabs or commas, quoted as RFC 4180 says. */
final class TableSource {
    /** A non-character: no file contains it, so quotes are read as they stand. */
    private static final char NO_QUOTE = '\uFFFF';

    private TableSource() {}

    static Document read(String text, String name, Document.Format format) {
        char separator = separator(text, format);
        try {
            return rows(text, name, separator, '"').toDocument(format, 1);
        } catch (CsvParseException e) {
            LineBuffer literal = rows(text, name, separator, NO_QUOTE);
            literal.add(new Finding(
                    Finding.Severity.WARNING,
                    "quotes-unbalanced",
                    "引用符（\"）の対応が取れないため、文字として読みました。列がずれていないか確かめ、引用符を閉じて保存し直してください。",
                    null));
            return literal.toDocument(format, 1);
        }
    }

    private static LineBuffer rows(String text, String name, char separator, char quote) {
        var buffer = new LineBuffer(name);
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        for (CsvRecord row : reader) {
            buffer.add(Place.line(1, Math.toIntExact(row.getStartingLineNumber())), cells(row));
        }
        return buffer;
    }

    /** The cells' texts; the apostrophe that keeps a spreadsheet from calculating is no part of them. */
    private static List<String> cells(CsvRecord row) {
        return row.getFields().stream().map(SpreadsheetText::plain).toList();
    }

    /** What the first line parts its cells with; names lie (a .csv saved with tabs), so the content is asked. */
    private static char separator(String text, Document.Format format) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char usual = format == Document.Format.TSV ? '\t' : ',';
        if (first.indexOf(usual) >= 0) {
            return usual;
        }
        for (char other : new char[] {'\t', ',', ';'}) {
            if (first.indexOf(other) >= 0) {
                return other;
            }
        }
        return usual;
    }
}

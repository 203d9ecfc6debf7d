package org.haskap.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.kernel.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a data set as CSV: UTF-8 with byte order mark, CRLF, RFC 4180, one record one line, numbers plain, dates ISO
 * 8601, texts that a spreadsheet would calculate guarded by an apostrophe.
 */
final class CsvFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    /** Writes row by row; the stream stays open. */
    static void write(Dataset dataset, OutputStream out) throws IOException {
        // No try-with-resources: closing would close the caller's stream.
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        boolean guarded = dataset.spreadsheet();
        if (guarded) {
            writer.write(BYTE_ORDER_MARK);
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(dataset.columns().stream()
                .map(column -> cell(column.name(), guarded))
                .toList());
        try (Stream<Dataset.Row> rows = dataset.rows().get()) {
            rows.forEach(row -> csv.writeRecord(cells(row, guarded)));
        }
        csv.flush();
        writer.flush();
    }

    private static List<String> cells(Dataset.Row row, boolean guarded) {
        return row.cells().stream().map(cell -> cell(cell, guarded)).toList();
    }

    private static String cell(@Nullable Object value, boolean guarded) {
        return switch (value) {
            case null -> "";
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case String text -> guarded ? SpreadsheetText.guarded(oneLine(text)) : oneLine(text);
            default -> value.toString();
        };
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\R", " ");
    }
}

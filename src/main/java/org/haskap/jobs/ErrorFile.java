package org.haskap.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haskap.kernel.SpreadsheetText;

/** A job's errors as CSV for spreadsheets: UTF-8 with byte order mark, and no cell that would be calculated. */
final class ErrorFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ErrorFile() {}

    /** Writes all; the stream stays open. */
    static void write(List<JobError> errors, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord("行", "項目", "内容");
        for (JobError error : errors) {
            csv.writeRecord(
                    error.row() == null ? "" : error.row().toString(), cell(error.column()), cell(error.sentence()));
        }
        csv.flush();
        writer.flush();
    }

    private static String cell(String text) {
        return SpreadsheetText.guarded(text.replaceAll("\\R", " "));
    }
}

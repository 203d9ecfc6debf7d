package org.haskap.entry;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.haskap.indicator.Observation;
import org.haskap.kernel.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/** Work as CSV: UTF-8 with byte order mark, one row a figure, no cell that a spreadsheet takes for a formula, nobody's name. */
final class WorklistFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private WorklistFile() {}

    /** Writes it; the stream stays open. */
    static void write(List<Worklist.Task> tasks, LocalDate today, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(
                "due_on",
                "days_over",
                "task",
                "plan",
                "kpi_id",
                "kpi_name",
                "period",
                "value",
                "unit",
                "source",
                "comment",
                "since",
                "responsible");
        for (Worklist.Task task : tasks) {
            Due due = task.due();
            Observation value = task.value();
            BigDecimal number = value == null ? null : value.value();
            csv.writeRecord(
                    due == null ? "" : due.day().toString(),
                    due == null ? "" : Long.toString(due.daysOver(today)),
                    task.kind().label(),
                    text(task.opened().tree().plan().slug()),
                    text(task.indicator().code()),
                    text(task.indicator().name()),
                    task.period().code(),
                    number == null ? "" : number.toPlainString(),
                    text(task.indicator().unit()),
                    text(value == null ? "" : value.source()),
                    text(value == null ? "" : value.comment()),
                    Objects.toString(task.since(), ""),
                    text(task.responsible().told()));
        }
        csv.flush();
        writer.flush();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : SpreadsheetText.guarded(text.replaceAll("\\R", " "));
    }
}

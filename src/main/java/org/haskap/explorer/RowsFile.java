package org.haskap.explorer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haskap.kernel.SpreadsheetText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Rows under the same columns, written one by one in a format; the stream stays open. */
sealed interface RowsFile {
    /** How the file is written. */
    enum Format {
        CSV("text/csv;charset=UTF-8", "csv"),
        JSON("application/json;charset=UTF-8", "json");

        private final String type;
        private final String suffix;

        Format(String type, String suffix) {
            this.type = type;
            this.suffix = suffix;
        }

        String type() {
            return type;
        }

        String suffix() {
            return suffix;
        }
    }

    /** Begins a file of that kind of facts under these columns. */
    static RowsFile open(Format format, String kind, List<String> columns, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new Csv(columns, out);
            case JSON -> new Json(kind, columns, out);
        };
    }

    /** Adds a row: texts, numbers, booleans; null where there is no value. */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /**
     * Ends the file.
     *
     * @param complete whether all rows there are stand in it
     */
    void end(boolean complete) throws IOException;

    /** UTF-8 with byte order mark; no cell that a spreadsheet takes for a formula; empty where there is no value. */
    final class Csv implements RowsFile {
        private static final char BYTE_ORDER_MARK = '\uFEFF';

        private final BufferedWriter writer;
        private final CsvWriter csv;

        private Csv(List<String> columns, OutputStream out) throws IOException {
            writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(BYTE_ORDER_MARK);
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
            csv.writeRecord(columns);
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) {
            csv.writeRecord(cells.stream().map(Csv::cell).toList());
        }

        private static String cell(@Nullable Object cell) {
            return switch (cell) {
                case null -> "";
                case BigDecimal number -> number.toPlainString();
                case String text -> SpreadsheetText.guarded(text.replaceAll("\\R", " "));
                default -> cell.toString();
            };
        }

        @Override
        public void end(boolean complete) throws IOException {
            csv.flush();
            writer.flush();
        }
    }

    /** An object with the rows as objects; texts as they are, null where there is no value. */
    final class Json implements RowsFile {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();

        private final JsonGenerator json;
        private final List<String> columns;

        private Json(String kind, List<String> columns, OutputStream out) {
            this.columns = columns;
            json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
            json.writeStartObject();
            json.writeStringProperty("kind", kind);
            json.writeArrayPropertyStart("rows");
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                json.writeName(columns.get(i));
                switch (cells.get(i)) {
                    case null -> json.writeNull();
                    case BigDecimal number -> json.writeNumber(number);
                    case Integer number -> json.writeNumber(number);
                    case Long number -> json.writeNumber(number);
                    case Boolean truth -> json.writeBoolean(truth);
                    case Object text -> json.writeString(text.toString());
                }
            }
            json.writeEndObject();
        }

        @Override
        public void end(boolean complete) {
            json.writeEndArray();
            json.writeBooleanProperty("complete", complete);
            json.writeEndObject();
            json.close();
        }
    }
}

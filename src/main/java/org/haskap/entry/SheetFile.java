package org.haskap.entry;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.haskap.indicator.Observation;
import org.haskap.kernel.Period;
import org.haskap.kernel.SpreadsheetText;
import org.haskap.plan.Indicator;
import org.haskap.reading.Document;
import org.haskap.reading.Sources;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Tables of values as files: what is given out can be filled in and sent back as it is. */
final class SheetFile {
    /** A table of so many rows has a few hundred kilobytes; what is larger holds something else. */
    static final long LARGEST = 10L * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int WIDE = 40 * 256;
    private static final int NARROW = 16 * 256;

    private SheetFile() {}

    /** The rows of some indicators: a row for each value that stands, and one to be filled in for each year without. */
    static List<Map<SheetColumn, String>> rows(
            EntryDesk.Opened opened, List<Indicator> indicators, Map<String, List<Observation>> entered) {
        var rows = new ArrayList<Map<SheetColumn, String>>();
        for (Indicator indicator : indicators) {
            var periods = new TreeMap<Period, @Nullable Observation>(Period.IN_TIME);
            List<Period> printed = Due.printed(indicator);
            Due.years(indicator, opened.tree().plan().period()).stream()
                    .filter(year -> !year.start().isAfter(opened.today()) && !printed.contains(year))
                    .forEach(year -> periods.put(year, null));
            entered.getOrDefault(indicator.code(), List.of()).forEach(one -> periods.put(one.period(), one));
            periods.forEach((period, one) -> rows.add(row(indicator, period, one)));
        }
        return rows;
    }

    private static Map<SheetColumn, String> row(Indicator indicator, Period period, @Nullable Observation one) {
        var row = new EnumMap<SheetColumn, String>(SheetColumn.class);
        row.put(SheetColumn.KPI, indicator.code());
        row.put(SheetColumn.NAME, indicator.name());
        row.put(SheetColumn.PERIOD, period.code());
        row.put(SheetColumn.UNIT, indicator.unit() == null ? "" : indicator.unit());
        if (one != null && !one.isWithdrawal()) {
            BigDecimal value = one.value();
            row.put(SheetColumn.VALUE, value == null ? "" : value.toPlainString());
            row.put(
                    SheetColumn.STATUS,
                    one.missing() == null ? one.status().label() : one.missing().label());
            row.put(SheetColumn.NOTE, one.text());
            row.put(SheetColumn.SOURCE, one.source());
            row.put(SheetColumn.COMMENT, one.comment());
            row.put(
                    SheetColumn.MEASURED_ON,
                    one.measuredOn() == null ? "" : one.measuredOn().toString());
        }
        return row;
    }

    /** UTF-8 with byte order mark, RFC 4180, texts that a spreadsheet would calculate guarded; the stream stays open. */
    static void csv(List<Map<SheetColumn, String>> rows, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(SheetColumn.exported().stream().map(SheetColumn::key).toList());
        for (var row : rows) {
            csv.writeRecord(SheetColumn.exported().stream()
                    .map(column -> SpreadsheetText.guarded(row.getOrDefault(column, "")))
                    .toList());
        }
        csv.flush();
        writer.flush();
    }

    /** A workbook of one sheet; values are numbers, everything else is text, so nothing in it is calculated. */
    static void xlsx(List<Map<SheetColumn, String>> rows, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("実績");
            List<SheetColumn> columns = SheetColumn.exported();
            var bold = workbook.createFont();
            bold.setBold(true);
            var heading = workbook.createCellStyle();
            heading.setFont(bold);
            var head = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = head.createCell(i);
                cell.setCellValue(columns.get(i).key());
                cell.setCellStyle(heading);
                sheet.setColumnWidth(
                        i,
                        switch (columns.get(i)) {
                            case NAME, SOURCE, COMMENT -> WIDE;
                            default -> NARROW;
                        });
            }
            for (int r = 0; r < rows.size(); r++) {
                var line = sheet.createRow(r + 1);
                for (int i = 0; i < columns.size(); i++) {
                    String text = rows.get(r).getOrDefault(columns.get(i), "");
                    if (!text.isEmpty() && columns.get(i) == SheetColumn.VALUE && exact(text)) {
                        line.createCell(i).setCellValue(Double.parseDouble(text));
                    } else if (!text.isEmpty()) {
                        line.createCell(i).setCellValue(text);
                    }
                }
            }
            sheet.createFreezePane(0, 1);
            workbook.write(out);
        }
    }

    /** Whether a workbook's number, which is a double, gives the same figure back. */
    private static boolean exact(String text) {
        return new BigDecimal(text).precision() <= 15;
    }

    /**
     * A file's table as a text.
     *
     * @param name the name it came with
     * @throws UnreadableException when it cannot be read, with the reason and the remedy
     */
    static String text(InputStream in, String name) throws IOException {
        Path file = Files.createTempFile("haskap-values", ".upload");
        try {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Document document = Sources.open(file, name);
            return Sheet.text(document);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

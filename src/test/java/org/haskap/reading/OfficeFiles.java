package org.haskap.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Writes workbooks and word documents for tests. */
final class OfficeFiles {
    private OfficeFiles() {}

    /** A workbook as the given steps fill it. */
    static Path workbook(Path file, Consumer<XSSFWorkbook> steps) {
        try (var workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            steps.accept(workbook);
            workbook.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook of one sheet with these rows of text. */
    static Path workbook(Path file, List<List<String>> rows) {
        return workbook(file, workbook -> {
            var sheet = workbook.createSheet("一覧");
            for (int r = 0; r < rows.size(); r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    row.createCell(c).setCellValue(rows.get(r).get(c));
                }
            }
        });
    }

    /** A word document as the given steps fill it. */
    static Path document(Path file, Consumer<XWPFDocument> steps) {
        try (var document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            steps.accept(document);
            document.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip file with these entries. */
    static Path zip(Path file, Map<String, byte[]> entries) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts of a workbook written by hand, its only sheet as given. */
    static Map<String, byte[]> workbookParts(byte[] sheet) {
        return Map.of(
                "[Content_Types].xml",
                xml(
                        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                                + "<Override PartName='/xl/s.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>"),
                "_rels/.rels",
                xml(relationship("officeDocument", "xl/workbook.xml")),
                "xl/workbook.xml",
                xml(
                        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                                + "<sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                xml(relationship("worksheet", "s.xml")),
                "xl/s.xml",
                sheet);
    }

    private static String relationship(String type, String target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
                + "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "' Target='"
                + target + "'/></Relationships>";
    }

    private static byte[] xml(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

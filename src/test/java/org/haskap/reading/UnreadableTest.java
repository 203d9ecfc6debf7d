package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.haskap.reading.UnreadableException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: each gives one sentence that names the file, says what is wrong, where, and what to do. */
class UnreadableTest {
    @TempDir
    Path folder;

    private static void assertRefused(Path file, Problem problem, String... words) {
        assertThatThrownBy(() -> Readers.read(file, null))
                .asInstanceOf(type(UnreadableException.class))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.getMessage())
                            .contains(file.getFileName().toString())
                            .satisfies(message -> assertThat(List.of(words)).allMatch(message::contains))
                            .endsWith("。");
                    assertThat(e.english())
                            .contains(file.getFileName().toString())
                            .matches("\\p{ASCII}*|.*register.*")
                            .endsWith(".");
                });
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void a_missing_file() {
        assertRefused(folder.resolve("none.txt"), Problem.NOT_FOUND, "見つかりません");
    }

    @Test
    void a_folder() {
        assertRefused(folder, Problem.FOLDER, "フォルダー");
    }

    @Test
    void an_empty_file_and_one_of_blanks() throws IOException {
        assertRefused(file("a.txt", new byte[0]), Problem.EMPTY);
        assertRefused(file("b.txt", "\n　\n\t".getBytes(StandardCharsets.UTF_8)), Problem.EMPTY);
        assertRefused(OfficeFiles.workbook(folder.resolve("c.xlsx"), List.of()), Problem.EMPTY);
    }

    @Test
    void a_file_of_200_megabytes_without_reading_it() throws IOException {
        Path big = folder.resolve("big.txt");
        try (var file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(200 * 1024 * 1024);
        }
        assertRefused(big, Problem.TOO_LARGE, "200 MB", "100 MB");
    }

    @Test
    void a_text_above_its_own_limit() throws IOException {
        var bytes = new byte[21 * 1024 * 1024];
        java.util.Arrays.fill(bytes, (byte) 'a');
        assertRefused(file("a.txt", bytes), Problem.TOO_LARGE, "21 MB", "20 MB");
    }

    @Test
    void a_binary_named_txt() throws IOException {
        var bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        bytes[0] = 1;
        assertRefused(file("a.txt", bytes), Problem.NOT_TEXT, "1 バイト目");
        assertRefused(file("b.txt", "文字\0の間".getBytes(StandardCharsets.UTF_8)), Problem.NOT_TEXT, "7 バイト目");
        assertRefused(
                file("c.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}), Problem.UNSUPPORTED, "PNG");
    }

    @Test
    void bytes_in_no_known_encoding() throws IOException {
        assertRefused(
                file("a.txt", new byte[] {'a', 'b', (byte) 0xFF, (byte) 0xFF, (byte) 0x80}),
                Problem.UNKNOWN_ENCODING,
                "3 バイト目");
    }

    @Test
    void a_pdf_with_a_password() throws IOException {
        Path plain = Pdfs.write(folder.resolve("plain.pdf"), List.of(Pdfs.lines("秘密")));
        Path locked = folder.resolve("locked.pdf");
        try (var pdf = Loader.loadPDF(plain.toFile())) {
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            pdf.save(locked.toFile());
        }
        assertRefused(locked, Problem.PASSWORD, "パスワード");
    }

    @Test
    void a_scanned_pdf() {
        assertRefused(Pdfs.writeScanned(folder.resolve("scan.pdf"), 3), Problem.SCANNED, "3 ページ", "OCR");
    }

    @Test
    void a_pdf_cut_off() throws IOException {
        Path whole = Pdfs.write(folder.resolve("whole.pdf"), List.of(Pdfs.lines("本文")));
        byte[] bytes = Files.readAllBytes(whole);
        assertRefused(file("cut.pdf", java.util.Arrays.copyOf(bytes, 40)), Problem.BROKEN, "PDF");
    }

    @Test
    void a_broken_workbook() throws IOException {
        Path whole = OfficeFiles.workbook(folder.resolve("whole.xlsx"), List.of(List.of("a", "b")));
        byte[] bytes = Files.readAllBytes(whole);
        assertRefused(file("cut.xlsx", java.util.Arrays.copyOf(bytes, bytes.length / 2)), Problem.BROKEN);
        Path torn = OfficeFiles.zip(
                folder.resolve("torn.xlsx"),
                OfficeFiles.workbookParts("<worksheet><sheetData><row".getBytes(StandardCharsets.UTF_8)));
        assertRefused(torn, Problem.BROKEN, "xlsx");
    }

    @Test
    void a_zip_bomb_by_ratio_and_by_size() {
        Path ratio = OfficeFiles.zip(folder.resolve("bomb.xlsx"), OfficeFiles.workbookParts(new byte[50_000_000]));
        assertRefused(ratio, Problem.TOO_EXPANDED, "xl/s.xml");
        var parts = new HashMap<>(OfficeFiles.workbookParts(new byte[0]));
        for (int i = 0; i <= Limits.PARTS; i++) {
            parts.put("x" + i, new byte[0]);
        }
        assertRefused(OfficeFiles.zip(folder.resolve("many.xlsx"), parts), Problem.TOO_MANY_PARTS);
    }

    @Test
    void a_zip_and_an_old_office_file() throws IOException {
        assertRefused(
                OfficeFiles.zip(folder.resolve("a.zip"), java.util.Map.of("a.txt", new byte[3])),
                Problem.UNSUPPORTED,
                "ZIP");
        byte[] ole2 = java.util.HexFormat.of().parseHex("d0cf11e0a1b11ae100000000");
        assertRefused(file("a.xls", ole2), Problem.OLD_OFFICE, "xlsx");
    }

    @Test
    void more_lines_than_the_limit() throws IOException {
        assertRefused(
                file("a.txt", "a\n".repeat(Limits.LINES + 1).getBytes(StandardCharsets.UTF_8)),
                Problem.TOO_MANY_LINES,
                (Limits.LINES + 1) + " 行目");
    }

    @Test
    void more_cells_than_the_limit() throws IOException {
        String row = "a\t".repeat(999) + "b\n";
        assertRefused(file("a.tsv", row.repeat(1010).getBytes(StandardCharsets.UTF_8)), Problem.TOO_MANY_CELLS);
    }

    @Test
    void tables_nested_beyond_reason() {
        Path docx = OfficeFiles.document(folder.resolve("a.docx"), document -> {
            var cell = document.createTable(1, 1).getRow(0).getCell(0);
            for (int i = 0; i < Limits.NESTING; i++) {
                var inner = cell.getCTTc().addNewTbl();
                cell.getCTTc().addNewP();
                cell = new org.apache.poi.xwpf.usermodel.XWPFTable(inner, cell, 1, 1)
                        .getRow(0)
                        .getCell(0);
            }
            cell.setText("底");
        });
        assertRefused(docx, Problem.TOO_DEEP, "20 段");
    }

    @Test
    void a_register_without_headings_and_one_without_usable_rows() throws IOException {
        Path noHeadings = file("a.tsv", "1\t祭り\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Readers.read(noHeadings, Readers.Kind.REGISTER))
                .asInstanceOf(type(UnreadableException.class))
                .extracting(UnreadableException::problem)
                .isEqualTo(Problem.NO_REGISTER_HEADINGS);
        String text = "No\t名称\t関係団体名\t協働の形態\t開始日\t終了日\n1\t祭り\t共催\n";
        assertRefused(file("b.tsv", text.getBytes(StandardCharsets.UTF_8)), Problem.NO_USABLE_ROWS, "2 行目", "4 列目");
    }
}

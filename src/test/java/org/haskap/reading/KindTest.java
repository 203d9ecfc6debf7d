package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.haskap.reading.UnreadableException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, without reading it. */
class KindTest {
    @TempDir
    Path folder;

    private Path file(String name, String latin1) throws IOException {
        return Files.write(folder.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Document.Format kind(Path file) {
        return Sources.kind(file, String.valueOf(file.getFileName()));
    }

    private static void assertRefused(Path file, Problem problem) {
        assertThatThrownBy(() -> kind(file))
                .asInstanceOf(type(UnreadableException.class))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.getMessage()).startsWith(file.getFileName() + " ");
                });
    }

    @Test
    void content_tells_the_kind_and_the_name_only_that_of_text() throws IOException {
        assertThat(kind(OfficeFiles.workbook(folder.resolve("a.txt"), List.of(List.of("年度", "件数")))))
                .isEqualTo(Document.Format.XLSX);
        assertThat(kind(OfficeFiles.document(folder.resolve("a.pdf"), word -> {})))
                .isEqualTo(Document.Format.DOCX);
        assertThat(kind(Pdfs.writeScanned(folder.resolve("scan.xlsx"), 2))).isEqualTo(Document.Format.PDF);
        assertThat(kind(file("a.csv", "a,b"))).isEqualTo(Document.Format.CSV);
        assertThat(kind(file("a.TAB", "a\tb"))).isEqualTo(Document.Format.TSV);
        assertThat(kind(file("a.md", "a"))).isEqualTo(Document.Format.TXT);
    }

    @Test
    void parts_are_counted_but_not_unpacked() {
        var parts = Map.of("[Content_Types].xml", new byte[400 << 10], "xl/workbook.xml", new byte[8 << 20]);
        Path bomb = OfficeFiles.zip(folder.resolve("a.xlsx"), parts);
        assertThat(kind(bomb)).isEqualTo(Document.Format.XLSX);
        assertThatThrownBy(() -> Sources.open(bomb))
                .asInstanceOf(type(UnreadableException.class))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_EXPANDED));
    }

    @Test
    void what_is_no_document_is_refused_as_by_a_reader() throws IOException {
        assertRefused(file("a.pdf", "MZ\0\0\u0001"), Problem.NOT_TEXT);
        assertRefused(file("b.pdf", "%PDF-1.7\ncut off"), Problem.BROKEN);
        assertRefused(file("a.docx", "PK\u0003\u0004cut off"), Problem.BROKEN);
        assertRefused(file("a.xls", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), Problem.OLD_OFFICE);
        assertRefused(file("a.gif", "GIF89a"), Problem.UNSUPPORTED);
        assertRefused(file("a.txt", ""), Problem.EMPTY);
        assertRefused(file("b.txt", "\n \t"), Problem.EMPTY);
        assertRefused(OfficeFiles.zip(folder.resolve("a.xlsx"), Map.of("a", new byte[1])), Problem.UNSUPPORTED);
        assertRefused(
                OfficeFiles.zip(
                        folder.resolve("b.xlsx"),
                        Map.of("[Content_Types].xml", new byte[1], "ppt/embeddings/xl/a", new byte[1])),
                Problem.UNSUPPORTED);
    }

    @Test
    void a_pdf_that_nobody_can_open_is_refused() throws IOException {
        Path plain = Pdfs.write(folder.resolve("plain.pdf"), List.of(Pdfs.lines("a")));
        Path locked = folder.resolve("locked.pdf");
        try (var pdf = Loader.loadPDF(plain.toFile())) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(locked.toFile());
        }
        assertRefused(locked, Problem.PASSWORD);
    }
}

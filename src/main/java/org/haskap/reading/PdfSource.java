package org.haskap.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.UnreadableException.Problem;

/**
 * PDF, page by page: the file is read where it lies, unpacked streams go to a temporary file, and of each page only its
 * text is kept.
 */
final class PdfSource {
    private PdfSource() {}

    static Document read(Path file, String name) {
        return open(file, name, pdf -> read(pdf, name));
    }

    /** How many pages it has; its text is not looked at. */
    static int pages(Path file, String name) {
        return open(file, name, PDDocument::getNumberOfPages);
    }

    private interface Use<T> {
        T of(PDDocument pdf) throws IOException;
    }

    private static <T> T open(Path file, String name, Use<T> use) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
            if (pdf.getNumberOfPages() > Limits.PAGES) {
                throw new UnreadableException(Problem.TOO_MANY_PAGES, name, Limits.PAGES);
            }
            return use.of(pdf);
        } catch (UnreadableException e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw new UnreadableException(e, Problem.PASSWORD, name);
        } catch (OutOfMemoryError e) {
            throw new UnreadableException(e, Problem.TOO_MUCH_MEMORY, name, "PDF");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Damage shows itself in the library in any way it likes; to the reader it is one thing.
            throw new UnreadableException(e, Problem.BROKEN, name, "PDF");
        }
    }

    private static Document read(PDDocument pdf, String name) throws IOException {
        int pages = pdf.getNumberOfPages();
        var buffer = new LineBuffer(name);
        var withoutText = new ArrayList<Integer>();
        new GlyphCollector(name, (page, number, glyphs) -> {
                    List<PdfLayout.Row> rows = PdfLayout.rows(glyphs);
                    if (rows.isEmpty() && showsImages(page)) {
                        withoutText.add(number);
                    }
                    int line = 0;
                    for (PdfLayout.Row row : rows) {
                        buffer.add(Place.line(number, ++line), row.cells());
                    }
                })
                .collect(pdf);
        if (!buffer.hasText()) {
            throw new UnreadableException(Problem.SCANNED, name, pages);
        }
        if (!withoutText.isEmpty()) {
            buffer.add(new Finding(
                    Finding.Severity.WARNING,
                    "page-without-text",
                    withoutText.size() + " ページ（" + listed(withoutText)
                            + "）は画像だけで文字の情報がありません。元の文書から PDF を作り直すか、文字認識（OCR）をかけてください。",
                    Place.line(withoutText.getFirst(), 1)));
        }
        return buffer.toDocument(Document.Format.PDF, pages);
    }

    private static String listed(List<Integer> pages) {
        int shown = Math.min(10, pages.size());
        var numbers = pages.subList(0, shown).stream().map(String::valueOf).toList();
        return String.join("、", numbers) + (shown < pages.size() ? " ほか" : "");
    }

    private static boolean showsImages(PDPage page) {
        PDResources resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (COSName object : resources.getXObjectNames()) {
            if (resources.isImageXObject(object)) {
                return true;
            }
        }
        return false;
    }

    /** What is done with the characters of one page. */
    private interface PageVisitor {
        void visit(PDPage page, int number, List<PdfLayout.Glyph> glyphs);
    }

    /** Takes the placed characters page by page from the library, which leaves out those printed twice for boldness. */
    private static final class GlyphCollector extends PDFTextStripper {
        private static final Writer NOWHERE =
                new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);

        private final String name;
        private final PageVisitor visitor;
        private PDPage page = new PDPage();
        private int onThisPage;

        GlyphCollector(String name, PageVisitor visitor) {
            this.name = name;
            this.visitor = visitor;
            setShouldSeparateByBeads(false);
        }

        void collect(PDDocument pdf) throws IOException {
            writeText(pdf, NOWHERE);
        }

        @Override
        protected void startPage(PDPage next) {
            page = next;
            onThisPage = 0;
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            if (++onThisPage > Limits.GLYPHS_OF_A_PAGE) {
                throw new UnreadableException(
                        Problem.TOO_MUCH_TEXT, name, Limits.GLYPHS_OF_A_PAGE, getCurrentPageNo(), 1);
            }
            super.processTextPosition(text);
        }

        @Override
        protected void writePage() {
            var glyphs = new ArrayList<PdfLayout.Glyph>();
            for (List<TextPosition> article : charactersByArticle) {
                for (TextPosition t : article) {
                    glyphs.add(new PdfLayout.Glyph(
                            ideographs(t.getUnicode()), t.getXDirAdj(), t.getYDirAdj(), t.getWidthDirAdj(), size(t)));
                }
            }
            visitor.visit(page, getCurrentPageNo(), glyphs);
        }

        /**
         * Fonts draw some radicals (⽬) and ideographs (目) with one shape, and many programs write the radical into the
         * PDF: no text means it.
         */
        private static String ideographs(String text) {
            boolean radical = text.chars().anyMatch(c -> c >= 0x2E80 && c < 0x2FE0);
            return radical ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
        }

        private static float size(TextPosition text) {
            float size = Math.abs(text.getFontSizeInPt());
            return size > 0 && size < 1000 ? size : Math.max(1, text.getHeightDir());
        }
    }
}

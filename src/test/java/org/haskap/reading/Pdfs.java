package org.haskap.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Writes small PDFs by hand: Japanese in a font that every reader knows by name, so that no font file is needed, and as
 * many pages as asked for in no time.
 */
final class Pdfs {
    private static final int SIZE = 10;
    private static final String IMAGE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
            + "/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream";

    private Pdfs() {}

    /** A text at a place, in points from the page's left and top. */
    record Text(double x, double y, String text) {}

    /** Lines below each other from the top; an empty one leaves its place free. */
    static List<Text> lines(String... lines) {
        var texts = new ArrayList<Text>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                texts.add(new Text(60, 60 + 15.0 * i, lines[i]));
            }
        }
        return texts;
    }

    /** Writes a file with these pages. */
    static Path write(Path file, List<List<Text>> pages) {
        var contents = pages.stream().map(Pdfs::content).toList();
        var pageContents = new ArrayList<Integer>();
        for (int i = 0; i < pages.size(); i++) {
            pageContents.add(i);
        }
        return write(file, contents, pageContents);
    }

    /** Writes a file whose pages all show the same. */
    static Path writeRepeated(Path file, List<Text> page, int pages) {
        return write(file, List.of(content(page)), java.util.Collections.nCopies(pages, 0));
    }

    /** Writes a file of pages that show a picture and nothing else. */
    static Path writeScanned(Path file, int pages) {
        return write(file, List.of("q 500 0 0 700 50 50 cm /Im Do Q"), java.util.Collections.nCopies(pages, 0));
    }

    private static String content(List<Text> texts) {
        var content = new StringBuilder("BT /F " + SIZE + " Tf\n");
        for (Text t : texts) {
            String hex = HexFormat.of().formatHex(t.text.getBytes(StandardCharsets.UTF_16BE));
            content.append(String.format(Locale.ROOT, "1 0 0 1 %.1f %.1f Tm <%s> Tj\n", t.x, 842 - t.y, hex));
        }
        return content.append("ET").toString();
    }

    private static Path write(Path file, List<String> contents, List<Integer> pageContents) {
        int firstContent = 7;
        int firstPage = firstContent + contents.size();
        var objects = new ArrayList<String>();
        objects.add("<</Type/Catalog/Pages 2 0 R>>");
        var kids = new StringBuilder();
        for (int i = 0; i < pageContents.size(); i++) {
            kids.append(firstPage + i).append(" 0 R ");
        }
        objects.add("<</Type/Pages/Count " + pageContents.size() + "/Kids[" + kids + "]/MediaBox[0 0 595 842]"
                + "/Resources<</Font<</F 3 0 R>>/XObject<</Im 6 0 R>>>>>>");
        objects.add(
                "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]>>");
        objects.add("<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/DW 1000/FontDescriptor 5 0 R"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/W[1[500] 2 230 500]>>");
        objects.add("<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
                + "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>");
        objects.add(IMAGE);
        for (String content : contents) {
            objects.add("<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream");
        }
        for (int content : pageContents) {
            objects.add("<</Type/Page/Parent 2 0 R/Contents " + (firstContent + content) + " 0 R>>");
        }
        try {
            return Files.write(file, assemble(objects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] assemble(List<String> objects) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        var xref = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.write(((i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        int start = out.size();
        out.write((xref + "trailer<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}

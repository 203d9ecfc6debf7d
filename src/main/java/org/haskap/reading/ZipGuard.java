package org.haskap.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.haskap.reading.UnreadableException.Problem;

/**
 * Unpacks every part of an Office file once, keeping nothing, so that a zip bomb is met before anything is built from
 * it. The sizes a zip states are not trusted.
 */
final class ZipGuard {
    private ZipGuard() {}

    /**
     * Checks the file.
     *
     * @throws UnreadableException when it unpacks to more than the limits
     * @throws IOException when it is no intact zip file
     */
    static void check(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            checkParts(zip, name);
            long total = 0;
            var scratch = new byte[1 << 16];
            for (ZipEntry part : Collections.list(zip.entries())) {
                total += unpack(zip, part, total, scratch, name);
            }
        }
    }

    /**
     * What an Office file is by the names of its parts; nothing is unpacked.
     *
     * @throws UnreadableException when it is neither workbook nor word document
     */
    static Document.Format kind(Path file, String name) {
        try (var zip = new ZipFile(file.toFile())) {
            checkParts(zip, name);
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (part.getName().startsWith("xl/")) {
                    return Document.Format.XLSX;
                }
                if (part.getName().startsWith("word/")) {
                    return Document.Format.DOCX;
                }
            }
            throw new UnreadableException(Problem.UNSUPPORTED, name, "Office");
        } catch (IOException e) {
            throw new UnreadableException(e, Problem.BROKEN, name, "Office (xlsx, docx)");
        }
    }

    private static void checkParts(ZipFile zip, String name) {
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw new UnreadableException(Problem.UNSUPPORTED, name, "ZIP");
        }
        if (zip.size() > Limits.PARTS) {
            throw new UnreadableException(Problem.TOO_MANY_PARTS, name, Limits.PARTS);
        }
    }

    private static long unpack(ZipFile zip, ZipEntry part, long before, byte[] scratch, String name)
            throws IOException {
        long limit = limit(part.getName());
        long packed = Math.max(1, part.getCompressedSize());
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(scratch); n >= 0; n = in.read(scratch)) {
                size += n;
                boolean bomb = size > Limits.RATIO_FROM_BYTES && size / packed > Limits.UNPACKED_RATIO;
                if (bomb || size > limit || before + size > Limits.UNPACKED_BYTES) {
                    throw new UnreadableException(Problem.TOO_EXPANDED, name, part.getName(), limit / Limits.MEBIBYTE);
                }
            }
        }
        return size;
    }

    private static long limit(String part) {
        if (part.endsWith(".rels") || part.equals("[Content_Types].xml")) {
            return Limits.TREE_BYTES;
        }
        boolean held =
                part.endsWith("sharedStrings.xml") || part.endsWith("styles.xml") || part.endsWith("numbering.xml");
        return held ? Limits.PART_BYTES : Limits.UNPACKED_BYTES;
    }
}

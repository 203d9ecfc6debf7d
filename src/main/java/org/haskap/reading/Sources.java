package org.haskap.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.haskap.reading.UnreadableException.Problem;

/** Turns a file of any supported format into a {@link Document}. */
public final class Sources {
    /** The largest file that is looked at, in bytes. */
    public static final long LARGEST = Limits.FILE_BYTES;

    /** A PDF's header may stand behind some other bytes, but must begin within these. */
    private static final int HEAD_BYTES = 1024;

    private Sources() {}

    /** The beginnings of files that are no document of ours, with the name to call them by. */
    private static final List<Signature> FOREIGN = List.of(
            new Signature("PNG", "\u0089PNG"),
            new Signature("JPEG", "\u00ff\u00d8\u00ff"),
            new Signature("GIF", "GIF8"),
            new Signature("TIFF", "II*\0"),
            new Signature("TIFF", "MM\0*"),
            new Signature("RTF", "{\\rtf"),
            new Signature("gzip", "\u001f\u008b"),
            new Signature("7z", "7z\u00bc\u00af"),
            new Signature("RAR", "Rar!\u001a"));

    /** At the file's start, or after the junk that some mail programs put before it. */
    private static final Pattern PDF = Pattern.compile("(^|[\r\n\u00bf])%PDF-\\d");

    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private record Signature(String format, String bytes) {}

    /**
     * Reads a file; the format is told by its content, the name only decides between txt, tsv and csv.
     *
     * @throws UnreadableException when the file cannot be read, with the reason and the remedy
     */
    public static Document open(Path file) {
        return open(file, String.valueOf(file.getFileName()));
    }

    /**
     * The same for a file that is kept under another name than it came with.
     *
     * @param name the name it came with
     */
    public static Document open(Path file, String name) {
        return regular(file, name, size -> open(file, name, size));
    }

    /**
     * What a file is, told by its signature and the names of its parts; only text is decoded, nothing is read as a document. A file
     * without a word on it, such as a scan, is of a kind too.
     *
     * @param name the name it came with
     * @throws UnreadableException when it is of no supported format, with the reason and the remedy
     */
    public static Document.Format kind(Path file, String name) {
        return regular(file, name, size -> kind(file, name, size));
    }

    private interface Opening<T> {
        T open(long size) throws IOException;
    }

    private static <T> T regular(Path file, String name, Opening<T> opening) {
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableException(Problem.FOLDER, name);
            }
            if (!Files.exists(file)) {
                throw new UnreadableException(Problem.NOT_FOUND, name);
            }
            if (!Files.isRegularFile(file)) {
                throw new UnreadableException(Problem.NO_ACCESS, name);
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new UnreadableException(Problem.EMPTY, name);
            }
            stopAbove(Limits.FILE_BYTES, size, name);
            return opening.open(size);
        } catch (NoSuchFileException e) {
            throw new UnreadableException(e, Problem.NOT_FOUND, name);
        } catch (AccessDeniedException e) {
            throw new UnreadableException(e, Problem.NO_ACCESS, name);
        } catch (IOException e) {
            throw new UnreadableException(e, Problem.NO_ACCESS, name);
        }
    }

    /**
     * Looks at the beginning of a file only, for a first answer while somebody waits.
     *
     * @param head its first bytes, some hundred at least where there are so many
     * @throws UnreadableException when these alone show that it cannot be read
     */
    public static void glance(byte[] head, String name) {
        if (head.length == 0) {
            throw new UnreadableException(Problem.EMPTY, name);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!PDF.matcher(text).find() && !zip(text)) {
            refuseForeign(text, name);
            if (text.startsWith("MZ") || text.startsWith("\u007fELF")) {
                throw new UnreadableException(Problem.UNSUPPORTED, name, "プログラム");
            }
        }
    }

    private static boolean zip(String head) {
        return head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006");
    }

    private static Document open(Path file, String name, long size) throws IOException {
        String head = head(file);
        if (PDF.matcher(head).find()) {
            return PdfSource.read(file, name);
        }
        if (zip(head)) {
            return OfficeSource.read(file, name);
        }
        String text = text(file, name, size, head);
        Document.Format format = textual(name);
        return format == Document.Format.TXT ? TextSource.read(text, name) : TableSource.read(text, name, format);
    }

    private static Document.Format kind(Path file, String name, long size) throws IOException {
        String head = head(file);
        if (PDF.matcher(head).find()) {
            if (PdfSource.pages(file, name) == 0) {
                throw new UnreadableException(Problem.EMPTY, name);
            }
            return Document.Format.PDF;
        }
        if (zip(head)) {
            return ZipGuard.kind(file, name);
        }
        if (text(file, name, size, head).isBlank()) {
            throw new UnreadableException(Problem.EMPTY, name);
        }
        return textual(name);
    }

    private static String text(Path file, String name, long size, String head) throws IOException {
        refuseForeign(head, name);
        stopAbove(Limits.TEXT_BYTES, size, name);
        return TextDecoder.decode(Files.readAllBytes(file), name);
    }

    private static Document.Format textual(String name) {
        return switch (extension(name)) {
            case "tsv", "tab" -> Document.Format.TSV;
            case "csv" -> Document.Format.CSV;
            default -> Document.Format.TXT;
        };
    }

    private static void refuseForeign(String head, String name) {
        if (head.startsWith(OLE2)) {
            throw new UnreadableException(Problem.OLD_OFFICE, name);
        }
        for (Signature foreign : FOREIGN) {
            if (head.startsWith(foreign.bytes)) {
                throw new UnreadableException(Problem.UNSUPPORTED, name, foreign.format);
            }
        }
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private static void stopAbove(long limit, long size, String name) {
        if (size > limit) {
            throw new UnreadableException(
                    Problem.TOO_LARGE, name, Math.ceilDiv(size, Limits.MEBIBYTE), limit / Limits.MEBIBYTE);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

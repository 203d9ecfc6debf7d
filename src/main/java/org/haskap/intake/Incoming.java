package org.haskap.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haskap.reading.Document;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.reading.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A file as it was at one moment, and what was read from just these bytes, even while somebody is writing to it. */
public final class Incoming {
    private final Reading reading;
    private final byte[] bytes;

    private Incoming(Reading reading, byte[] bytes) {
        this.reading = reading;
        this.bytes = bytes;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Origin {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Hears how far the reading is. */
    interface Watch {
        /** Nobody listens. */
        Watch NONE = new Watch() {};

        /** The document is open and has so many lines with text. */
        default void opened(int lines) {}

        /** The fate of one more of them is known. */
        default void line() {}
    }

    /**
     * Reads a file.
     *
     * @param kind what it is, or null when its content shows it
     * @throws org.haskap.reading.UnreadableException when it cannot be read
     * @throws IntakeException when no copy of it can be made
     */
    public static Incoming read(Path file, Readers.@Nullable Kind kind) {
        byte[] bytes = bytes(file, kind);
        return read(String.valueOf(file.getFileName()), out -> out.write(bytes), kind, Watch.NONE);
    }

    /**
     * Reads what comes from elsewhere, once.
     *
     * @param name the name it came with; it decides only between txt, tsv and csv, and never where anything is written
     * @throws org.haskap.reading.UnreadableException when it cannot be read
     * @throws IntakeException when no copy of it can be made
     */
    static Incoming read(String name, Origin origin, Readers.@Nullable Kind kind, Watch watch) {
        try {
            // PDF and Office files are read piece by piece from the disk.
            Path folder = Files.createTempDirectory("haskap");
            try {
                Path copy = folder.resolve("document");
                try (OutputStream out = Files.newOutputStream(copy)) {
                    origin.writeTo(out);
                }
                Document document = Sources.open(copy, name);
                watch.opened(Math.toIntExact(
                        document.lines().stream().filter(line -> !line.blank()).count()));
                return new Incoming(Readers.read(document, kind, watch::line), Files.readAllBytes(copy));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new IntakeException(
                    "No copy of " + name + " can be made in " + System.getProperty("java.io.tmpdir") + " ("
                            + e.getMessage() + "); free some space there.",
                    e);
        }
    }

    private static byte[] bytes(Path file, Readers.@Nullable Kind kind) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= Sources.LARGEST) {
                try (InputStream in = Files.newInputStream(file)) {
                    return in.readAllBytes();
                }
            }
        } catch (IOException _) {
            // the reader says why, as it does for what is no file or too large
        }
        Readers.read(file, kind);
        throw new IntakeException(file + " changes while it is read; run this again.");
    }

    /** What was read. */
    public Reading reading() {
        return reading;
    }

    /** What it was read from; nobody changes it. */
    byte[] bytes() {
        return bytes;
    }
}

package org.haskap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.reading.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A file as it was at one moment, and what was read from just these bytes, even while somebody is writing to it. */
final class Incoming {
    private final Reading reading;
    private final byte[] bytes;

    private Incoming(Reading reading, byte[] bytes) {
        this.reading = reading;
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @param kind what it is, or null when its content shows it
     * @throws org.haskap.reading.UnreadableException when it cannot be read
     * @throws CommandException when no copy of it can be made
     */
    static Incoming read(Path file, Readers.@Nullable Kind kind) {
        byte[] bytes = bytes(file, kind);
        try {
            Path folder = Files.createTempDirectory("haskap");
            try {
                // The name says what sort of text it is; PDF and Office files are read piece by piece from the disk.
                Path copy = folder.resolve(String.valueOf(file.getFileName()));
                Files.write(copy, bytes);
                return new Incoming(Readers.read(copy, kind), bytes);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new CommandException(
                    "No copy of " + file + " can be made in " + System.getProperty("java.io.tmpdir") + " ("
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
        throw new CommandException(file + " changes while it is read; run this again.");
    }

    /** What was read. */
    Reading reading() {
        return reading;
    }

    /** What it was read from. */
    byte[] bytes() {
        return bytes.clone();
    }
}

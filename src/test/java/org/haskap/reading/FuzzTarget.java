package org.haskap.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls with each input: reads it as a text and as a table, whose names decide nothing for a binary format. */
public final class FuzzTarget {
    private static final Path TEXT = file(".txt");
    private static final Path TABLE = file(".tsv");

    private FuzzTarget() {}

    private static Path file(String extension) {
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        try {
            Path file = Files.createTempFile("haskap-fuzz", extension);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One input; anything thrown but {@link UnreadableException} is a defect. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(TEXT, bytes);
        read(TEXT, Readers.Kind.PLAN);
        Files.write(TABLE, bytes);
        read(TABLE, Readers.Kind.REGISTER);
    }

    private static void read(Path file, Readers.Kind kind) {
        try {
            Readers.read(file, kind).account();
        } catch (UnreadableException e) {
            if (String.valueOf(e.getMessage()).isBlank() || e.english().isBlank()) {
                throw new IllegalStateException("an error without words", e);
            }
        }
    }
}

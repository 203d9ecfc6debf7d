package org.haskap.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls with each input: writes it to a file of the wanted name and reads that. */
public final class FuzzTarget {
    private static final Path FILE = file();

    private FuzzTarget() {}

    private static Path file() {
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        try {
            Path file = Files.createTempFile("haskap-fuzz", "." + System.getProperty("haskap.fuzz.extension", "txt"));
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One input; anything thrown but {@link UnreadableException} is a defect. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        for (Readers.Kind kind : Readers.Kind.values()) {
            try {
                Readers.read(FILE, kind).account();
            } catch (UnreadableException e) {
                if (String.valueOf(e.getMessage()).isBlank() || e.english().isBlank()) {
                    throw new IllegalStateException("an error without words", e);
                }
            }
        }
    }
}

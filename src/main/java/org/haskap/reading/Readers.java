package org.haskap.reading;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The module's entry: reads a file, whatever it is. */
public final class Readers {
    private Readers() {}

    /** What a document can be. */
    public enum Kind {
        PLAN,
        REGISTER
    }

    /**
     * Reads a file as the given kind, or as the kind its content shows when null.
     *
     * @throws UnreadableException when the file cannot be read, with the reason and the remedy
     */
    public static Reading read(Path file, @Nullable Kind kind) {
        return read(Sources.open(file), kind);
    }

    /** Reads a document that is open already. */
    public static Reading read(Document document, @Nullable Kind kind) {
        return read(document, kind, () -> {});
    }

    /**
     * The same while somebody watches. What is read does not depend on it.
     *
     * @param line called once for every line with text when its fate becomes known; what it throws ends the reading
     */
    public static Reading read(Document document, @Nullable Kind kind, Runnable line) {
        boolean register = kind == null ? RegisterReader.recognises(document) : kind == Kind.REGISTER;
        Reading reading = register ? RegisterReader.read(document, line) : PlanReader.read(document, line);
        return document.findings().isEmpty() ? reading : reading.withFindingsFirst(document.findings());
    }
}

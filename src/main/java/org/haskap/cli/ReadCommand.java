package org.haskap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.reading.ReadingJson;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haskap read FILE…}: reads documents and prints what was understood, without storing anything. */
@Command(
        name = "read",
        description = {
            "Reads plans and registers and prints what was understood.",
            "Formats: text (UTF-8, Shift_JIS, UTF-16), tsv, csv, xlsx, docx, pdf. Nothing is stored."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file was read", "1:at least one file could not be read", "2:wrong usage"},
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
    /** A file could not be read. */
    private static final int UNREADABLE = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents to read.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON: one object, or an array of objects for several files.")
    private boolean json;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "plan or register; told by the content when not given.",
            converter = KindConverter.class)
    private Readers.@Nullable Kind kind;

    /** Accepts the kinds in lower case, as the help prints them. */
    static final class KindConverter implements picocli.CommandLine.ITypeConverter<Readers.Kind> {
        @Override
        public Readers.Kind convert(String value) {
            for (Readers.Kind kind : Readers.Kind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return kind;
                }
            }
            throw new picocli.CommandLine.TypeConversionException("'" + value + "' is neither plan nor register");
        }
    }

    @Override
    public Integer call() {
        silenceLibraries();
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        var readings = new ArrayList<Reading>();
        int exit = 0;
        for (Path file : files) {
            try {
                Reading reading = Readers.read(file, kind);
                if (json) {
                    readings.add(reading);
                } else {
                    new ReadingReport(out).print(reading);
                    out.flush();
                }
            } catch (UnreadableException e) {
                err.println("haskap read: " + e.english());
                err.flush();
                exit = UNREADABLE;
            }
        }
        if (json && files.size() > 1) {
            ReadingJson.write(readings, out);
            out.println();
        } else if (json && !readings.isEmpty()) {
            ReadingJson.write(readings.getFirst(), out);
            out.println();
        }
        out.flush();
        return exit;
    }

    /** The libraries' log lines would stand between ours, and looking for a logging back end takes time. */
    private static void silenceLibraries() {
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
    }
}

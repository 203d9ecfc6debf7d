package org.haskap.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.haskap.kernel.JapanTime;
import org.haskap.opendata.OpenData;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: writes the region's open data, the same bytes as the site gives. */
@Command(
        name = "export",
        description = {
            "Writes everything public as one zip file, or one data set as CSV or JSON.",
            "Works beside a running server and without one."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to write; - is standard output (default: a name with region and date, here)")
    private @Nullable String out;

    @Option(names = "--dataset", paramLabel = "NAME", description = "only this data set, as named on the page /data")
    private @Nullable String dataset;

    @Option(names = "--format", paramLabel = "csv|json", description = "of the data set: csv or json (default: csv)")
    private @Nullable String format;

    @Option(names = "--force", description = "overwrite the file when it exists")
    private boolean force;

    /** Made by the command line. */
    public ExportCommand() {}

    @Override
    public Integer call() throws Exception {
        OpenData.Format as = format();
        boolean toOutput = "-".equals(out);
        // What is exported may go to standard output, so what is said goes to standard error.
        PrintWriter said =
                toOutput ? spec.commandLine().getErr() : spec.commandLine().getOut();
        var progress = new Progress(said);
        try (var closing = new Closing()) {
            if (out != null && !toOutput) {
                requireWritable(Path.of(out));
            }
            ConfigurableApplicationContext context = new Databases(options, progress, closing).existing(options.region);
            OpenData open = context.getBean(OpenData.class);
            requireDataset(open);
            if (toOutput) {
                // Closed by nobody: standard output belongs to the process.
                var stream = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
                write(open, as, stream);
                stream.flush();
            } else {
                Path file = Path.of(out == null ? name(context.getBean(InstantSource.class), as) : out);
                requireWritable(file);
                toFile(open, as, file);
                said.println("Wrote " + file + " (" + Files.size(file) + " bytes).");
            }
            said.flush();
            return 0;
        }
    }

    private OpenData.Format format() {
        if (format != null && dataset == null) {
            throw new CommandException("--format belongs to one data set; name it with --dataset NAME.");
        }
        return switch (format == null ? "csv" : format.toLowerCase(Locale.ROOT)) {
            case "csv" -> OpenData.Format.CSV;
            case "json" -> OpenData.Format.JSON;
            default -> throw new CommandException("--format can be csv or json, not " + format + ".");
        };
    }

    private void requireDataset(OpenData open) {
        if (dataset != null && !open.names().contains(dataset)) {
            throw new CommandException(
                    "There is no data set " + dataset + "; there are " + String.join(", ", open.names()) + ".");
        }
    }

    private String name(InstantSource clock, OpenData.Format as) {
        LocalDate today = JapanTime.day(clock.instant());
        String what = dataset == null ? "strategy" : dataset;
        String ending = dataset == null ? "zip" : as.name().toLowerCase(Locale.ROOT);
        return what + "-" + options.region.name() + "-" + today + "." + ending;
    }

    private void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new CommandException(file + " is a folder; name a file in it with --out.");
        }
        if (Files.exists(file) && !force) {
            throw existsAlready(file);
        }
    }

    private static CommandException existsAlready(Path file) {
        return new CommandException(file + " exists; choose another with --out, or overwrite it with --force.");
    }

    /** Writes beside the file and renames, so that a file is there whole or not at all. */
    private void toFile(OpenData open, OpenData.Format as, Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(beside, options(force)))) {
                write(open, as, stream);
            }
            if (force) {
                Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(beside, file);
            }
        } catch (FileAlreadyExistsException e) {
            throw existsAlready(Path.of(String.valueOf(e.getFile())));
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw new CommandException(file + " cannot be written (" + e + "); choose another place with --out.", e);
        }
    }

    private static OpenOption[] options(boolean force) {
        return force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    }

    private void write(OpenData open, OpenData.Format as, OutputStream stream) throws IOException {
        if (dataset == null) {
            open.writeArchive(stream);
        } else {
            open.write(dataset, as, stream);
        }
    }
}

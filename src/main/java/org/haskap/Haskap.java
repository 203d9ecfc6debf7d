package org.haskap;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.haskap.cli.BackupCommand;
import org.haskap.cli.ExportCommand;
import org.haskap.cli.ImportCommand;
import org.haskap.cli.ReadCommand;
import org.haskap.cli.RebuildEvidenceCommand;
import org.haskap.cli.RestoreCommand;
import org.haskap.cli.RotatePseudonymsCommand;
import org.haskap.cli.Sentences;
import org.haskap.cli.ServeCommand;
import org.haskap.cli.VerifyAuditCommand;
import org.haskap.cli.VerifyEvidenceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's entry: picks the command. Without one, it serves. */
@Command(
        name = "haskap",
        description = "Runs a region's comprehensive strategy as a live loop.",
        mixinStandardHelpOptions = true,
        versionProvider = Haskap.Version.class,
        footer = {
            "",
            "Without a command, haskap serves: 'haskap --port 9000' is 'haskap serve --port 9000'.",
            "From the source folder there are also './haskap test' (all tests) and './haskap bench [NAME...]'."
        },
        subcommands = {
            ServeCommand.class,
            ReadCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyAuditCommand.class,
            VerifyEvidenceCommand.class,
            RebuildEvidenceCommand.class,
            RotatePseudonymsCommand.class
        })
public final class Haskap {
    Haskap() {}

    /** Runs the command named by the arguments and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, utf8(System.out), utf8(System.err)));
    }

    /** Runs a command with the given streams and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        var sentences = new Sentences();
        String[] named = named(args);
        // Looking into all commands takes longer than reading a document, so a command that is named is the only one
        // made.
        boolean reads = named[0].equals("read");
        CommandLine line = reads
                ? new CommandLine(new ReadCommand()).setCommandName("haskap read")
                : new CommandLine(new Haskap());
        int exit = line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(sentences)
                .setParameterExceptionHandler(sentences)
                .execute(reads ? Arrays.copyOfRange(named, 1, named.length) : named);
        out.flush();
        err.flush();
        return exit;
    }

    /** The arguments with the command's name before them, when they are options of the command nobody named. */
    static String[] named(String... args) {
        boolean unnamed = args.length == 0 || (args[0].startsWith("-") && !isOwnOption(args[0]));
        return unnamed ? Stream.concat(Stream.of("serve"), Stream.of(args)).toArray(String[]::new) : args;
    }

    private static boolean isOwnOption(String arg) {
        return Stream.of("-h", "--help", "-V", "--version").anyMatch(arg::equals);
    }

    /** The documents are Japanese: the machine's own encoding could lose their characters. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Haskap.class.getPackage().getImplementationVersion();
            return new String[] {"haskap " + (version == null ? "(not packaged)" : version)};
        }
    }
}

package org.haskap;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.haskap.cli.ReadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's entry: picks the command. */
@Command(
        name = "haskap",
        description = "Runs a region's comprehensive strategy as a live loop.",
        mixinStandardHelpOptions = true,
        versionProvider = Haskap.Version.class,
        subcommands = ReadCommand.class)
public final class Haskap {
    Haskap() {}

    /** Runs the command named by the arguments and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, utf8(System.out), utf8(System.err)));
    }

    /** Runs a command with the given streams and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        int exit = new CommandLine(new Haskap()).setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        return exit;
    }

    /** The documents are Japanese: the machine's own encoding could lose their characters. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /** The version the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Haskap.class.getPackage().getImplementationVersion();
            return new String[] {"haskap " + (version == null ? "(development)" : version)};
        }
    }
}

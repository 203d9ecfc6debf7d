package org.haskap.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.haskap.database.BackupManifest;
import org.haskap.database.Backups;
import org.haskap.database.DatabaseLogins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: all regions of the database, as they are at one moment, in one file. */
@Command(
        name = "backup",
        description = {
            "Writes all regions of the database, as they are at one moment, into one file.",
            "Works beside a running server and without one. The file holds personal data: keep it where only you can read it."
        },
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "where to write, such as haskap-2026-04-01.zip")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(names = "--force", description = "overwrite the file when it exists")
    private boolean force;

    /** Made by the command line. */
    public BackupCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        try (var closing = new Closing()) {
            DatabaseLogins database = new Databases(options, progress, closing).existing();
            BackupManifest written = progress.step(
                    "Writing " + file,
                    () -> Backups.write(
                            database,
                            file,
                            Program.version(),
                            Application.clock().instant(),
                            force),
                    BackupCommand::contents);
            out.println("Wrote " + file + " (" + Files.size(file) + " bytes) as of " + written.at() + ".");
            out.flush();
            return 0;
        }
    }

    /** What a backup holds, in English. */
    static String contents(BackupManifest manifest) {
        String regions = manifest.regions().stream()
                .map(region ->
                        region.name() + " (" + Contents.counted(region.tables().size(), "table") + ")")
                .collect(Collectors.joining(", "));
        return (manifest.regions().size() == 1 ? "region " : "regions ") + regions + ", "
                + Contents.counted(manifest.rows(), "row");
    }
}

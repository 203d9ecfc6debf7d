package org.haskap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.haskap.database.BackupFile;
import org.haskap.database.Backups;
import org.haskap.database.DatabaseLogins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: puts what {@code backup} wrote into a database: all of it, or nothing. */
@Command(
        name = "restore",
        description = {
            "Puts all regions of a backup into an empty database, and compares every table with the file.",
            "Stop the server first. What fails, or is broken off, changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "what 'haskap backup' wrote")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--replace",
            description = "put regions of the same name aside; they are kept whole in schemas whose names are said")
    private boolean replace;

    /** Made by the command line. */
    public RestoreCommand() {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out);
        try (var closing = new Closing()) {
            // A file that is not as it should be is refused before a database is made for it.
            BackupFile backup = closing.add(progress.step(
                    "Checking " + file,
                    () -> BackupFile.open(file),
                    opened -> BackupCommand.contents(opened.manifest())));
            out.println("Written by Haskap " + backup.manifest().program() + " as of "
                    + backup.manifest().at() + ".");
            DatabaseLogins database = new Databases(options, progress, closing).own();
            List<String> kept = progress.step(
                    "Restoring and comparing",
                    () -> Backups.restore(database, backup, Application.clock().instant(), replace));
            for (String schema : kept) {
                out.println("What was there before is kept in the schema " + schema
                        + "; drop that schema when it is needed no more.");
            }
            out.println("Restored.");
            out.flush();
            return 0;
        }
    }
}

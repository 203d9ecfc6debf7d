package org.haskap.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.haskap.database.DataFolder;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.EmbeddedServer;
import org.jspecify.annotations.Nullable;

/** Finds or starts the database a command works on, and says so. */
final class Databases {
    private final DataOptions options;
    private final Progress progress;
    private final Closing closing;

    Databases(DataOptions options, Progress progress, Closing closing) {
        this.options = options;
        this.progress = progress;
        this.closing = closing;
    }

    /** For the process that owns the data folder. */
    DatabaseAddress own() throws Exception {
        return open(closing.add(DataFolder.open(options.folder())));
    }

    /** For a command that may run beside a server: uses that server's database when there is one. */
    DatabaseAddress ownOrRunning() throws Exception {
        DataFolder data = DataFolder.tryOpen(options.folder());
        if (data != null) {
            return open(closing.add(data));
        }
        if (options.databaseUrl != null) {
            return given(options.databaseUrl);
        }
        Optional<DatabaseAddress> running = EmbeddedServer.running(options.folder());
        return running.orElseThrow(() -> new CommandException("Another Haskap uses the data folder " + options.folder()
                + " with a database of its own; give the same --database-url here."));
    }

    private DatabaseAddress open(DataFolder data) throws Exception {
        Logging.toFile(data.logs().resolve("haskap.log"), options.logFormat);
        return options.databaseUrl != null ? given(options.databaseUrl) : embedded(data);
    }

    private DatabaseAddress given(@Nullable String url) throws Exception {
        DatabaseAddress address = DatabaseAddress.parse(String.valueOf(url));
        return progress.step("Connecting to " + address, () -> {
            address.check();
            return address;
        });
    }

    private DatabaseAddress embedded(DataFolder data) throws Exception {
        Path cluster = data.path().resolve("postgresql");
        String what = EmbeddedServer.exists(data) ? "Starting the database in " : "Creating the database in ";
        return progress.step(
                what + cluster,
                () -> closing.add(EmbeddedServer.on(data)).start().address());
    }
}

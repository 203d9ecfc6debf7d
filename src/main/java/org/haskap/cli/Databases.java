package org.haskap.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.haskap.database.DataFolder;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.EmbeddedServer;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.springframework.context.ConfigurableApplicationContext;

/** Finds or starts the database a command works on, and says so. */
final class Databases {
    private final DatabaseOptions options;
    private final Progress progress;
    private final Closing closing;

    Databases(DatabaseOptions options, Progress progress, Closing closing) {
        this.options = options;
        this.progress = progress;
        this.closing = closing;
    }

    /** For the process that owns the data folder. */
    DatabaseLogins own() throws Exception {
        return open(closing.add(DataFolder.open(options.folder())));
    }

    /** For a command that may run beside a server: uses that server's database when there is one. */
    DatabaseLogins ownOrRunning() throws Exception {
        DataFolder data = DataFolder.tryOpen(options.folder());
        if (data != null) {
            return open(closing.add(data));
        }
        Optional<DatabaseLogins> given = options.given();
        if (given.isPresent()) {
            return checked(given.get());
        }
        Optional<DatabaseLogins> running = EmbeddedServer.running(options.folder());
        return running.orElseThrow(() -> new CommandException("Another Haskap uses the data folder " + options.folder()
                + " with a database of its own; give the same --database-url here."));
    }

    /**
     * The same, but never an empty one made just now.
     *
     * @throws CommandException when there is none
     */
    DatabaseLogins existing() throws Exception {
        if (options.given().isEmpty() && !EmbeddedServer.exists(options.folder())) {
            throw new CommandException("There is no database in " + options.folder()
                    + "; say where the data is with --data or --database-url.");
        }
        return ownOrRunning();
    }

    /**
     * The application, without its web server, on a region that must be there already.
     *
     * @throws CommandException when there is no database
     * @throws org.haskap.database.DatabaseUnavailableException when it has no such region
     */
    ConfigurableApplicationContext existing(Region region) throws Exception {
        Regions regions = closing.add(Regions.existing(existing(), region));
        return closing.add(Web.beans(regions));
    }

    private DatabaseLogins open(DataFolder data) throws Exception {
        Logging.toFile(data.logs().resolve("haskap.log"), options.logFormat);
        Optional<DatabaseLogins> given = options.given();
        return given.isPresent() ? checked(given.get()) : embedded(data);
    }

    private DatabaseLogins checked(DatabaseLogins given) throws Exception {
        return progress.step("Connecting to " + given, () -> {
            given.check();
            return given;
        });
    }

    private DatabaseLogins embedded(DataFolder data) throws Exception {
        Path cluster = data.path().resolve("postgresql");
        String what = EmbeddedServer.exists(data.path()) ? "Starting the database in " : "Creating the database in ";
        return progress.step(
                what + cluster,
                () -> closing.add(EmbeddedServer.on(data)).start().logins());
    }
}

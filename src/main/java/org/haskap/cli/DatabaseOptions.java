package org.haskap.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the data is, of all regions. */
class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder for everything Haskap writes (default: data, beside the launcher)")
    @Nullable
    Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:HASKAP_DATABASE_URL}",
            description = "a PostgreSQL of your own instead of the embedded one, as"
                    + " postgresql://user:password@host:5432/name; version 15 or later (also: HASKAP_DATABASE_URL)")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--database-owner-url",
            paramLabel = "URL",
            defaultValue = "${env:HASKAP_DATABASE_OWNER_URL}",
            description = "the same database as the role that owns the tables: used only to create and change them and"
                    + " to grant what the role of --database-url needs (also: HASKAP_DATABASE_OWNER_URL)")
    @Nullable
    String ownerUrl;

    /** The given database's logins; empty when the embedded one is meant. */
    Optional<DatabaseLogins> given() {
        if (databaseUrl == null) {
            if (ownerUrl != null) {
                throw new CommandException(
                        "--database-owner-url belongs to a database of your own; give the role of the"
                                + " application too, with --database-url.");
            }
            return Optional.empty();
        }
        return Optional.of(new DatabaseLogins(
                DatabaseAddress.parse(databaseUrl), ownerUrl == null ? null : DatabaseAddress.parse(ownerUrl)));
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:HASKAP_LOG_FORMAT:-TEXT}",
            description = "how the log's lines are written: ${COMPLETION-CANDIDATES} (default: TEXT; also:"
                    + " HASKAP_LOG_FORMAT)")
    Logging.Format logFormat = Logging.Format.TEXT;

    /** The data folder, absolute. */
    Path folder() {
        return data == null ? Home.folder().resolve("data") : data.toAbsolutePath();
    }
}

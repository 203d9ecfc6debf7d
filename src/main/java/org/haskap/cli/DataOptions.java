package org.haskap.cli;

import java.nio.file.Path;
import org.haskap.database.DatabaseUnavailableException;
import org.haskap.database.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where the data is. */
final class DataOptions {
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
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "main",
            converter = RegionName.class,
            description = "the region to work on; each has a schema of its own (default: main)")
    Region region = Region.MAIN;

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

    /** Reads a region's name. */
    static final class RegionName implements ITypeConverter<Region> {
        @Override
        public Region convert(String name) {
            try {
                return new Region(name);
            } catch (DatabaseUnavailableException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

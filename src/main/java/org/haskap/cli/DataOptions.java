package org.haskap.cli;

import org.haskap.database.DatabaseUnavailableException;
import org.haskap.database.Region;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where the data of one region is. */
final class DataOptions extends DatabaseOptions {
    @Option(
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "main",
            converter = RegionName.class,
            description = "the region to work on; each has a schema of its own (default: main)")
    Region region = Region.MAIN;

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

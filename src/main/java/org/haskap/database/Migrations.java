package org.haskap.database;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The tables of one schema, brought up to date. */
final class Migrations {
    /** The table in which Flyway notes what was done. */
    static final String HISTORY = "flyway_schema_history";

    private final DataSource owner;
    private final String schema;

    Migrations(DataSource owner, String schema) {
        this.owner = owner;
        this.schema = schema;
    }

    /** Creates the schema when missing and applies every migration there is. */
    void apply() throws FlywayException {
        flyway(MigrationVersion.LATEST).migrate();
    }

    /** The same, up to and with that version. */
    void applyUpTo(String version) throws FlywayException {
        flyway(MigrationVersion.fromVersion(version)).migrate();
    }

    /** The versions this program has and the schema has not. */
    List<String> pending() throws FlywayException {
        return versions(flyway(MigrationVersion.LATEST).info().pending());
    }

    /** The versions the schema has, in their order. */
    List<String> applied() throws FlywayException {
        return versions(flyway(MigrationVersion.LATEST).info().applied());
    }

    /** The versions this program can make, in their order. */
    List<String> known() throws FlywayException {
        return Stream.of(flyway(MigrationVersion.LATEST).info().all())
                .filter(info -> info.getVersion() != null && info.getState().isResolved())
                .map(info -> info.getVersion().getVersion())
                .toList();
    }

    private static List<String> versions(MigrationInfo[] infos) {
        return Stream.of(infos)
                .filter(info -> info.getVersion() != null)
                .map(info -> info.getVersion().getVersion())
                .toList();
    }

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .schemas(schema)
                .target(target)
                .locations("classpath:db/migration")
                .load();
    }
}

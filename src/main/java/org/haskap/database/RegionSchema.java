package org.haskap.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;

/** The schema of a region made ready for the application: its tables migrated, its privileges renewed. */
final class RegionSchema {
    private final DatabaseLogins logins;
    private final Region region;

    RegionSchema(DatabaseLogins logins, Region region) {
        this.logins = logins;
        this.region = region;
    }

    /**
     * Makes it ready.
     *
     * @param application connections as the application, which nobody uses yet
     * @return whether PostgreSQL keeps the application from changing what is only added to
     * @throws DatabaseUnavailableException when it cannot be
     */
    boolean prepare(DataSource application) {
        try (Connection strongest = logins.strongest().connect()) {
            if (mayMigrate(strongest)) {
                new Migrations(logins.strongest().unpooled(), region.schema()).apply();
            } else {
                requireUpToDate();
            }
            if (logins.owner() != null) {
                Grants.renew(strongest, region.schema(), roleOf(application));
            }
            return enforced(application);
        } catch (FlywayException | SQLException e) {
            throw new DatabaseUnavailableException(
                    "The tables of region " + region.name() + " at " + logins + " cannot be brought up to date ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); the log says more.",
                    e);
        }
    }

    /** Whether the role owns the schema, or there is none yet and it may create it. */
    private boolean mayMigrate(Connection strongest) throws SQLException {
        try (PreparedStatement statement = strongest.prepareStatement("""
                select current_user, has_database_privilege(current_database(), 'CREATE') as creates,
                    exists (select from pg_namespace where nspname = ?) as there,
                    exists (
                        select from pg_namespace where nspname = ? and pg_has_role(nspowner, 'USAGE')) as owns
                """)) {
            statement.setString(1, region.schema());
            statement.setString(2, region.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean("there") && !row.getBoolean("creates")) {
                    throw new DatabaseUnavailableException("The role " + row.getString(1)
                            + " may not create the schema " + region.schema() + " at " + logins
                            + "; give the owner with --database-owner-url, or let an administrator of the database"
                            + " grant it create on the database.");
                }
                return row.getBoolean("owns") || !row.getBoolean("there");
            }
        }
    }

    private void requireUpToDate() {
        List<String> pending = new Migrations(logins.strongest().unpooled(), region.schema()).pending();
        if (!pending.isEmpty()) {
            throw new DatabaseUnavailableException("The tables of region " + region.name() + " at " + logins
                    + " are older than this program, and the role given may not change them; give their owner with"
                    + " --database-owner-url.");
        }
    }

    private static String roleOf(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            return Grants.user(connection);
        }
    }

    private boolean enforced(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            requireSameDatabase(connection);
            boolean enforced = Grants.enforced(connection, region.schema());
            if (!enforced) {
                LoggerFactory.getLogger(RegionSchema.class)
                        .warn(
                                "Region {}: the database does not protect what is only added to (audit, targets, editions):"
                                        + " the application logs in as a role that may change it. Give a role of its own"
                                        + " with --database-url and the owner with --database-owner-url.",
                                region.name());
            }
            return enforced;
        }
    }

    /** The owner's address and the application's are written down separately, and could name two databases. */
    private void requireSameDatabase(Connection connection) throws SQLException {
        if (!region.schema().equals(connection.getSchema())) {
            throw new DatabaseUnavailableException("The role of the application does not see region " + region.name()
                    + " at " + logins + "; --database-url and --database-owner-url must name the same database.");
        }
    }
}

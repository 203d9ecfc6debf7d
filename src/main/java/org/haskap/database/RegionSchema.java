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
        try {
            if (logins.owner() != null || mayMigrate(application)) {
                new Migrations(logins.strongest().unpooled(), region.schema()).apply();
            } else {
                requireUpToDate(application);
            }
            if (logins.owner() != null) {
                grant(logins.owner(), application);
            }
            return enforced(application);
        } catch (FlywayException | SQLException e) {
            throw new DatabaseUnavailableException(
                    "The tables of region " + region.name() + " at " + logins + " cannot be brought up to date ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); the log says more.",
                    e);
        }
    }

    /** Whether the application's role owns the schema, or there is none yet and nobody else to create it. */
    private boolean mayMigrate(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select pg_has_role(nspowner, 'USAGE') from pg_namespace where nspname = ?")) {
            statement.setString(1, region.schema());
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    private void requireUpToDate(DataSource application) {
        List<String> pending = new Migrations(application, region.schema()).pending();
        if (!pending.isEmpty()) {
            throw new DatabaseUnavailableException("The tables of region " + region.name() + " at " + logins
                    + " are older than this program, and the role given may not change them; give their owner too, with"
                    + " --database-owner-url.");
        }
    }

    private void grant(DatabaseAddress owner, DataSource application) throws SQLException {
        String role;
        try (Connection connection = application.getConnection()) {
            role = Grants.user(connection);
        }
        try (Connection connection = owner.connect()) {
            Grants.renew(connection, region.schema(), role);
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

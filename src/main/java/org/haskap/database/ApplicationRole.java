package org.haskap.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The role as which the application logs in to the embedded server. */
final class ApplicationRole {
    private ApplicationRole() {}

    /**
     * Sees to it that the role exists and has its password; what it may do is {@link Grants}' business.
     *
     * @param made whether the password was made just now, so that the role cannot have it yet
     */
    static void ensure(DatabaseLogins logins, boolean made) {
        try (Connection owner = logins.strongest().connect()) {
            if (!create(owner, logins.application().user()) && !made) {
                return; // as always but the first time
            }
            // The driver sends a digest: the password itself can never end in the server's log.
            owner.unwrap(PGConnection.class)
                    .alterUserPassword(
                            logins.application().user(),
                            logins.application().password().toCharArray(),
                            "scram-sha-256");
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "The role " + logins.application().user() + " of the embedded database cannot be created ("
                            + e.getMessage() + ").",
                    e);
        }
    }

    /** Whether it had to be created. */
    private static boolean create(Connection owner, String role) throws SQLException {
        try (PreparedStatement known = owner.prepareStatement("select from pg_roles where rolname = ?")) {
            known.setString(1, role);
            try (ResultSet row = known.executeQuery()) {
                if (row.next()) {
                    return false;
                }
            }
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("create role " + role + " login");
            return true;
        }
    }
}

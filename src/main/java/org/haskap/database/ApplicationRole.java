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

    /** Sees to it that the role exists and has its password; what it may do is {@link Grants}' business. */
    static void ensure(DatabaseLogins logins) {
        try (Connection _ = logins.application().connect()) {
            return; // as always but the first time
        } catch (SQLException _) {
            // it is not there yet, or its password was lost and made anew
        }
        try (Connection owner = logins.strongest().connect()) {
            create(owner, logins.application().user());
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

    private static void create(Connection owner, String role) throws SQLException {
        try (PreparedStatement known = owner.prepareStatement("select from pg_roles where rolname = ?")) {
            known.setString(1, role);
            try (ResultSet row = known.executeQuery()) {
                if (row.next()) {
                    return;
                }
            }
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("create role " + role + " login");
        }
    }
}

package org.haskap.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a PostgreSQL database is and who we are there.
 *
 * @param url JDBC address without user and password, so that it can be printed
 * @param user the role; empty lets the driver choose (the operating system's user)
 * @param password its password; empty when none is needed
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final int OLDEST = 15;

    /**
     * Reads {@code postgresql://user:password@host:port/name} (as other PostgreSQL programs write it) or a JDBC address.
     *
     * @throws DatabaseUnavailableException when it is neither
     */
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(text, "", "");
        }
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme());
            if (!(scheme.equals("postgresql") || scheme.equals("postgres"))
                    || uri.getHost() == null
                    || uri.getPath() == null
                    || uri.getPath().length() < 2) {
                throw new IllegalArgumentException("not a PostgreSQL address");
            }
            String[] credentials = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new DatabaseAddress(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    credentials.length > 0 ? decoded(credentials[0]) : "",
                    credentials.length > 1 ? decoded(credentials[1]) : "");
        } catch (IllegalArgumentException e) {
            // The address may hold a password: it is not repeated here.
            throw new DatabaseUnavailableException(
                    "The database address is not understood; write it as postgresql://user:password@host:5432/name.",
                    e);
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Opens one connection outside any pool. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "haskap");
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Connects once and looks at the server's version.
     *
     * @throws DatabaseUnavailableException when nobody answers, we are not let in, or the server is too old
     */
    public void check() {
        try (Connection connection = connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST) {
                throw new DatabaseUnavailableException("The database server at " + url + " is PostgreSQL " + major
                        + "; Haskap needs PostgreSQL " + OLDEST + " or later.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "The database at " + url + " cannot be used (" + oneLine(e)
                            + "); check the address, the user and the password.",
                    e);
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}

package org.haskap.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where a PostgreSQL database is and who we are there.
 *
 * @param url JDBC address without user and passwords, so that it can be printed
 * @param user the role; empty lets the driver choose (the operating system's user)
 * @param password its password; empty when none is needed
 * @param sslPassword the password of the client certificate's key; empty when there is none
 */
public record DatabaseAddress(String url, String user, String password, String sslPassword) {
    private static final int OLDEST = 15;
    private static final String JDBC = "jdbc:postgresql:";

    /** Where no client certificate is used. */
    public DatabaseAddress(String url, String user, String password) {
        this(url, user, password, "");
    }

    /**
     * Reads {@code postgresql://user:password@host:port/name} (as other PostgreSQL programs write it) or a JDBC address.
     * User and passwords are understood before the host and in the query.
     *
     * @throws DatabaseUnavailableException when it is neither
     */
    public static DatabaseAddress parse(String text) {
        try {
            if (text.startsWith(JDBC)) {
                return taken(text.substring(JDBC.length()));
            }
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme());
            if (!(scheme.equals("postgresql") || scheme.equals("postgres"))
                    || uri.getHost() == null
                    || uri.getPath() == null
                    || uri.getPath().length() < 2) {
                throw notUnderstood();
            }
            return taken(text.substring(scheme.length() + 1));
        } catch (IllegalArgumentException _) {
            throw notUnderstood(); // without the cause, whose message repeats the address
        }
    }

    /** The address may hold a password: it is not repeated here. */
    private static DatabaseUnavailableException notUnderstood() {
        return new DatabaseUnavailableException(
                "The database address is not understood; write it as postgresql://user:password@host:5432/name.");
    }

    /** What follows the scheme, with everything taken out that must not be printed. */
    private static DatabaseAddress taken(String rest) {
        String[] parts = rest.split("\\?", 2);
        String place = parts[0];
        var credentials = new HashMap<String, String>();
        int end = place.indexOf('/', 2);
        int at = place.lastIndexOf('@', end < 0 ? place.length() : end);
        if (place.startsWith("//") && at >= 0) {
            String[] who = place.substring(2, at).split(":", 2);
            credentials.put("user", decoded(who[0]));
            credentials.put("password", who.length > 1 ? decoded(who[1]) : "");
            place = "//" + place.substring(at + 1);
        }
        var kept = new ArrayList<String>();
        for (String parameter : parts.length > 1 ? parts[1].split("&") : new String[0]) {
            String[] pair = parameter.split("=", 2);
            switch (decoded(pair[0])) {
                case "user", "password", "sslpassword" ->
                    credentials.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
                default -> kept.add(parameter);
            }
        }
        return new DatabaseAddress(
                JDBC + place + (kept.isEmpty() ? "" : "?" + String.join("&", kept)),
                credentials.getOrDefault("user", ""),
                credentials.getOrDefault("password", ""),
                credentials.getOrDefault("sslpassword", ""));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Who we are, as the driver's properties. */
    Properties credentials() {
        var properties = new Properties();
        Map.of("user", user, "password", password, "sslpassword", sslPassword).forEach((name, value) -> {
            if (!value.isEmpty()) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    private Properties properties() {
        Properties properties = credentials();
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "haskap");
        return properties;
    }

    /** Opens one connection outside any pool. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    /** One connection after another outside any pool; for work that is done once, such as migrating. */
    DataSource unpooled() {
        var source = new DriverManagerDataSource(url);
        source.setConnectionProperties(properties());
        return source;
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

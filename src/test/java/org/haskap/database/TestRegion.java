package org.haskap.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.haskap.cli.Application;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh, migrated region for one test class, in a real PostgreSQL that the whole test run shares:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestRegion region = new TestRegion();
 * }</pre>
 *
 * <p>The migrations run once; each class gets a copy of the migrated database (about 20 ms), and the copy is dropped
 * after it. Everything runs as the application's role, so a missing grant or a forbidden update shows. Use {@link #jdbc()}, {@link #transactions()} or {@link #dataSource()} for stores, {@link #start} for a whole
 * application on this region.
 */
public final class TestRegion implements BeforeAllCallback, AfterAllCallback {
    private static final Region REGION = new Region("test");
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final List<String> empties = new ArrayList<>();
    private @Nullable Server server;
    private @Nullable String database;
    private @Nullable Regions regions;
    private @Nullable ConfigurableApplicationContext application;

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        Server shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestRegion.class))
                .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
        server = shared;
        database = "copy_" + ProcessHandle.current().pid() + "_" + COPIES.incrementAndGet();
        shared.execute("create database " + database + " template " + Server.TEMPLATE + " strategy file_copy");
        regions = Regions.open(shared.logins(database), REGION);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (application != null) {
            application.close();
        }
        if (regions != null) {
            regions.close();
        }
        if (server != null && database != null) {
            server.execute("drop database " + database + " with (force)");
            for (String empty : empties) {
                server.execute("drop database " + empty + " with (force)");
            }
        }
    }

    /** The region, as the product would open it. */
    public Regions regions() {
        if (regions == null) {
            throw new IllegalStateException("register this as a static @RegisterExtension");
        }
        return regions;
    }

    /** Where the region's database is, for tests that open regions or start a process of their own. */
    public DatabaseLogins logins() {
        if (server == null || database == null) {
            throw new IllegalStateException("register this as a static @RegisterExtension");
        }
        return server.logins(database);
    }

    /** A database with nothing in it, on the same server; dropped after the class. */
    public DatabaseLogins emptyDatabase() throws SQLException {
        if (server == null || database == null) {
            throw new IllegalStateException("register this as a static @RegisterExtension");
        }
        String empty = database + "_" + (empties.size() + 1);
        server.execute("create database " + empty);
        empties.add(empty);
        return server.logins(empty);
    }

    /** SQL on the region as its tables' owner, a superuser, who may do what the application may not. */
    public JdbcClient owner() {
        var source = new DriverManagerDataSource(logins().strongest().url());
        Properties properties = logins().strongest().credentials();
        properties.setProperty("currentSchema", REGION.schema());
        source.setConnectionProperties(properties);
        return JdbcClient.create(source);
    }

    /** Connections to the region. */
    public DataSource dataSource() {
        return regions().dataSource();
    }

    /** SQL on the region. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** Transactions on the region. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource()));
    }

    /**
     * Starts the whole application on this region, on a free port; stopped after the class. Further classes may add beans.
     *
     * @return the context; {@link #url(String)} gives addresses
     */
    public ConfigurableApplicationContext start(Class<?>... more) {
        SpringApplication spring = new SpringApplicationBuilder(Application.class)
                .sources(more)
                .initializers(Application.with(regions()))
                .build();
        application = spring.run("--server.port=0");
        return application;
    }

    /** The application that {@link #start} started. */
    public ConfigurableApplicationContext application() {
        if (application == null) {
            throw new IllegalStateException("call start() first");
        }
        return application;
    }

    /** The address of a path in the started application. */
    public String url(String path) {
        if (application == null) {
            throw new IllegalStateException("call start() first");
        }
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    /** The run's one server, closed by JUnit at the end of the run. */
    private record Server(DataFolder data, EmbeddedServer embedded) implements AutoCloseable {
        static final String TEMPLATE = "migrated";

        static Server start() {
            DataFolder data = folder();
            var settings = new HashMap<>(EmbeddedServer.SETTINGS);
            settings.putAll(Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"));
            var server = new Server(
                    data,
                    EmbeddedServer.on(data, PostgresBinaries.cache(data), settings)
                            .start());
            try {
                for (String old : server.databases()) {
                    server.execute("drop database \"" + old + "\" with (force)");
                }
                server.execute("create database " + TEMPLATE);
                Regions.open(server.logins(TEMPLATE), REGION).close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server;
        }

        /** The cluster stays between runs; a second run at the same time takes another folder. */
        private static DataFolder folder() {
            for (int i = 1; ; i++) {
                DataFolder folder = DataFolder.tryOpen(Path.of("target", "test-data-" + i));
                if (folder != null) {
                    return folder;
                }
            }
        }

        DatabaseLogins logins(String database) {
            DatabaseLogins own = embedded.logins();
            return new DatabaseLogins(in(own.application(), database), in(own.strongest(), database));
        }

        private static DatabaseAddress in(DatabaseAddress own, String database) {
            return new DatabaseAddress(
                    own.url().replaceFirst("/postgres$", "/" + database), own.user(), own.password());
        }

        List<String> databases() throws SQLException {
            try (Connection connection = embedded.logins().strongest().connect();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select array_agg(datname::text) from pg_database where not datistemplate and datname <> 'postgres'")) {
                rows.next();
                return rows.getArray(1) == null
                        ? List.of()
                        : Arrays.asList((String[]) rows.getArray(1).getArray());
            }
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = embedded.logins().strongest().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() {
            embedded.close();
            data.close();
        }
    }
}

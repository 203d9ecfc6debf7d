package org.haskap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The regions this process serves: which one a request means, and the migrated schema with its small connection pool for
 * each. Immutable once open. A host name nobody listed means the default region, so a forged name selects nothing.
 */
public final class Regions implements AutoCloseable {
    private static final ScopedValue<Region> CURRENT = ScopedValue.newInstance();
    private static final int CONNECTIONS = 10;

    private final Region byDefault;
    private final Map<String, Region> byHost;
    private final Map<Region, HikariDataSource> pools;
    private final DatabaseAddress application;
    private final DataSource dataSource = new RegionDataSource(this);
    private boolean enforced = true; // settled before anybody else sees this object

    private Regions(
            DatabaseAddress application,
            Region byDefault,
            Map<String, Region> byHost,
            Map<Region, HikariDataSource> pools) {
        this.application = application;
        this.byDefault = byDefault;
        this.byHost = byHost;
        this.pools = pools;
    }

    /** Opens one region. */
    public static Regions open(DatabaseLogins logins, Region only) {
        return open(logins, only, Map.of());
    }

    /**
     * Opens one region that must be there already, so that a slip in its name makes no new one.
     *
     * @throws DatabaseUnavailableException when it is not there; names those that are
     */
    public static Regions existing(DatabaseLogins logins, Region region) {
        try (Connection connection = logins.strongest().connect()) {
            List<Region> there = Catalog.regions(connection);
            if (!there.contains(region)) {
                throw new DatabaseUnavailableException("There is no region " + region.name() + " at " + logins + "; "
                        + (there.isEmpty()
                                ? "there is none at all, and serve or import makes one."
                                : "choose with --region: "
                                        + there.stream().map(Region::name).collect(Collectors.joining(", ")) + "."));
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "The regions at " + logins + " cannot be listed ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); the log says more.",
                    e);
        }
        return open(logins, region);
    }

    /**
     * Creates what schemas are missing, migrates all, and renews what the application's role may do in them. Where only
     * the application's role is known, and the schema is somebody else's, the tables must be up to date already.
     *
     * @param byDefault the region of every host name that is not listed
     * @param byHost host name (without port) to region
     * @throws DatabaseUnavailableException when a schema cannot be created, migrated or used
     */
    public static Regions open(DatabaseLogins logins, Region byDefault, Map<String, Region> byHost) {
        var hosts = new LinkedHashMap<String, Region>();
        byHost.forEach((host, region) -> hosts.put(folded(host), region));
        var pools = new LinkedHashMap<Region, HikariDataSource>();
        var regions = new Regions(logins.application(), byDefault, hosts, pools);
        try {
            regions.add(logins, byDefault);
            for (Region region : Set.copyOf(hosts.values())) {
                if (!pools.containsKey(region)) {
                    regions.add(logins, region);
                }
            }
            return regions;
        } catch (RuntimeException e) {
            regions.close();
            throw e;
        }
    }

    private void add(DatabaseLogins logins, Region region) {
        HikariDataSource pool = pool(logins.application(), region);
        pools.put(region, pool);
        enforced &= new RegionSchema(logins, region).prepare(pool);
    }

    private static HikariDataSource pool(DatabaseAddress address, Region region) {
        var config = new HikariConfig();
        config.setPoolName(region.name());
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.credentials());
        config.addDataSourceProperty("currentSchema", region.schema());
        config.addDataSourceProperty("ApplicationName", "haskap " + region.name());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(
                "set jit = off"); // statements are short: compiling one would cost a hundred times its run
        return new HikariDataSource(config);
    }

    /** The region a host name means; a port behind it does not matter. */
    public Region of(String host) {
        return byHost.getOrDefault(folded(host), byDefault);
    }

    private static String folded(String host) {
        return (host.indexOf(':') < 0 ? host : host.replaceFirst(":\\d*$", "")).toLowerCase(Locale.ROOT);
    }

    /** The host names that are listed, in lower case and without port. */
    public Set<String> hosts() {
        return java.util.Collections.unmodifiableSet(byHost.keySet());
    }

    /** The region of every host name that is not listed. */
    public Region byDefault() {
        return byDefault;
    }

    /** All regions served, the default one first. */
    public Set<Region> all() {
        return java.util.Collections.unmodifiableSet(pools.keySet());
    }

    /**
     * Does something in a region: every connection taken inside looks at that region's schema.
     *
     * @throws IllegalArgumentException when this process does not serve the region
     */
    public <T, X extends Throwable> T in(Region region, ScopedValue.CallableOp<T, X> work) throws X {
        dataSource(region);
        return ScopedValue.where(CURRENT, region).call(work);
    }

    /**
     * The region meant by what is running now. With one region there is no choice; with several, work that never said
     * which one it is for must not land in somebody else's data.
     */
    public Region current() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        }
        if (pools.size() == 1) {
            return byDefault;
        }
        throw new IllegalStateException("Several regions are served: run this inside Regions.in(region, …)");
    }

    /** Connections to the current region; always the same object, by which Spring tells transactions apart. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Connections to that region, whatever region is current; for what lives as long as the process and belongs to one
     * region, such as its scheduler. Spring's transactions are not seen here: they belong to {@link #dataSource()}, used
     * inside {@link #in}.
     *
     * @throws IllegalArgumentException when this process does not serve the region
     */
    public DataSource dataSource(Region region) {
        HikariDataSource pool = pools.get(region);
        if (pool == null) {
            throw new IllegalArgumentException("Region " + region.name() + " is not served here");
        }
        return pool;
    }

    /**
     * A connection to the current region beside the pool and beside the caller's transaction, which the caller closes. For
     * the rare small thing that must be committed at once, also when whoever waits for it holds a connection of the pool.
     */
    public Connection apart() throws SQLException {
        Properties properties = application.credentials();
        properties.setProperty("currentSchema", current().schema());
        properties.setProperty("ApplicationName", "haskap " + current().name());
        return DriverManager.getConnection(application.url(), properties);
    }

    /** Lets the pools count their connections there; once only. */
    public void measure(MeterRegistry registry) {
        pools.values().forEach(pool -> pool.setMetricRegistry(registry));
    }

    /**
     * Whether PostgreSQL itself keeps this process from changing what is only ever added to, in every region. False when
     * it logs in as the tables' owner: then only the program's own care protects them.
     */
    public boolean privilegesEnforced() {
        return enforced;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}

package org.haskap.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL that lives and dies with this process, its data in the data folder's {@code postgresql}. It listens on the
 * loopback address only, on a port of its own choice, and asks for passwords that are kept in the data folder: the
 * tables' owner has one, and the application, which may do less, another.
 *
 * <p>The server runs in a session of its own, so that Ctrl-C reaches this process alone and the web can stop before its
 * database. When this process is killed the server may stay behind: the next start stops it cleanly, whatever state it
 * is in. Only the holder of the data folder's lock may start one, which is why the parameter is a {@link DataFolder}.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String OWNER = "haskap";
    private static final String APPLICATION = "haskap_app";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is worth changing for one application on one machine; see PostgreSQL's own documentation. */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_logical_replication_workers", "0"));

    private static final long LONGEST_LOG = 10 * 1024 * 1024;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path cluster;
    private final Path log;
    private final Map<String, String> settings;
    private final Passwords passwords;
    private boolean begun;
    private int port;
    private volatile long logged; // how long the log was before this start
    private volatile boolean closed;

    EmbeddedServer(PostgresPrograms programs, DataFolder data, Map<String, String> settings) throws IOException {
        this.programs = programs;
        this.data = data.path();
        this.cluster = data.path().resolve("postgresql");
        this.log = data.logs().resolve("postgresql.log");
        this.settings = settings;
        this.passwords = Passwords.in(data.path());
    }

    /**
     * The server of this folder, not started yet, so that whoever closes it can own it before there is anything to stop.
     *
     * @throws DatabaseUnavailableException when PostgreSQL's programs cannot be run here
     */
    public static EmbeddedServer on(DataFolder data) {
        return on(data, PostgresBinaries.cache(data), SETTINGS);
    }

    static EmbeddedServer on(DataFolder data, Path cache, Map<String, String> settings) {
        try {
            return new EmbeddedServer(PostgresPrograms.find(data, cache), data, settings);
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The data folder " + data.path() + " cannot be written (" + e.getMessage()
                            + "); choose another with --data.",
                    e);
        }
    }

    /** Whether the folder has data of an earlier start. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve("postgresql"));
    }

    /**
     * Starts the server on the folder's data, creating the data first when there is none.
     *
     * @return this
     * @throws DatabaseUnavailableException when it does not start; nothing is left running then
     */
    public EmbeddedServer start() {
        try {
            if (Files.exists(cluster)) {
                programs.prepare(cluster, log);
                stopLeftBehind();
            } else {
                create();
                programs.prepare(cluster, log);
            }
            logged = rotatedLog();
            begin();
            try {
                awaitReady();
                ApplicationRole.ensure(logins(), passwords.made());
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
            return this;
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The database in " + cluster + " does not start (" + e.getMessage() + "); see " + log + ".", e);
        }
    }

    private synchronized void begin() throws IOException {
        if (closed) {
            throw new IOException("stopped while starting");
        }
        port = freePort();
        programs.start(cluster, log, port, settings);
        begun = true;
    }

    /** The server that another process runs on this data folder just now, if any. */
    public static Optional<DatabaseLogins> running(Path folder) {
        Path data = DataFolder.absolute(folder);
        try {
            Path cluster = data.resolve("postgresql");
            return Postmaster.read(cluster)
                    .filter(postmaster -> postmaster.alive(cluster))
                    .map(running -> logins(running.port(), Passwords.read(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseLogins logins(int port, Passwords passwords) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        return new DatabaseLogins(
                new DatabaseAddress(url, APPLICATION, passwords.application()),
                new DatabaseAddress(url, OWNER, passwords.owner()));
    }

    private void create() throws IOException {
        Path fresh = data.resolve("postgresql.new"); // renamed when complete, so that half a cluster is never used
        FileSystemUtils.deleteRecursively(fresh);
        programs.create(fresh, OWNER, data.resolve(Passwords.OWNER));
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopLeftBehind() throws IOException {
        Optional<Postmaster> left = Postmaster.read(cluster);
        if (left.isPresent() && left.get().alive(cluster)) {
            programs.stop(cluster);
        }
        // Its process is gone, or its number belongs to another program by now: PostgreSQL would wait for that one.
        Files.deleteIfExists(cluster.resolve(Postmaster.FILE));
    }

    /** Puts a log that grew large aside, over the one put aside before; how long the log is now. */
    private long rotatedLog() throws IOException {
        long length = Files.size(log);
        if (length <= LONGEST_LOG) {
            return length;
        }
        Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        programs.prepare(cluster, log);
        return 0;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean seen = false;
        while (System.nanoTime() < end && !closed) {
            Optional<Postmaster> postmaster = Postmaster.read(cluster);
            if (postmaster.isPresent() && postmaster.get().ready()) {
                return;
            }
            if (seen && (postmaster.isEmpty() || !postmaster.get().alive(cluster))) {
                break;
            }
            seen |= postmaster.isPresent();
            if (!seen && lastFatal().isPresent()) {
                break;
            }
            PostgresPrograms.pause();
        }
        throw new IOException(lastFatal().orElse("no reason given"));
    }

    /** What the server said last before it gave up; of this start only. */
    private Optional<String> lastFatal() throws IOException {
        if (Files.size(log) <= logged) {
            return Optional.empty();
        }
        try (InputStream since = Files.newInputStream(log)) {
            since.skipNBytes(logged);
            return new String(since.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:"))
                    .reduce((_, last) -> last)
                    .map(line -> line.replaceFirst(".*FATAL:\\s*", ""));
        }
    }

    /** Where to connect, and as whom; once started. */
    public DatabaseLogins logins() {
        return logins(port, passwords);
    }

    /** Ends all connections and stops the server cleanly, also one that is only just starting. */
    @Override
    public void close() {
        closed = true;
        programs.giveUp();
        synchronized (this) {
            if (!begun) {
                return;
            }
            begun = false;
            try {
                if (appeared()) {
                    programs.stop(cluster);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits a moment for a server that was started but has not said so yet; false when it ended by itself. */
    private boolean appeared() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Optional<Postmaster> postmaster = Postmaster.read(cluster);
            if (postmaster.isPresent()) {
                return postmaster.get().alive(cluster);
            }
            if (lastFatal().isPresent()) { // only now: a running server says so of every connection it refuses
                return false;
            }
            PostgresPrograms.pause();
        }
        return false;
    }
}

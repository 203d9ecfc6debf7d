package org.haskap.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL that lives and dies with this process, its data in the data folder's {@code postgresql}. It listens on the
 * loopback address only, on a port of its own choice, and asks for a password that is kept in the data folder.
 *
 * <p>The server runs in a session of its own, so that Ctrl-C reaches this process alone and the web can stop before its
 * database. When this process is killed the server may stay behind: the next start stops it cleanly, whatever state it
 * is in. Only the holder of the data folder's lock may start one, which is why the parameter is a {@link DataFolder}.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String USER = "haskap";
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

    private final PostgresPrograms programs;
    private final Path cluster;
    private final DatabaseAddress address;

    private EmbeddedServer(PostgresPrograms programs, Path cluster, DatabaseAddress address) {
        this.programs = programs;
        this.cluster = cluster;
        this.address = address;
    }

    /**
     * Starts the server on the folder's data, creating the data first when there is none.
     *
     * @throws DatabaseUnavailableException when it does not start
     */
    public static EmbeddedServer start(DataFolder data) {
        return start(data, PostgresBinaries.cache(data), SETTINGS);
    }

    /** Whether the folder has data of an earlier start. */
    public static boolean exists(DataFolder data) {
        return Files.exists(data.path().resolve("postgresql"));
    }

    static EmbeddedServer start(DataFolder data, Path cache, Map<String, String> settings) {
        var programs = new PostgresPrograms(PostgresBinaries.in(cache));
        Path cluster = data.path().resolve("postgresql");
        Path log = data.logs().resolve("postgresql.log");
        try {
            String password = password(data.path());
            if (Files.exists(cluster)) {
                stopLeftBehind(programs, cluster);
            } else {
                create(programs, data.path(), cluster);
            }
            int port = freePort();
            programs.start(cluster, log, port, settings);
            awaitReady(cluster, log);
            return new EmbeddedServer(programs, cluster, address(port, password));
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The database in " + cluster + " does not start (" + e.getMessage() + "); see " + log + ".", e);
        }
    }

    /** The server that another process runs on this data folder just now, if any. */
    public static Optional<DatabaseAddress> running(Path folder) {
        Path data = DataFolder.absolute(folder);
        try {
            return Postmaster.read(data.resolve("postgresql"))
                    .filter(Postmaster::alive)
                    .map(running -> address(running.port(), readPassword(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    private static void create(PostgresPrograms programs, Path data, Path cluster) throws IOException {
        Path fresh = data.resolve("postgresql.new"); // renamed when complete, so that half a cluster is never used
        FileSystemUtils.deleteRecursively(fresh);
        programs.create(fresh, USER, data.resolve("password"));
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password(Path data) throws IOException {
        Path file = data.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.deleteIfExists(data.resolve("password.new"));
            Path fresh = Files.createFile(data.resolve("password.new"), owner);
            Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return readPassword(data);
    }

    private static String readPassword(Path data) {
        try {
            return Files.readString(data.resolve("password")).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The database's password in " + data.resolve("password")
                            + " cannot be read; run this as the user who" + " started Haskap.",
                    e);
        }
    }

    private static void stopLeftBehind(PostgresPrograms programs, Path cluster) throws IOException {
        Optional<Postmaster> left = Postmaster.read(cluster);
        if (left.isPresent() && left.get().alive()) {
            programs.stop(cluster);
        }
        // Its process is gone, or its number belongs to another program by now: PostgreSQL would wait for that one.
        Files.deleteIfExists(cluster.resolve(Postmaster.FILE));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Path cluster, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean seen = false;
        while (System.nanoTime() < end) {
            Optional<Postmaster> postmaster = Postmaster.read(cluster);
            if (postmaster.isPresent() && postmaster.get().ready()) {
                return;
            }
            if (seen && (postmaster.isEmpty() || !postmaster.get().alive())) {
                break;
            }
            seen |= postmaster.isPresent();
            PostgresPrograms.pause();
        }
        throw new IOException(lastFatal(log));
    }

    private static String lastFatal(Path log) throws IOException {
        List<String> fatal = new ArrayList<>(Files.readAllLines(log));
        fatal.removeIf(line -> !line.contains("FATAL:"));
        return fatal.isEmpty() ? "no reason given" : fatal.getLast().replaceFirst(".*FATAL:\\s*", "");
    }

    /** Where to connect. */
    public DatabaseAddress address() {
        return address;
    }

    /** Ends all connections and stops the server cleanly. */
    @Override
    public void close() {
        try {
            programs.stop(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.haskap.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root; started by root it runs in a user namespace
 * of its own, where it sees itself as nobody while its files stay root's.
 */
final class PostgresPrograms {
    private final Path home;

    PostgresPrograms(Path home) {
        this.home = home;
    }

    void create(Path cluster, String user, Path passwordFile) throws IOException {
        run(
                "initdb",
                List.of(
                        "--pgdata=" + cluster,
                        "--username=" + user,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
    }

    /** Returns as soon as the server's process exists; it is not ready then. */
    void start(Path cluster, Path log, int port, Map<String, String> settings) throws IOException {
        String options = settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                .sorted()
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        run("pg_ctl", List.of("start", "--no-wait", "--pgdata=" + cluster, "--log=" + log, "--options=" + options));
    }

    /** Stops a running server cleanly and waits until it is gone. */
    void stop(Path cluster) throws IOException {
        run("pg_ctl", List.of("stop", "--no-wait", "--pgdata=" + cluster, "--mode=fast"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.exists(cluster.resolve(Postmaster.FILE))) {
            if (System.nanoTime() > end) {
                throw new IOException("PostgreSQL in " + cluster + " does not stop");
            }
            pause();
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private void run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Path output = Files.createTempFile("haskap", ".txt"); // a pipe would be inherited, and kept open, by the server
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(program + " ended with " + code + ": " + lastLine(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, e);
        } finally {
            Files.delete(output);
        }
    }

    private static String lastLine(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("it said nothing");
    }
}

package org.haskap.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs {@code initdb} and {@code pg_ctl}. */
final class PostgresPrograms {
    private final Path home;
    private final ServerAccount account;
    private volatile @Nullable Process creating;

    PostgresPrograms(Path home, ServerAccount account) {
        this.home = home;
        this.account = account;
    }

    /** The programs for this machine, where the account that runs them can reach them. */
    static PostgresPrograms find(DataFolder data, Path cache) throws IOException {
        ServerAccount account = ServerAccount.find();
        Path home = PostgresBinaries.in(cache);
        if (!account.reaches(home.resolve("bin/postgres"))) {
            home = PostgresBinaries.in(data.existing("cache"));
        }
        if (!account.reaches(home.resolve("bin/postgres"))) {
            throw ServerAccount.none();
        }
        return new PostgresPrograms(home, account);
    }

    void create(Path cluster, String user, Path passwordFile) throws IOException {
        Path password = Files.createTempFile("haskap", ".txt");
        try {
            Files.copy(passwordFile, password, StandardCopyOption.REPLACE_EXISTING);
            Files.createDirectory(cluster);
            account.own(password);
            account.own(cluster);
            initdb(cluster, user, password);
        } finally {
            Files.delete(password);
        }
    }

    private void initdb(Path cluster, String user, Path passwordFile) throws IOException {
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

    /** Sees to it that the server may use its data and its log, which is created when missing. */
    void prepare(Path cluster, Path log) throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        account.own(log);
        account.own(cluster);
    }

    /** Ends the creation of a cluster, if one is being created. */
    void giveUp() {
        Process process = creating;
        if (process != null) {
            process.destroy();
        }
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
        var command = new ArrayList<>(account.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Path output = Files.createTempFile("haskap", ".txt"); // a pipe would be inherited, and kept open, by the server
        try {
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile()) // the current folder may be closed to the account
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            creating = program.equals("initdb") ? process : null;
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

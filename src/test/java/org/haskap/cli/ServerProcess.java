package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Haskap as a process of its own, as a user has it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready after .*: (http://localhost:\\d+)");

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the program with these arguments; returns at once. */
    static ServerProcess run(String... arguments) throws IOException {
        Path output = Files.createTempFile("haskap-test", ".txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.haskap.Haskap"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HASKAP_DATABASE_"));
        return new ServerProcess(builder.start(), output);
    }

    /** Starts a server on a free port and waits until it says it is ready. */
    static ServerProcess serve(Path data) throws Exception {
        ServerProcess server = run("--empty", "--port", "0", "--data", data.toString());
        server.address();
        return server;
    }

    /** What it printed so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    String address() throws Exception {
        for (int i = 0; i < 3000; i++) {
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                return ready.group(1);
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not ready: " + output());
    }

    /** Waits until it printed that. */
    void until(String words) throws Exception {
        for (int i = 0; i < 3000 && !output().contains(words); i++) {
            assertThat(process.isAlive()).as(output()).isTrue();
            Thread.sleep(10);
        }
    }

    int status(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address() + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    String body(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** As Ctrl-C; as {@code kill} where this test's own process was told to ignore Ctrl-C, which its children inherit. */
    int interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : stop();
    }

    /** Waits for the end. */
    int exitCode() throws Exception {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output());
        }
        return process.exitValue();
    }

    /** As {@code kill}, without waiting for what follows. */
    void askToStop() {
        process.destroy();
    }

    /** As {@code kill}: asks it to stop. */
    int stop() throws Exception {
        process.destroy();
        return exitCode();
    }

    /** As {@code kill -9}: it has no chance to do anything. */
    void kill() throws Exception {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(output);
    }
}

package bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starting, timing and stopping other programs. */
final class Processes {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Processes() {}

    /** The java that runs this measurement. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Class path of the measurements themselves. */
    static String ownClassPath(Path home) {
        return home.resolve("bench/target/haskap-bench.jar").toString();
    }

    /** Milliseconds from start to exit; output is thrown away. */
    static double time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = quiet(command).start();
        int exit = process.waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
        return took;
    }

    static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"));
    }

    /** What a command prints. */
    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text;
    }

    /** Milliseconds from the start of a server to its first 200 answer; the server is left running. */
    static double untilFirstPage(ProcessBuilder server, URI page, Process[] started)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        started[0] = server.start();
        while (status(page) != 200) {
            if (!started[0].isAlive()) {
                throw new IllegalStateException("the server ended with " + started[0].exitValue() + " before " + page);
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(120)) {
                throw new IllegalStateException("no page within two minutes: " + page);
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static int status(URI page) throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(page)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    static HttpResponse<byte[]> get(URI page) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks a server to stop, with all it started, and waits until it has. */
    static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** The first of the named programs that is on the PATH. */
    static Optional<String> find(String... names) {
        for (String name : names) {
            for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(":")) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Optional.of(Path.of(folder, name).toString());
                }
            }
        }
        return Optional.empty();
    }

    static String need(String name, String debianPackage) {
        return find(name).orElseThrow(() -> new IllegalStateException(
                name + " is not installed; on Debian or Ubuntu: apt-get install " + debianPackage));
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

package bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Public pages under load (wrk), against nginx serving the same bytes from disk. */
final class PagesBench implements Bench.Measurement {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;
    private static final int CONNECTIONS = 32;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    @Override
    public String run(Path home) throws Exception {
        var wrk = Processes.need("wrk", "wrk");
        var nginx = Processes.need("nginx", "nginx-light");
        Path work = Files.createTempDirectory("haskap-bench");
        var servers = new ArrayList<Process>();
        try {
            var started = new Process[1];
            Processes.untilFirstPage(
                    Processes.quiet(List.of(
                            home.resolve("haskap").toString(),
                            "--port",
                            "18080",
                            "--data",
                            work.resolve("haskap").toString())),
                    URI.create("http://127.0.0.1:18080/"),
                    started);
            servers.add(started[0]);
            var pages = List.of("/strategy", "/strategy/kpis");
            for (var page : pages) {
                Path copy = work.resolve("html" + page + "/index.html");
                Files.createDirectories(copy.getParent());
                Files.write(copy, Processes.get(ours(page)).body());
            }
            servers.add(Processes.quiet(List.of(nginx, "-c", configure(work).toString(), "-p", work + "/"))
                    .start());
            var report = new StringBuilder("""
                    | page | Haskap, requests/s (10–90 %) | p99 | nginx, requests/s (10–90 %) | p99 | ratio | goal |
                    |---|---|---|---|---|---|---|
                    """);
            for (var page : pages) {
                report.append(compare(wrk, page, false));
                report.append(compare(wrk, page, true));
            }
            return report + """

                    `wrk -t1 -c%d -d%ds --latency`, %d rounds by turns after one to warm up; wrk, the server and its database share the
                    cores. nginx: 2 workers, `sendfile`, no access log, the bytes of the very page. "304" sends `If-None-Match`.
                    """.formatted(CONNECTIONS, SECONDS, ROUNDS);
        } finally {
            for (var server : servers) {
                Processes.stop(server);
            }
            Processes.delete(work);
        }
    }

    private static URI ours(String page) {
        return URI.create("http://127.0.0.1:18080" + page);
    }

    private static URI theirs(String page) {
        return URI.create("http://127.0.0.1:18082" + page + "/index.html");
    }

    private static String compare(String wrk, String page, boolean revalidate) throws Exception {
        var rates = List.of(new Sample(), new Sample());
        var tails = List.of(new Sample(), new Sample());
        var urls = List.of(ours(page), theirs(page));
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < 2; i++) {
                var out = Processes.output(command(wrk, urls.get(i), revalidate));
                if (BAD.matcher(out).find()) {
                    throw new IllegalStateException("error answers from " + urls.get(i) + ":\n" + out);
                }
                if (round >= 0) {
                    rates.get(i).add(number(RATE, out));
                    tails.get(i).add(milliseconds(out));
                }
            }
        }
        double ratio = rates.get(0).median() / rates.get(1).median();
        return "| `%s`%s (%,d kB) | %s | %.1f ms | %s | %.1f ms | %.2f | ≥ %s |%n"
                .formatted(
                        page,
                        revalidate ? ", 304" : "",
                        Processes.get(urls.getFirst()).body().length / 1024,
                        rates.get(0).show("/s"),
                        tails.get(0).median(),
                        rates.get(1).show("/s"),
                        tails.get(1).median(),
                        ratio,
                        revalidate ? "0.6" : "0.3");
    }

    private static List<String> command(String wrk, URI url, boolean revalidate) throws Exception {
        var command = new ArrayList<>(List.of(
                wrk, "-t1", "-c" + CONNECTIONS, "-d" + SECONDS + "s", "--latency", url.toString()));
        if (revalidate) {
            var tag = Processes.get(url)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new IllegalStateException(url + " has no ETag"));
            command.add("-H");
            command.add("If-None-Match: " + tag);
        }
        return command;
    }

    private static double number(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said something unexpected:\n" + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double milliseconds(String text) {
        var matcher = P99.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said something unexpected:\n" + text);
        }
        double value = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }

    private static Path configure(Path work) throws Exception {
        Path file = work.resolve("nginx.conf");
        Files.writeString(file, """
                daemon off;
                %2$s
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  default_type text/html;
                  server {
                    listen 127.0.0.1:18082;
                    root %1$s/html;
                    etag on;
                  }
                }
                """.formatted(work, System.getProperty("user.name").equals("root") ? "user root;" : ""));
        return file;
    }
}

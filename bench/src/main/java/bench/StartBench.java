package bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From the command to the first page, against an empty Spring Boot web application with the same PostgreSQL. */
final class StartBench implements Bench.Measurement {
    private static final int ROUNDS = 7;

    @Override
    public String run(Path home) throws Exception {
        Path work = Files.createTempDirectory("haskap-bench");
        try {
            var haskap = Processes.quiet(List.of(
                    home.resolve("haskap").toString(),
                    "--port",
                    "18080",
                    "--data",
                    work.resolve("haskap").toString()));
            var empty = Processes.quiet(List.of(
                    Processes.java(),
                    "-cp",
                    Processes.ownClassPath(home),
                    "bench.EmptyWeb",
                    "18081",
                    work.resolve("empty").toString()));
            double first = start(haskap, 18080);
            double emptyFirst = start(empty, 18081);
            var ours = new Sample();
            var theirs = new Sample();
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(start(haskap, 18080));
                theirs.add(start(empty, 18081));
            }
            return """
                    | work | time, median (10–90 %%) | against an empty Spring Boot web application | ratio | goal |
                    |---|---|---|---|---|
                    | `./haskap` to the first page, data there | %s | %s | %.2f | ≤ 1.5 |
                    | `./haskap` to the first page, first start after a build (prepares quick starts, creates the database, reads and adopts the sample) | %,.0f ms (once) | %,.0f ms (once, creates its database) | %.2f | – |

                    %d rounds by turns. Both start the same embedded PostgreSQL 18 and stop it again; the first page is `/` with status 200.
                    Haskap starts with the AOT cache that its launcher prepares; the peer starts as plain `java -cp` does, without one.
                    """
                    .formatted(
                            ours.show("ms"),
                            theirs.show("ms"),
                            ours.median() / theirs.median(),
                            first,
                            emptyFirst,
                            first / emptyFirst,
                            ROUNDS);
        } finally {
            Processes.delete(work);
        }
    }

    private static double start(ProcessBuilder server, int port) throws Exception {
        var started = new Process[1];
        try {
            return Processes.untilFirstPage(server, URI.create("http://127.0.0.1:" + port + "/"), started);
        } finally {
            Processes.stop(started[0]);
        }
    }
}

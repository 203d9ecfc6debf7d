package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.haskap.access.AsOperator;
import org.haskap.database.DataFolder;
import org.haskap.database.EmbeddedServer;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL is killed while facts are recorded and rolled up; each fact that was promised counts, and counts once. */
@ExtendWith(AsOperator.class)
class KilledDatabaseTest {
    private static final Region REGION = new Region("test");

    @TempDir
    Path folder;

    @Test
    void what_was_promised_before_the_server_was_killed_is_counted_exactly_once() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var acknowledged = ConcurrentHashMap.<Long>newKeySet();
        try (DataFolder data = DataFolder.open(folder)) {
            try (EmbeddedServer server = EmbeddedServer.on(data).start();
                    Regions regions = Regions.open(server.logins(), REGION)) {
                var here = new TestEvidence(regions);
                Writers writers = new Writers(here, "first", 16, acknowledged::add).start();
                Thread.sleep(random.nextInt(500));
                assertThat(writers.failure()).isNull();
                kill();
                writers.giveUp();
                assertThat(acknowledged).hasSizeGreaterThan(15);
            }
            try (EmbeddedServer server = EmbeddedServer.on(data).start();
                    Regions regions = Regions.open(server.logins(), REGION)) {
                var here = new TestEvidence(regions);
                var recount = new Recount(JdbcClient.create(regions.dataSource()));
                recount.mustHold(acknowledged, here, "seed " + seed);
                // And it goes on.
                try (var writers = new Writers(here, "second", 16, acknowledged::add).start()) {
                    assertThat(writers.failure()).isNull();
                }
                recount.mustHold(acknowledged, here, "later, seed " + seed);
            }
        }
    }

    /** Kills the server and all its processes at one stroke; none gets to say or write anything any more. */
    private void kill() throws Exception {
        String pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                .getFirst()
                .strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        var command = new ArrayList<>(List.of("kill", "-9"));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(); // one that ended by itself meanwhile does no harm
        processes.forEach(process -> process.onExit().join());
    }
}

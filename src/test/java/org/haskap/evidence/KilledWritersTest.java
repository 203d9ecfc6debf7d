package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.haskap.access.AsOperator;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes are killed while they record facts and roll them up; each fact they were promised counts, and counts once. */
@ExtendWith(AsOperator.class)
class KilledWritersTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void what_killed_processes_were_promised_is_counted_exactly_once() throws Exception {
        var here = new TestEvidence(region.regions());
        long seed = System.nanoTime();
        var random = new Random(seed);
        var acknowledged = new HashSet<Long>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var lives = new ArrayList<Future<Set<Long>>>();
            for (String name : List.of("north", "south")) {
                int until = 200 + random.nextInt(1500);
                lives.add(threads.submit(() -> life(name, until)));
            }
            for (Future<Set<Long>> life : lives) {
                acknowledged.addAll(life.get());
            }
        }
        new Recount(region.jdbc()).mustHold(acknowledged, here, "seed " + seed);
    }

    /** Starts a process with eight writers and kills it when it was promised so many facts. */
    private static Set<Long> life(String name, int until) throws Exception {
        DatabaseAddress address = region.logins().application();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        address.url(),
                        address.user(),
                        name,
                        "8")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PASSWORD", String.valueOf(address.password()));
        Process process = builder.start();
        var acknowledged = new HashSet<Long>();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.endsWith(".")) { // a line may be cut off
                    acknowledged.add(Long.valueOf(line.substring(0, line.length() - 1)));
                }
                if (acknowledged.size() == until) {
                    process.toHandle().destroyForcibly(); // and what it had written can still be read
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(until);
        return acknowledged;
    }
}

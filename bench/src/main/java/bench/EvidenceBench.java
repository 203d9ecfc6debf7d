package bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Recording facts and asking for figures, against PostgreSQL and DuckDB over the same rows. {@code HASKAP_BENCH_FACTS} names the
 * numbers of facts, such as {@code 10000,1000000}. All facts are made up, in a database that is thrown away.
 */
final class EvidenceBench implements Bench.Measurement {
    /** What stands before the lines that belong to the table; all others are progress. */
    static final String MARK = "table: ";

    private static final String SIZES = "10000,1000000,10000000";

    @Override
    public String run(Path home) throws Exception {
        Path work = Files.createTempDirectory(
                Path.of(System.getenv().getOrDefault("HASKAP_BENCH_FOLDER", System.getProperty("java.io.tmpdir"))),
                "haskap-bench");
        try {
            var driver = new ProcessBuilder(List.of(
                            Processes.java(),
                            "-Xmx2g",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            home.resolve("target/haskap.jar") + ":" + Processes.ownClassPath(home),
                            EvidenceDriver.class.getName(),
                            work.toString(),
                            System.getenv().getOrDefault("HASKAP_BENCH_FACTS", SIZES)))
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(driver::destroy));
            var table = new StringBuilder();
            try (var lines = new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(MARK)) {
                        table.append(line.substring(MARK.length())).append('\n');
                    }
                    System.err.println(line); // also the table's: a run may end before its end
                }
            }
            if (driver.waitFor() != 0) {
                throw new IllegalStateException("the measurement of evidence ended with " + driver.exitValue());
            }
            return table.toString();
        } finally {
            Processes.delete(work);
        }
    }
}

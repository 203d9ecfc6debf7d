package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were taken on. */
final class Machine {
    private Machine() {}

    static String describe() {
        return "_Taken %s on %s, %d cores, Java %s._"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch");
        }
    }
}

package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code ./haskap bench NAME…}: runs the named measurements (all without a name), prints their tables and puts them into
 * {@code docs/benchmarks.md} between the marks that carry their names.
 */
public final class Bench {
    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("reading", new ReadingBench());
        ALL.put("start", new StartBench());
        ALL.put("pages", new PagesBench());
        ALL.put("evidence", new EvidenceBench());
    }

    private Bench() {}

    /** One measurement; what it returns is Markdown. */
    interface Measurement {
        String run(Path home) throws Exception;
    }

    /** Runs the measurements named by the arguments. */
    public static void main(String[] names) throws Exception {
        Path home = Path.of("").toAbsolutePath();
        if (!Files.isExecutable(home.resolve("haskap"))) {
            System.err.println("bench: run this from the folder that holds ./haskap");
            System.exit(2);
        }
        for (String name : names.length == 0 ? ALL.keySet() : Arrays.asList(names)) {
            Measurement measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println("bench: no measurement is called " + name + "; there are " + ALL.keySet());
                System.exit(2);
            }
            String table = measurement.run(home) + "\n" + Machine.describe() + "\n";
            System.out.println(table);
            record(home.resolve("docs/benchmarks.md"), name, table);
        }
    }

    private static void record(Path file, String name, String table) {
        String open = "<!-- " + name + " -->";
        String close = "<!-- /" + name + " -->";
        try {
            String text = Files.readString(file);
            int from = text.indexOf(open);
            int to = text.indexOf(close);
            if (from < 0 || to < from) {
                System.err.println("bench: " + file + " has no place marked " + open + "; the table was only printed");
                return;
            }
            Files.writeString(file, text.substring(0, from + open.length()) + "\n" + table + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

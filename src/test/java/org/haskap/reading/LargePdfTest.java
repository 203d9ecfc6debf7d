package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thick PDF in a small heap, in a JVM of its own. */
class LargePdfTest {
    private static final int PAGES = 5_000;
    private static final int LINES = 40;

    @TempDir
    Path folder;

    @Test
    void five_thousand_pages_fit_into_a_heap_of_256_megabytes() throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            lines.add("この施策では地域の産業と雇用を支えるために関係する団体と力を合わせて" + i);
        }
        Path pdf = Pdfs.writeRepeated(folder.resolve("thick.pdf"), Pdfs.lines(lines.toArray(String[]::new)), PAGES);
        Process jvm = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counter.class.getName(),
                        pdf.toString()))
                .redirectErrorStream(true)
                .start();
        try (var out = jvm.inputReader(StandardCharsets.UTF_8)) {
            String said = out.lines().reduce("", (a, b) -> a + b + "\n");
            assertThat(jvm.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("pages " + PAGES + " lines " + PAGES * LINES);
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** The program run in the small heap: reads and says how much it found. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) {
            System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
            Document document = Sources.open(Path.of(args[0]));
            System.out.println(
                    "pages " + document.pages() + " lines " + document.lines().size());
        }
    }
}

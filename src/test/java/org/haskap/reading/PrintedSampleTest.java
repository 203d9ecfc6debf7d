package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample strategy printed to PDF by a browser gives the same lines and the same plan as its text. */
class PrintedSampleTest {
    private static final Path SAMPLE = Path.of("samples/tomakomai/strategy-2015.txt");

    @TempDir
    static Path folder;

    private static Reading text;
    private static Reading pdf;

    @BeforeAll
    static void print() throws IOException, InterruptedException {
        Path html = folder.resolve("strategy.html");
        String lines = Files.readString(SAMPLE).replace("&", "&amp;").replace("<", "&lt;");
        Files.writeString(
                html,
                "<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:15mm}"
                        + "pre{font:8pt/1.3 'Noto Sans CJK JP',monospace;white-space:pre}</style><pre>" + lines
                        + "</pre>");
        Path file = folder.resolve("strategy.pdf");
        String browser = System.getenv().getOrDefault("CHROME_BIN", "chromium");
        Process chromium = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + file,
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        try {
            assertThat(chromium.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            chromium.destroyForcibly();
        }
        text = Readers.read(SAMPLE, null);
        pdf = Readers.read(file, null);
    }

    private static List<String> words(Document document) {
        return document.lines().stream()
                .filter(line -> !line.blank())
                .map(line -> line.text().replaceAll("[\\s\\u3000]", ""))
                .toList();
    }

    @Test
    void no_line_is_lost_torn_or_moved() {
        assertThat(pdf.document().pages()).isGreaterThan(10);
        assertThat(words(pdf.document())).isEqualTo(words(text.document()));
    }

    @Test
    void the_same_nodes_and_indicators_are_found() {
        PlanDraft fromText = java.util.Objects.requireNonNull(text.plan());
        PlanDraft fromPdf = java.util.Objects.requireNonNull(pdf.plan());
        assertThat(fromPdf.nodes())
                .extracting(PlanDraft.Node::code)
                .isEqualTo(fromText.nodes().stream().map(PlanDraft.Node::code).toList());
        assertThat(fromPdf.indicators())
                .extracting(PlanDraft.Indicator::code)
                .isEqualTo(fromText.indicators().stream()
                        .map(PlanDraft.Indicator::code)
                        .toList());
    }
}

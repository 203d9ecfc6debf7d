package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reading the sample strategy by a cold command: against a bare JVM, and as PDF against pdftotext. */
final class ReadingBench implements Bench.Measurement {
    private static final int ROUNDS = 21;

    @Override
    public String run(Path home) throws Exception {
        Path text = home.resolve("samples/tomakomai/strategy-2015.txt");
        Path work = Files.createTempDirectory("haskap-bench");
        try {
            Path pdf = print(text, work);
            var haskap = home.resolve("haskap").toString();
            var readText = List.of(haskap, "read", text.toString());
            var readPdf = List.of(haskap, "read", pdf.toString());
            var bare = List.of(
                    Processes.java(), "-cp", Processes.ownClassPath(home), "bench.EmptyMain");
            var pdftotext = List.of(Processes.need("pdftotext", "poppler-utils"), pdf.toString(), "-");
            var samples = List.of(new Sample(), new Sample(), new Sample(), new Sample());
            var commands = List.of(bare, readText, pdftotext, readPdf);
            for (int round = -3; round < ROUNDS; round++) {
                for (int i = 0; i < commands.size(); i++) {
                    double took = Processes.time(commands.get(i));
                    if (round >= 0) {
                        samples.get(i).add(took);
                    }
                }
            }
            long lines = Files.readString(text).lines().count();
            return """
                    | work | time, median (10–90 %%) | against | ratio | goal |
                    |---|---|---|---|---|
                    | `./haskap read strategy-2015.txt` (%,d lines) | %s | bare JVM start: %s | %.2f | ≤ 2 |
                    | `./haskap read strategy-2015.pdf` (%,d kB) | %s | `pdftotext`: %s | %.2f | ≤ 2 |

                    %d rounds by turns after 3 to warm the disk; whole commands, launcher script included, output thrown away.
                    """
                    .formatted(
                            lines,
                            samples.get(1).show("ms"),
                            samples.get(0).show("ms"),
                            samples.get(1).median() / samples.get(0).median(),
                            Files.size(pdf) / 1024,
                            samples.get(3).show("ms"),
                            samples.get(2).show("ms"),
                            samples.get(3).median() / samples.get(2).median(),
                            ROUNDS);
        } finally {
            Processes.delete(work);
        }
    }

    /** Prints the text to a PDF with the installed browser, as an office would print it from a word processor. */
    private static Path print(Path text, Path work) throws Exception {
        var browser = Processes.find("chromium", "chromium-browser", "google-chrome")
                .orElseThrow(() -> new IllegalStateException("Chromium is needed to print the sample as PDF"));
        Path html = work.resolve("strategy-2015.html");
        Files.writeString(
                html,
                "<!doctype html><html lang=ja><meta charset=utf-8><title>strategy</title><pre>"
                        + Files.readString(text).replace("&", "&amp;").replace("<", "&lt;") + "</pre>");
        Path pdf = work.resolve("strategy-2015.pdf");
        Processes.output(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + work.resolve("profile"),
                "--no-pdf-header-footer",
                "--print-to-pdf=" + pdf,
                html.toUri().toString()));
        return pdf;
    }
}

package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Throws mutated documents at the readers with Jazzer, texts and binary formats in a JVM each. Whatever the bytes, a reader
 * ends with a reading or an {@link UnreadableException}. The seconds for both together are the system property
 * {@code haskap.fuzz.seconds}.
 */
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("haskap.fuzz.seconds", 60);
    private static final Path SAMPLES = Path.of("samples/tomakomai");

    @TempDir
    Path folder;

    /** The shares of the time; texts, which we parse ourselves, get most. */
    @ParameterizedTest
    @CsvSource({"text,60", "binary,40"})
    void no_document_breaks_the_readers(String family, int percent) throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        if (family.equals("text")) {
            seedTexts(corpus);
        } else {
            seedBinaries(corpus);
        }
        Path log = folder.resolve("log");
        int seconds = Math.max(1, SECONDS * percent / 100);
        Process jazzer = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTarget.class.getName(),
                        "--instrumentation_includes=org.haskap.**",
                        "--custom_hook_includes=org.haskap.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + seconds,
                        "-max_len=65536",
                        "-timeout=60",
                        "-rss_limit_mb=0",
                        corpus.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(seconds + 120L, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(log, StandardCharsets.ISO_8859_1);
            assertThat(jazzer.exitValue()).as(said).isZero();
            assertThat(said).containsPattern("Done \\d+ runs");
        } finally {
            jazzer.destroyForcibly();
        }
    }

    private static void seedTexts(Path corpus) throws IOException {
        for (String name : List.of("strategy-2015.txt", "chamber-plan-2023.txt")) {
            String text = Files.readString(SAMPLES.resolve(name));
            Files.writeString(corpus.resolve(name), text.substring(0, 8_000));
            String start = text.substring(0, 2_000);
            Files.write(corpus.resolve(name + ".sjis"), start.getBytes(Charset.forName("windows-31j")));
            Files.write(corpus.resolve(name + ".utf16"), start.getBytes(StandardCharsets.UTF_16LE));
        }
        Files.writeString(corpus.resolve("lines"), "新規創業件数：― → 10件\n①死亡率：7.2‰（平成24年）→7.9‰（平成30年）\n");
        String rows = register().limit(6).reduce("", (a, b) -> a + b + "\n");
        Files.writeString(corpus.resolve("register"), rows);
        Files.writeString(corpus.resolve("quoted"), rows + "1\t\"部\n\"\t祭り\n");
    }

    private static void seedBinaries(Path corpus) throws IOException {
        var rows =
                register().limit(6).map(line -> List.of(line.split("\t", -1))).toList();
        OfficeFiles.workbook(corpus.resolve("xlsx"), rows);
        OfficeFiles.document(corpus.resolve("docx"), document -> {
            document.createParagraph().createRun().setText("第１章");
            document.createTable(1, 2).getRow(0).getCell(0).setText("指標");
        });
        Pdfs.write(corpus.resolve("pdf"), List.of(Pdfs.lines("施策①　若者の就職", "指標　１２％")));
    }

    private static Stream<String> register() throws IOException {
        return Files.readString(SAMPLES.resolve("collaboration-register-2025.tsv"))
                .lines();
    }
}

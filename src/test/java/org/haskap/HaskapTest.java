package org.haskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The command line as people meet it. */
class HaskapTest {
    private static final String REGISTER = "samples/tomakomai/collaboration-register-2025.tsv";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Haskap.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void read_prints_counts_the_account_of_lines_and_findings_with_their_places() {
        assertThat(run("read", REGISTER)).isZero();
        assertThat(out.toString())
                .contains("collaboration-register-2025.tsv")
                .contains("      26  programmes")
                .contains("       1  furniture: 見出し行の繰り返し 1")
                .contains("      31  in total")
                .containsPattern("warning +page 1, line 5, column 3 +year-in-name-differs +名称は");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void one_file_as_json_is_an_object_and_several_are_an_array() {
        assertThat(run("read", "--json", REGISTER)).isZero();
        assertThat(JsonMapper.shared().readTree(out.toString()).at("/register")).hasSize(26);
        out.getBuffer().setLength(0);
        assertThat(run("read", "--json", "--kind", "register", REGISTER, REGISTER))
                .isZero();
        assertThat(JsonMapper.shared().readTree(out.toString())).hasSize(2);
    }

    @Test
    void a_file_that_cannot_be_read_leaves_the_others_and_gives_exit_code_1() {
        assertThat(run("read", "none.txt", REGISTER)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("haskap read: none.txt does not exist. Check its name and folder." + System.lineSeparator());
        assertThat(out.toString()).contains("26  programmes");
    }

    @Test
    void wrong_usage_gives_exit_code_2() {
        assertThat(run("read")).isEqualTo(2);
        assertThat(run("read", "--kind", "poem", REGISTER)).isEqualTo(2);
        assertThat(run("cook")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'poem' is neither plan nor register")
                .doesNotContain("\tat ");
    }

    @Test
    void help_and_version_are_there() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Usage: haskap").contains("read").containsPattern("haskap (\\d|\\()");
    }

    @Test
    void read_starts_neither_spring_nor_logging_nor_other_formats() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Haskap.class.getName(),
                        "read",
                        REGISTER)
                .redirectErrorStream(true)
                .start();
        try (var lines = jvm.inputReader(StandardCharsets.UTF_8)) {
            String said = lines.lines()
                    .reduce(new StringBuilder(), (all, line) -> all.append(line).append('\n'), (a, b) -> a)
                    .toString();
            assertThat(jvm.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("26  programmes").contains("org.haskap.cli.ReadCommand");
            assertThat(said)
                    .doesNotContain("org.springframework.boot")
                    .doesNotContain("org.springframework.jdbc")
                    .doesNotContain("ch.qos.logback")
                    .doesNotContain("tools.jackson.databind")
                    .doesNotContain("org.apache.p");
        } finally {
            jvm.destroyForcibly();
        }
    }
}

package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the order in which a user meets them, each a process of its own, on one data folder. */
class CommandsTest {
    private static final String REGISTER = "collaboration-register-2025.tsv";

    @TempDir
    Path folder;

    @Test
    void a_region_is_served_changed_exported_stopped_and_served_again() throws Exception {
        Path changed = folder.resolve("changed.tsv");
        String printed = Files.readString(Path.of("samples/tomakomai", REGISTER));
        String first = Readers.read(Path.of("samples/tomakomai", REGISTER), null)
                .register()
                .programmes()
                .getFirst()
                .name();
        Files.writeString(changed, printed.replace(first, first + "（改）"));
        try (var server = ServerProcess.run("--port", "0", "--data", data())) {
            assertThat(server.status("/strategy")).isEqualTo(200);
            assertThat(server.output()).contains("The region is empty", "Reading strategy-2015.txt");

            assertThat(done("import", "samples/tomakomai/" + REGISTER)).contains("No difference");
            assertThat(done("import", "samples/tomakomai/region.yaml"))
                    .contains("settings:\nNo difference")
                    .doesNotContain("Nothing was changed", "changed  ");
            assertThat(done("import", changed.toString())).contains("「" + first + "（改）」", "Nothing was changed");
            assertThat(server.body("/programmes")).doesNotContain(first + "（改）");
            assertThat(done("import", changed.toString(), "--adopt")).contains("Adopted.");
            assertThat(server.body("/programmes")).contains(first + "（改）");

            Path zip = folder.resolve("out.zip");
            assertThat(done("export", "--out", zip.toString())).contains("Wrote " + zip);
            try (var file = new ZipFile(zip.toFile())) {
                assertThat(file.getEntry("datapackage.json")).isNotNull();
            }
            assertThat(server.interrupt()).isIn(128 + 2, 128 + 15);
        }
        try (var again = ServerProcess.run("--port", "0", "--data", data())) {
            assertThat(again.body("/programmes")).contains(first + "（改）");
            assertThat(again.output()).contains("Starting the database").doesNotContain("Reading ");
            assertThat(again.stop()).isEqualTo(128 + 15);
        }
    }

    @Test
    void a_region_of_ones_own_is_shown_before_it_is_made() throws Exception {
        Path file = folder.resolve("region.yaml");
        Files.writeString(file, """
                name: 北市
                licence: CC-BY-4.0
                documents:
                  - file: %s
                    kind: plan
                    plan: vision
                    owner: 北市
                    role: strategy
                """.formatted(
                        Path.of("samples/tomakomai/strategy-2015.txt").toAbsolutePath()));
        try (var server = ServerProcess.serve(folder.resolve("data"))) {
            assertThat(done("import", file.toString()))
                    .contains("setting name", "「北市」", "setting strategy", "added    ", "Nothing was changed");
            assertThat(server.body("/")).doesNotContain("北市");
            assertThat(done("import", file.toString(), "--adopt")).contains("Adopted.");
            assertThat(server.body("/strategy")).contains("北市").contains("/strategy/goals/g1");
            assertThat(server.body("/data")).contains("creativecommons.org/licenses/by/4.0");
            Files.writeString(file, "name: 北市\nstrategy: none\n");
            assertThat(refused("import", file.toString())).contains("the plan none, which is not there");
            assertThat(refused("import", "samples/tomakomai/" + REGISTER, "--plan", "vision"))
                    .contains("is a register, which belongs to no plan");
            assertThat(refused("import", "samples/tomakomai/" + REGISTER, "--kind", "poem"))
                    .contains("'poem' is neither plan nor register");
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String done(String... command) throws Exception {
        return ended(0, command);
    }

    private String refused(String... command) throws Exception {
        return ended(2, command);
    }

    private String ended(int code, String... command) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data()));
        try (var process = ServerProcess.run(arguments.toArray(String[]::new))) {
            int ended = process.exitCode();
            assertThat(process.output()).doesNotContain("\tat ");
            assertThat(ended).as(process.output()).isEqualTo(code);
            return process.output();
        }
    }
}

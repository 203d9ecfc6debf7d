package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as an operator uses them: beside a running server, into a new place, and killed half-way. */
class BackupCommandsTest {
    @TempDir
    Path folder;

    @Test
    void a_region_is_backed_up_beside_its_server_and_served_elsewhere() throws Exception {
        Path file = folder.resolve("backup.zip");
        String page;
        try (var server =
                ServerProcess.run("--port", "0", "--data", folder.resolve("old").toString())) {
            page = server.body("/strategy").replace(server.address(), "");
            assertThat(ended(
                            0,
                            "backup",
                            file.toString(),
                            "--data",
                            folder.resolve("old").toString()))
                    .contains("region main (", "Wrote " + file);
            assertThat(ended(
                            2,
                            "backup",
                            file.toString(),
                            "--data",
                            folder.resolve("old").toString()))
                    .contains("--force");
            assertThat(ended(
                            2,
                            "restore",
                            file.toString(),
                            "--data",
                            folder.resolve("old").toString()))
                    .contains("Another Haskap is using the data folder");
        }
        assertThat(ended(
                        2,
                        "restore",
                        file.toString(),
                        "--data",
                        folder.resolve("old").toString()))
                .contains("holds the region main (", "--replace");

        Path broken = folder.resolve("broken.zip");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length * 3 / 4));
        assertThat(ended(
                        2,
                        "restore",
                        broken.toString(),
                        "--data",
                        folder.resolve("new").toString()))
                .contains("in or after the entry main/");
        assertThat(folder.resolve("new")).doesNotExist();

        try (var restoring = ServerProcess.run(
                "restore", file.toString(), "--data", folder.resolve("new").toString())) {
            restoring.until("Restoring and comparing");
            restoring.kill();
        }
        assertThat(ended(
                        0,
                        "restore",
                        file.toString(),
                        "--data",
                        folder.resolve("new").toString()))
                .contains("Restored.");
        try (var server =
                ServerProcess.run("--port", "0", "--data", folder.resolve("new").toString())) {
            assertThat(server.body("/strategy").replace(server.address(), "")).isEqualTo(page);
            assertThat(server.output()).doesNotContain("The region is empty");
        }
        assertThat(ended(
                        2,
                        "backup",
                        broken.toString(),
                        "--data",
                        folder.resolve("none").toString()))
                .contains("There is no database in");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static String ended(int code, String... command) throws Exception {
        try (var process = ServerProcess.run(command)) {
            int ended = process.exitCode();
            assertThat(process.output()).doesNotContain("\tat ");
            assertThat(ended).as(process.output()).isEqualTo(code);
            return process.output();
        }
    }
}

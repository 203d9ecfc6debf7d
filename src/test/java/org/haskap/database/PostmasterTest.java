package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose process a number in postmaster.pid is; any program that waits will do. */
class PostmasterTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_server_whose_program_was_deleted_is_still_a_server() throws Exception {
        Path program = folder.resolve("postgres");
        Files.copy(Path.of("/bin/sleep"), program, StandardCopyOption.COPY_ATTRIBUTES);
        Path cluster = Files.createDirectory(folder.resolve("cluster"));
        Process server = new ProcessBuilder(program.toString(), "60")
                .directory(cluster.toFile())
                .start();
        try {
            Files.delete(program);
            assertThat(server.info().command().orElseThrow()).endsWith("postgres (deleted)");
            assertThat(postmaster(server).alive(cluster)).isTrue();
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(postmaster(server).alive(cluster)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void another_clusters_server_and_another_program_are_not_this_clusters() throws Exception {
        Path program = folder.resolve("postgres");
        Files.copy(Path.of("/bin/sleep"), program, StandardCopyOption.COPY_ATTRIBUTES);
        Path cluster = Files.createDirectory(folder.resolve("cluster"));
        Process other = new ProcessBuilder(program.toString(), "60")
                .directory(folder.toFile())
                .start();
        try {
            assertThat(postmaster(other).alive(cluster)).isFalse();
            assertThat(new Postmaster(ProcessHandle.current().pid(), 1, true).alive(cluster))
                    .isFalse();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static Postmaster postmaster(Process process) {
        return new Postmaster(process.pid(), 1, true);
    }
}

package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir
    Path folder;

    @Test
    void what_keeps_it_from_starting_is_said_and_nothing_of_an_earlier_start() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            Path log = data.logs().resolve("postgresql.log");
            Files.writeString(log, "FATAL:  trouble of last year\n".repeat(400_000)); // more than 10 MB
            var settings = new HashMap<>(EmbeddedServer.SETTINGS);
            settings.put("shared_buffers", "none");
            try (var server = EmbeddedServer.on(data, PostgresBinaries.cache(data), settings)) {
                assertThatThrownBy(server::start)
                        .isInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageContaining("does not start")
                        .hasMessageNotContaining("last year");
            }
            assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
            assertThat(log.resolveSibling("postgresql.log.1")).isNotEmptyFile();
            assertThat(Files.readString(log)).contains("shared_buffers").doesNotContain("last year");
        }
    }

    @Test
    void one_that_was_closed_before_it_started_does_not_start() {
        try (DataFolder data = DataFolder.open(folder)) {
            EmbeddedServer server = EmbeddedServer.on(data);
            server.close();
            assertThatThrownBy(server::start).hasMessageContaining("stopped while starting");
            assertThat(EmbeddedServer.running(folder)).isEmpty();
        }
    }

    @Test
    void the_applications_password_may_get_lost_and_a_refused_connection_keeps_no_server_running() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            try (var server = EmbeddedServer.on(data).start();
                    var connection = server.logins().application().connect();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("select pg_terminate_backend(pg_backend_pid())"))
                        .hasMessageContaining("terminating connection"); // the server calls that FATAL
            }
            assertThat(EmbeddedServer.running(folder)).isEmpty();
            Files.delete(folder.resolve("password-app"));
            try (var server = EmbeddedServer.on(data).start()) {
                server.logins().check();
            }
            assertThat(Files.getPosixFilePermissions(folder.resolve("password-app")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.readString(folder.resolve("logs/postgresql.log"))).doesNotContain("password");
        }
    }

    @Test
    void where_root_may_not_make_a_namespace_it_runs_as_an_unprivileged_user() throws Exception {
        ServerAccount nobody = ServerAccount.user("nobody").orElse(null);
        Assumptions.assumeTrue(nobody != null && nobody.reaches(Path.of("/bin/sh")), "needs root and runuser");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataFolder data = DataFolder.open(folder)) {
            var programs = new PostgresPrograms(PostgresBinaries.in(data.existing("cache")), nobody);
            try (var server = new EmbeddedServer(programs, data, Map.of("unix_socket_directories", ""))) {
                server.start().logins().check();
            }
            try (var again = new EmbeddedServer(programs, data, Map.of("unix_socket_directories", ""))) {
                again.start().logins().check();
            }
            assertThat(Files.getOwner(folder.resolve("postgresql/base"))).hasToString("nobody");
            assertThat(Files.getOwner(folder.resolve("password"))).hasToString("root");
        }
    }
}

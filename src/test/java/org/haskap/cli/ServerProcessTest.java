package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.EmbeddedServer;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** The program as a process: what it leaves behind, what survives, and what it says when it cannot start. */
class ServerProcessTest {
    @TempDir
    Path folder;

    @AfterEach
    void stop_what_a_failed_test_left() throws Exception {
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void stops_cleanly_when_asked_and_finds_its_data_again() throws Exception {
        try (var server = ServerProcess.serve(data())) {
            assertThat(server.status("/")).isLessThan(500);
            assertThat(server.output()).contains("Creating the database").doesNotContain("WARN", "SLF4J");
            remember("berry");
            assertThat(server.stop()).isEqualTo(128 + 15);
        }
        assertThat(postgres()).isEmpty();
        assertThat(data().resolve("postgresql/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(data().resolve("logs/postgresql.log"))).endsWith("database system is shut down\n");
        try (var server = ServerProcess.serve(data())) {
            assertThat(server.output()).contains("Starting the database");
            assertThat(remembered()).contains("berry");
        }
        assertThat(postgres()).isEmpty();
    }

    @Test
    void the_log_can_be_written_as_an_object_a_line() throws Exception {
        try (var server =
                ServerProcess.run("--empty", "--port", "0", "--data", data().toString(), "--log-format", "json")) {
            server.status("/status");
            server.stop();
        }
        var lines = Files.readAllLines(data().resolve("logs/haskap.log"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(
                                new ObjectMapper().readTree(line).get("level").asString())
                        .isNotBlank())
                .anySatisfy(line -> assertThat(new ObjectMapper()
                                .readTree(line)
                                .get("formattedMessage")
                                .asString())
                        .startsWith("GET /status 200"));
    }

    @Test
    void a_request_in_flight_is_answered_after_the_server_was_asked_to_stop() throws Exception {
        try (var server = ServerProcess.serve(data());
                HttpClient client = HttpClient.newHttpClient()) {
            URI home = URI.create(server.address() + "/");
            int before = server.status("/");
            try (Connection connection = connect(running().strongest());
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table region_main.publication in access exclusive mode");
                var answer =
                        client.sendAsync(HttpRequest.newBuilder(home).build(), HttpResponse.BodyHandlers.ofString());
                await(() -> waiting(connection));
                server.askToStop();
                await(() -> !connects(home));
                assertThat(answer).isNotDone();
                connection.rollback();
                assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(before);
            }
            assertThat(server.exitCode()).isEqualTo(128 + 15);
        }
        assertThat(postgres()).isEmpty();
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Whether somebody waits for what that connection has locked. */
    private static boolean waiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static boolean connects(URI server) throws IOException {
        try (var _ = new Socket(server.getHost(), server.getPort())) {
            return true;
        } catch (ConnectException _) {
            return false;
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> happened) throws Exception {
        for (int i = 0; i < 500 && !happened.call(); i++) {
            Thread.sleep(20);
        }
        assertThat(happened.call()).isTrue();
    }

    @Test
    void nothing_is_lost_when_the_process_is_killed_and_its_database_goes_on() throws Exception {
        try (var server = ServerProcess.serve(data())) {
            remember("killed");
            server.kill();
        }
        assertThat(postgres()).isPresent();
        try (var _ = ServerProcess.serve(data())) {
            assertThat(remembered()).contains("killed");
        }
        assertThat(postgres()).isEmpty();
    }

    @Test
    void nothing_is_lost_when_the_process_and_its_database_are_killed() throws Exception {
        try (var server = ServerProcess.serve(data())) {
            remember("both killed");
            server.kill();
            postgres().orElseThrow().destroyForcibly();
        }
        // The number of the dead server belongs to another program by now: this test's own.
        Path pid = data().resolve("postgresql/postmaster.pid");
        Files.writeString(
                pid,
                Files.readString(pid)
                        .replaceFirst("\\d+", "" + ProcessHandle.current().pid()));
        try (var _ = ServerProcess.serve(data())) {
            assertThat(remembered()).contains("both killed");
        }
    }

    @Test
    void a_second_one_on_the_same_data_or_port_says_so() throws Exception {
        try (var first = ServerProcess.serve(data());
                var second = ServerProcess.run("--port", "0", "--data", data().toString());
                var elsewhere = ServerProcess.run(
                        "--port",
                        first.address().replaceFirst(".*:", ""),
                        "--data",
                        folder.resolve("other").toString())) {
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.output())
                    .isEqualTo("haskap: Another Haskap is using the data folder " + data()
                            + "; stop it first, or give this one its own folder with --data.\n");
            assertThat(elsewhere.exitCode()).isEqualTo(2);
            assertThat(elsewhere.output()).startsWith("haskap: Port ").containsOnlyOnce("\n");
            assertThat(folder.resolve("other")).doesNotExist();
            assertThat(first.status("/")).isLessThan(500);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (var process = ServerProcess.run("--port", "0", "--data", file.toString())) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.output())
                    .startsWith("haskap: The data folder " + file + " cannot be written (a file of that name")
                    .containsOnlyOnce("\n");
        }
    }

    @Test
    void a_database_that_is_not_there_is_named_without_its_password() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String url = "postgresql://haskap:secret@localhost:" + closed + "/haskap";
        try (var process = ServerProcess.run("--port", "0", "--data", data().toString(), "--database-url", url);
                var nonsense = ServerProcess.run(
                        "--port", "0", "--data", data() + "2", "--database-url", "mysql://x/secret")) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.output())
                    .contains(
                            "haskap: The database at jdbc:postgresql://localhost:" + closed + "/haskap cannot be used")
                    .doesNotContain("secret", "\tat ");
            assertThat(nonsense.exitCode()).isEqualTo(2);
            assertThat(nonsense.output())
                    .contains("haskap: The database address")
                    .doesNotContain("secret", "\tat ");
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Optional<ProcessHandle> postgres() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .matches(".*bin/postgres -D \\Q" + data().resolve("postgresql") + "\\E .*"))
                .findFirst();
    }

    private void remember(String what) {
        try (Regions regions = Regions.open(running(), Region.MAIN)) {
            new RegionSettings(JdbcClient.create(regions.dataSource())).set("remembered", what);
        }
    }

    private Optional<String> remembered() {
        try (Regions regions = Regions.open(running(), Region.MAIN)) {
            return new RegionSettings(JdbcClient.create(regions.dataSource())).get("remembered");
        }
    }

    private DatabaseLogins running() {
        return EmbeddedServer.running(data()).orElseThrow();
    }
}

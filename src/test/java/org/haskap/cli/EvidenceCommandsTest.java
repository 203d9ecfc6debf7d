package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.haskap.database.EmbeddedServer;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.evidence.Measure;
import org.haskap.evidence.TestEvidence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/**
 * The commands about evidence as an operator uses them, beside one running server, which the last test stops. They run within this
 * process while the server does, to be quick, and as a process where the command starts the database itself.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before the first test
class EvidenceCommandsTest {
    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Regions regions;
    private static TestEvidence here;
    private static JdbcClient jdbc;

    @BeforeAll
    static void a_server_runs_and_facts_are_rolled_up() throws Exception {
        server = ServerProcess.serve(data());
        regions = Regions.open(EmbeddedServer.running(data()).orElseThrow(), Region.MAIN);
        jdbc = JdbcClient.create(regions.dataSource());
        here = new TestEvidence(regions);
        here.record(
                here.consultation("2026-05-01", "g1", "anna"),
                here.consultation("2026-05-01", "g1", "bert"),
                here.consultation("2026-06-02", null, "anna"));
        assertThat(run(new RebuildEvidenceCommand())).isEqualTo(new Ended(0, "Rebuilt from 3 facts.\n", ""));
    }

    @AfterAll
    static void all_is_stopped() throws Exception {
        System.clearProperty("org.springframework.boot.logging.LoggingSystem"); // which commands set for their process
        regions.close();
        server.close();
    }

    @Test
    void totals_that_agree_are_said_to_agree() {
        Ended verified = run(new VerifyEvidenceCommand());
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .startsWith("Comparing … ")
                .contains("All agree: ", " totals of " + facts() + " facts")
                .endsWith(".\n");
        assertThat(verified.err()).isEmpty();
    }

    @Test
    void facts_that_cannot_be_rolled_up_yet_are_no_difference_but_are_said() throws Exception {
        try (Connection open = regions.dataSource().getConnection()) {
            open.setAutoCommit(false);
            open.createStatement().execute("select pg_current_xact_id()"); // holds all later facts back
            here.record(here.consultation("2026-07-01", null, "carl"));
            Ended verified = run(new VerifyEvidenceCommand());
            assertThat(verified.code()).isZero();
            assertThat(verified.out())
                    .contains(
                            "All agree: ",
                            " of " + (facts() - 1) + " facts",
                            ". 1 fact not rolled up yet; answers count them one by one.");
            open.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update fact_day set count = count + 1 where day = '2026-05-01' and count = 2"
                        + "| : the facts come to 2 rows, count 2, sum 2, the cell says 2 rows, count 3, sum 2",
                "delete from fact_month where month = '2026-06-01'"
                        + "| : the facts come to 1 rows, count 1, sum 1, the cell says nothing",
                "update fact_people p set people = q.people from fact_people q where p.month = '2026-06-01' and q.month ="
                        + " '2026-05-01'| : the facts stand for 1 people, the cell for 2, of whom 1 are the same",
                "update fact_mark set xact = '9000000000000' where live"
                        + "|The mark: it was set on another server, whose transactions are counted otherwise"
            })
    void a_falsified_total_is_named_with_the_remedy_which_puts_it_right(String falsified) {
        String[] sqlAndSentence = falsified.split("\\|", -1);
        assertThat(jdbc.sql(sqlAndSentence[0]).update()).isPositive();
        Ended verified = run(new VerifyEvidenceCommand());
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).doesNotContain("All agree");
        assertThat(verified.err())
                .contains(
                        sqlAndSentence[1].strip(),
                        " among ",
                        "Run haskap rebuild-evidence: it makes all totals anew from the facts.\n")
                .doesNotContain("\tat ");

        Ended rebuilt = run(new RebuildEvidenceCommand());
        assertThat(rebuilt).isEqualTo(new Ended(0, "Rebuilt from " + facts() + " facts.\n", ""));
        assertThat(run(new VerifyEvidenceCommand()).out()).contains("All agree: ");
    }

    @Test
    void a_new_key_is_numbered_noted_in_the_trail_and_counts_nobody_twice() throws Exception {
        int keys = count("pseudonym_key");
        Ended rotated = run(new RotatePseudonymsCommand());
        assertThat(rotated)
                .isEqualTo(new Ended(0, "Pseudonyms are made with key " + (keys + 1) + " from now on.\n", ""));
        here.record(here.consultation("2026-05-09", "g1", "anna"));
        var people = here.consultations(Measure.DISTINCT, null, "2026-05-01", "2026-05-31");
        assertThat(here.answer(people).value()).isEqualByComparingTo("2");
        assertThat(jdbc.sql(
                                "select label from audit_entry where action = 'pseudonym-key.made' order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("rotate-pseudonyms");
        assertThat(run(new VerifyAuditCommand()).out()).startsWith("The audit trail is whole: ");
    }

    static List<Callable<Integer>> commands() {
        return List.of(
                new VerifyEvidenceCommand(),
                new RebuildEvidenceCommand(),
                new RotatePseudonymsCommand(),
                new VerifyAuditCommand(),
                new ExportCommand());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_region_that_is_not_there_is_named_with_those_that_are_and_is_not_made(Callable<Integer> command) {
        var arguments = new ArrayList<>(List.of("--data", data().toString(), "--region", "mian"));
        if (command instanceof ExportCommand) { // should it be taken for a region, nothing is left beside the sources
            arguments.addAll(List.of("--out", folder.resolve("mian.zip").toString()));
        }
        Ended ended = run(command, arguments.toArray(String[]::new));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("haskap: There is no region mian at jdbc:postgresql:")
                .endsWith("; choose with --region: main.\n")
                .containsOnlyOnce("\n");
        assertThat(jdbc.sql("select count(*) from pg_namespace where nspname = 'region_mian'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_folder_without_a_database_is_named_and_not_made(Callable<Integer> command) {
        Path none = folder.resolve("none");
        assertThat(run(command, "--data", none.toString()))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "haskap: There is no database in " + none
                                + "; say where the data is with --data or --database-url.\n"));
        assertThat(none).doesNotExist();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void without_a_server_a_command_starts_the_database_and_stops_it() throws Exception {
        regions.close();
        server.stop();
        try (var process = ServerProcess.run("verify-evidence", "--data", data().toString())) {
            assertThat(process.exitCode()).as(process.output()).isZero();
            assertThat(process.output())
                    .contains("Starting the database in ", "All agree: ")
                    .doesNotContain("\tat ");
        }
        assertThat(data().resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    /** How a command ended, and what it printed. */
    private record Ended(int code, String out, String err) {}

    private static Ended run(Callable<Integer> command) {
        return run(command, "--data", data().toString());
    }

    private static Ended run(Callable<Integer> command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new Sentences())
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static int facts() {
        return count("fact");
    }

    private static int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}

package org.haskap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.database.TestRegion;
import org.haskap.jobs.JobKind.AfterKill;
import org.haskap.jobs.Kind.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process is killed in the middle of jobs, and another one finds them; and a process serves two regions. */
class KilledProcessTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void what_a_killed_process_left_behind_begins_anew_or_is_marked_as_failed() throws Exception {
        region.owner().sql("create table made (n int)").update();
        region.owner().sql("grant all on made to public").update();
        Kind resumes = once(AfterKill.RESUME);
        Kind fails = once(AfterKill.FAIL);
        try (var workers = new Workers(region.regions(), List.of(resumes, fails), List.of())) {
            JobId first = workers.jobs().submit(resumes, new Told(1, ""));
            JobId second = workers.jobs().submit(fails, new Told(2, ""));
            killInTheMiddle();
            assertThat(workers.find(first).state()).isEqualTo(JobState.RUNNING);
            assertThat(workers.find(second).state()).isEqualTo(JobState.RUNNING);

            workers.start();
            workers.await(first, JobState.DONE);
            workers.await(second, JobState.FAILED);
            assertThat(workers.find(first).attempt()).isEqualTo(2);
            assertThat(workers.find(second).error()).contains("サーバーが途中で止まった");
            assertThat(made()).isEqualTo(1);

            assertThat(Workers.administrator(() -> workers.jobs().retry(second)))
                    .isTrue();
            workers.await(second, JobState.DONE);
            assertThat(made()).isEqualTo(2);
        }
    }

    private static Kind once(AfterKill afterKill) {
        return new Kind(afterKill.name(), afterKill, List.of(), (told, progress) -> {
            region.transactions().executeWithoutResult(status -> {
                region.jdbc().sql("insert into made values (1)").update();
                progress.finish(JobResult.said(""));
            });
            return JobResult.said("");
        });
    }

    private static long made() {
        return region.jdbc().sql("select count(*) from made").query(Long.class).single();
    }

    private static void killInTheMiddle() throws Exception {
        DatabaseAddress address = region.logins().strongest();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                JobProcess.class.getName(),
                address.url(),
                address.user()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PASSWORD", String.valueOf(address.password()));
        Process process = builder.start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).startsWith("half ");
            assertThat(output.readLine()).startsWith("half ");
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    void each_region_has_its_jobs_done_in_its_own_schema() throws Exception {
        var north = new Region("north");
        var south = new Region("south");
        try (Regions both = Regions.open(region.logins(), north, Map.of("south.example", south))) {
            var kind = new Kind("where", (told, progress) -> {
                new RegionSettings(JdbcClient.create(both.dataSource())).set("here", "yes");
                return JobResult.said(both.current().name());
            });
            try (var workers = new Workers(both, List.of(kind), List.of()).start()) {
                JobId id = both.in(south, () -> workers.jobs().submit(kind, new Told(1, "")));
                both.in(south, () -> {
                    workers.await(id, JobState.DONE);
                    return assertThat(workers.find(id).result().sentence()).isEqualTo("south");
                });
                assertThat(here(both, south)).isPresent();
                assertThat(here(both, north)).isEmpty();
                Boolean none = both.in(
                        north,
                        () -> Workers.administrator(() -> workers.jobs().find(id))
                                .isEmpty());
                assertThat(none).isTrue();
            }
        }
    }

    private static Optional<String> here(Regions regions, Region in) {
        return regions.in(in, () -> new RegionSettings(JdbcClient.create(regions.dataSource())).get("here"));
    }
}

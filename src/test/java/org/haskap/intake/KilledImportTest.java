package org.haskap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Target;
import org.haskap.cli.Application;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A process is killed while it reads a large document: nothing of it is there, and the next process reads it by itself. */
class KilledImportTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final int SECTIONS = 12_000;

    @Test
    void a_killed_reading_leaves_nothing_and_begins_anew_by_itself() throws Exception {
        long upload;
        // Without a web server there is nobody who works on jobs.
        try (var beans = new SpringApplicationBuilder(Application.class)
                .initializers(Application.with(region.regions()))
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run()) {
            byte[] bytes = large();
            var row = new UploadStore.Row(
                    "大きな計画.txt", bytes.length, "0", null, "large", "青葉市", Target.REGION, null, Instant.EPOCH);
            upload = Actors.as(
                    Actor.operator("test"),
                    () -> beans.getBean(Imports.class)
                            .take(UUID.randomUUID(), row, true, () -> new ByteArrayInputStream(bytes)));
        }
        Process first = start();
        try {
            until(() -> count("job where state = 'RUNNING' and total is not null") == 1);
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(count("source_document")).isZero();
        assertThat(count("source_line")).isZero();
        assertThat(count("edition")).isZero();
        assertThat(count("upload where content is not null and document_id is null"))
                .isOne();

        Process second = start();
        try {
            until(() -> count("job where state = 'DONE'") == 1);
        } finally {
            second.destroyForcibly().waitFor();
        }
        assertThat(count("source_document")).isOne();
        assertThat(count("edition where state = 'DRAFT'")).isOne();
        assertThat(count("source_line")).isGreaterThan(SECTIONS * 6L);
        assertThat(count("node")).isPositive();
        assertThat(count("upload where content is null and id = " + upload)).isOne();
        assertThat(count("job where result_link = '/staff/imports/" + upload + "' and total = done"))
                .isOne();
    }

    private static byte[] large() {
        var text = new StringBuilder("とても大きな計画\n");
        for (int i = 1; i <= SECTIONS; i++) {
            text.append(i).append("．第").append(i).append("の取組\n");
            text.append("　取組の説明の文章です。市民と企業が力を合わせて進めます。\n".repeat(4)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Process start() throws Exception {
        DatabaseAddress address = region.logins().strongest();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                address.url(),
                address.user()));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PASSWORD", String.valueOf(address.password()));
        return builder.start();
    }

    private static long count(String from) {
        return region.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not within a minute: "
                + region.jdbc()
                        .sql("select state, done, total, error from job")
                        .query()
                        .listOfRows());
    }
}

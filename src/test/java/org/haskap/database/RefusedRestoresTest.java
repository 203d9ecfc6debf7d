package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.haskap.database.TwoRegions.NORTH;
import static org.haskap.database.TwoRegions.NOW;
import static org.haskap.database.TwoRegions.change;
import static org.haskap.database.TwoRegions.execute;
import static org.haskap.database.TwoRegions.owner;
import static org.haskap.database.TwoRegions.restore;
import static org.haskap.database.TwoRegions.rewrite;
import static org.haskap.database.TwoRegions.schemas;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Restores that are refused or break off: the file is not what was written, or something is in the way. */
class RefusedRestoresTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static DatabaseLogins source = DatabaseLogins.only(new DatabaseAddress("", "", ""));

    @TempDir
    Path folder;

    @BeforeAll
    static void two_regions_with_awkward_rows() throws Exception {
        source = TwoRegions.in(region.emptyDatabase());
    }

    @Test
    void a_file_that_is_not_whole_or_not_what_was_written_is_refused_and_the_entry_named() throws Exception {
        Path file = folder.resolve("whole.zip");
        Backups.write(source, file, "1.2", NOW, false);
        byte[] bytes = Files.readAllBytes(file);
        Path broken = folder.resolve("broken.zip");

        Files.write(broken, Arrays.copyOf(bytes, bytes.length / 4));
        assertThatThrownBy(() -> BackupFile.open(broken))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("no whole backup")
                .hasMessageContaining("in or after the entry ");

        int place = indexOf(bytes, "north/node.copy".getBytes(StandardCharsets.UTF_8)) + 200;
        byte[] flipped = bytes.clone();
        flipped[place] ^= 1;
        Files.write(broken, flipped);
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("the entry north/node.copy is not what");

        rewrite(file, broken, entries -> entries.put("south/region_setting.copy", "name\t東市\n"));
        assertThatThrownBy(() -> BackupFile.open(broken))
                .hasMessageContaining("the entry south/region_setting.copy is not what");
        rewrite(file, broken, entries -> entries.remove("south/finding.copy"));
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("the entry south/finding.copy is not");
        rewrite(file, broken, entries -> entries.put("south/extra.copy", ""));
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("the entry south/extra.copy is not");
        rewrite(file, broken, entries -> entries.put("manifest.json", "{"));
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("the entry manifest.json is not");
        rewrite(file, broken, entries -> entries.put("manifest.json", "{\"format\": 1}"));
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("the entry manifest.json is not");
        Files.writeString(broken, "no zip");
        assertThatThrownBy(() -> BackupFile.open(broken)).hasMessageContaining("before its first entry");
        assertThatThrownBy(() -> BackupFile.open(folder)).hasMessageContaining("is no file");
    }

    @Test
    void what_a_later_program_wrote_and_what_names_other_tables_is_refused_and_nothing_is_changed() throws Exception {
        Path file = folder.resolve("b.zip");
        Backups.write(source, file, "1.2", NOW, false);
        DatabaseLogins target = region.emptyDatabase();
        Path other = folder.resolve("other.zip");
        rewrite(file, other, change("\"1.8\"", "\"99.1\""));
        assertThatThrownBy(() -> restore(target, other, false))
                .hasMessageContaining("written by Haskap 1.2")
                .hasMessageContaining("version 99.1");
        rewrite(file, other, change("\"name\" : \"zone\"", "\"name\" : \"zone; drop schema public\""));
        assertThatThrownBy(() -> restore(target, other, false))
                .hasMessageContaining("is not the one this program makes");
        rewrite(file, other, change("\"name\" : \"south\"", "\"name\" : \"south\\\" cascade\""));
        assertThatThrownBy(() -> restore(target, other, false)).hasMessageContaining("is not a region's name");
        assertThat(schemas(target)).noneMatch(schema -> schema.startsWith("region_"));
        restore(target, file, false);
        assertThat(schemas(target)).containsExactly("region_north", "region_south");
    }

    @Test
    void a_restore_that_breaks_off_changes_nothing_and_the_next_one_clears_up() throws Exception {
        Path file = folder.resolve("b.zip");
        Backups.write(source, file, "1.2", NOW, false);
        DatabaseLogins target = region.emptyDatabase();
        try (BackupFile backup = BackupFile.open(file);
                Connection owner = target.strongest().connect();
                Connection other = target.strongest().connect()) {
            // The second region meets a connection that is cut; the first is built by then.
            Thread.ofVirtual().start(() -> cut(other, owner));
            assertThatThrownBy(() -> new Restore(target, owner, backup).run(false, NOW))
                    .isInstanceOf(Exception.class);
        }
        assertThat(schemas(target)).contains("restoring_north").noneMatch(schema -> schema.startsWith("region_"));
        restore(target, file, false);
        assertThat(schemas(target)).containsExactly("region_north", "region_south");
    }

    @Test
    void a_server_that_connects_while_a_restore_copies_keeps_it_from_giving_the_names() throws Exception {
        Path file = folder.resolve("b.zip");
        Backups.write(source, file, "1.2", NOW, false);
        DatabaseLogins target = region.emptyDatabase();
        try (Connection other = target.strongest().connect()) {
            Thread.ofVirtual().start(() -> {
                try (Statement statement = other.createStatement()) {
                    await(other, "restoring_south");
                    statement.execute("set application_name = 'haskap north'");
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> restore(target, file, false)).hasMessageContaining("stop it before");
        }
        assertThat(schemas(target)).contains("restoring_south").noneMatch(schema -> schema.startsWith("region_"));
        restore(target, file, false);
        assertThat(schemas(target)).containsExactly("region_north", "region_south");
    }

    @Test
    void what_is_there_is_never_lost() throws Exception {
        Path file = folder.resolve("b.zip");
        Backups.write(source, file, "1.2", NOW, false);
        DatabaseLogins target = region.emptyDatabase();
        restore(target, file, false);
        execute(target, "update region_north.region_setting set value = '新' where key = 'name'");
        assertThatThrownBy(() -> restore(target, file, false))
                .hasMessageContaining("holds the region north (")
                .hasMessageContaining("the region south (")
                .hasMessageContaining("--replace");
        try (Regions busy = Regions.open(target, NORTH)) {
            assertThat(busy.privilegesEnforced()).isTrue();
            assertThatThrownBy(() -> restore(target, file, true)).hasMessageContaining("stop it before");
        }
        assertThat(restore(target, file, true))
                .containsExactly("replaced_north_260401000000", "replaced_south_260401000000");
        assertThat(owner(target, "replaced_north_260401000000")
                        .sql("select value from region_setting where key = 'name'")
                        .query(String.class)
                        .single())
                .isEqualTo("新");
        assertThat(owner(target, "region_north")
                        .sql("select value from region_setting where key = 'name'")
                        .query(String.class)
                        .single())
                .isEqualTo("北市");
    }

    private static void cut(Connection other, Connection owner) {
        try {
            int pid = owner.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            await(other, "restoring_south");
            try (Statement statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(" + pid + ")");
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Connection other, String schema) throws SQLException, InterruptedException {
        for (int i = 0; i < 2000; i++) {
            try (Statement statement = other.createStatement();
                    var row = statement.executeQuery(
                            "select count(*) from pg_namespace where nspname = '" + schema + "'")) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            Thread.sleep(5);
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i < bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}

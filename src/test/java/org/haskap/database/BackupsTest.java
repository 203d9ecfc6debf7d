package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.haskap.database.TwoRegions.NORTH;
import static org.haskap.database.TwoRegions.NOW;
import static org.haskap.database.TwoRegions.SOUTH;
import static org.haskap.database.TwoRegions.execute;
import static org.haskap.database.TwoRegions.owner;
import static org.haskap.database.TwoRegions.restore;
import static org.haskap.database.TwoRegions.schemas;
import static org.haskap.database.TwoRegions.texts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written into a backup, and what a restore makes of it. */
class BackupsTest {
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
    void what_is_restored_is_what_was_there() throws Exception {
        Path file = folder.resolve("b.zip");
        BackupManifest written = Backups.write(source, file, "1.2", NOW, false);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("b.zip.part")).doesNotExist();
        DatabaseLogins target = region.emptyDatabase();
        try (BackupFile backup = BackupFile.open(file)) {
            assertThat(backup.manifest()).isEqualTo(written);
            assertThat(Backups.restore(target, backup, NOW, false)).isEmpty();
        }
        Map<String, String> before = contents(source);
        Map<String, String> after = contents(target);
        assertThat(before.get("region_north.rate_limit")).isNotEqualTo(after.get("region_north.rate_limit"));
        for (Map<String, String> each : List.of(before, after)) {
            each.keySet().removeIf(table -> table.matches(".*\\.(rate_limit|flyway_schema_history)"));
        }
        assertThat(after).isEqualTo(before);
        assertThat(schemas(target)).containsExactly("region_north", "region_south");
        // The owner is not needed any more.
        var application = DatabaseLogins.only(target.application());
        try (Regions both = Regions.open(application, NORTH, Map.of("south", SOUTH))) {
            assertThat(both.privilegesEnforced()).isTrue();
            JdbcClient jdbc = JdbcClient.create(both.dataSource(NORTH));
            // Numbers go on where they stood, also where the last one given is gone, and foreign keys hold again.
            assertThat(jdbc.sql("insert into edition_series (kind, name) values ('plan', 'q') returning id")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            assertThatThrownBy(() -> jdbc.sql("update edition_series set id = default where name = 'p'")
                            .update())
                    .rootCause()
                    .hasMessageContaining("foreign key");
            // The two go their own ways from here: a page of one must never be taken for a page of the other.
            assertThat(new Publications(jdbc).version()).isEqualTo(version(source));
            assertThat(new Publications(jdbc).tag())
                    .isNotEqualTo(new Publications(owner(source, "region_north")).tag());
        }
    }

    @Test
    void a_restored_fact_lies_in_its_year_and_belongs_to_the_transaction_that_restored_it() throws Exception {
        Path file = folder.resolve("facts.zip");
        Backups.write(source, file, "1.2", NOW, false);
        DatabaseLogins target = region.emptyDatabase();
        try (BackupFile backup = BackupFile.open(file)) {
            Backups.restore(target, backup, NOW, false);
        }
        String rows = "select count(*) from fact";
        String lost = "select count(*) from fact where tableoid = 'fact_2026'::regclass and fiscal_year <> 2026";
        String moments = "select count(distinct xact) from fact";
        String later = "select count(*) from fact where xact >= pg_snapshot_xmax(pg_current_snapshot())";
        JdbcClient there = owner(target, "region_north");
        assertThat(number(there, rows)).isEqualTo(62);
        assertThat(number(there, "select count(*) from fact_2026")).isEqualTo(2);
        assertThat(number(there, lost)).isZero();
        assertThat(number(owner(source, "region_north"), moments)).isEqualTo(2);
        assertThat(number(there, moments)).isEqualTo(1);
        assertThat(number(there, later)).isZero();
    }

    @Test
    void every_region_and_table_is_as_of_one_moment_though_writers_go_on() throws Exception {
        var count = new AtomicInteger();
        Path file = folder.resolve("moving.zip");
        try (Connection writer = source.strongest().connect();
                Connection reader = source.strongest().connect();
                OutputStream out = Files.newOutputStream(file)) {
            BackupWriter.write(
                    reader,
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            write(new byte[] {(byte) b}, 0, 1);
                        }

                        @Override
                        public void write(byte[] b, int from, int length) throws IOException {
                            try (Statement statement = writer.createStatement()) {
                                int n = count.incrementAndGet();
                                statement.execute("begin;"
                                        + " update region_north.publication set version = version + 1;"
                                        + " insert into region_north.organisation (name) values ('o" + n + "');"
                                        + " insert into region_south.organisation (name) values ('o" + n + "');"
                                        + " update region_south.publication set version = version + 1;"
                                        + " commit");
                            } catch (SQLException e) {
                                throw new IOException(e);
                            }
                            out.write(b, from, length);
                        }
                    },
                    "1.2",
                    NOW);
        }
        assertThat(count.get()).isGreaterThan(20);
        DatabaseLogins target = region.emptyDatabase();
        try (BackupFile backup = BackupFile.open(file)) {
            Backups.restore(target, backup, NOW, false);
        }
        String made = "select count(*) from organisation where name like 'o%'";
        int north = owner(target, "region_north").sql(made).query(Integer.class).single();
        int south = owner(target, "region_south").sql(made).query(Integer.class).single();
        assertThat(north).isEqualTo(south).isLessThan(count.get());
        execute(source, "delete from region_north.organisation where name like 'o%'");
        execute(source, "delete from region_south.organisation where name like 'o%'");
    }

    @Test
    void tables_of_an_earlier_version_are_brought_up_to_date() throws Exception {
        DatabaseLogins old = region.emptyDatabase();
        new Migrations(old.strongest().unpooled(), "region_old").applyUpTo("1.8");
        execute(old, """
                set search_path = region_old;
                insert into source_document (sha256, name, format, content, stored_at)
                    values (repeat('0', 64), 'a', 'TXT', '', now());
                insert into edition_series (kind, name) values ('plan', 'p');
                insert into edition (series_id, number, state, document_id, proposed_at, adopted_at)
                    select s.id, 1, 'ADOPTED', d.id, now(), '2026-02-03' from edition_series s, source_document d
                """);
        Path file = folder.resolve("old.zip");
        BackupManifest written = Backups.write(old, file, "0.9", NOW, false);
        assertThat(written.regions().getFirst().migrations().getLast()).isEqualTo("1.8");
        DatabaseLogins target = region.emptyDatabase();
        restore(target, file, false);
        assertThat(owner(target, "region_old")
                        .sql("select adopted_at::date::text from adoption")
                        .query(String.class)
                        .list())
                .containsExactly("2026-02-03");
    }

    @Test
    void no_row_that_is_kept_needs_one_that_is_left_out() throws Exception {
        try (Connection connection = source.strongest().connect()) {
            List<String> left = new Catalog(connection, "region_north")
                    .tables().stream()
                            .filter(table -> table.mark().passing())
                            .map(Catalog.Table::name)
                            .toList();
            assertThat(left).contains("rate_limit", "spring_session");
            assertThat(new Catalog(connection, "region_north").foreignKeys())
                    .filteredOn(key -> !left.contains(key.table()))
                    .noneMatch(key -> left.stream()
                            .anyMatch(name -> key.definition().contains("REFERENCES region_north." + name + "(")));
        }
    }

    @Test
    void a_file_that_exists_is_overwritten_only_when_told_to() throws Exception {
        Path file = Files.writeString(folder.resolve("b.zip"), "mine");
        assertThatThrownBy(() -> Backups.write(source, file, "1", NOW, false)).hasMessageContaining("--force");
        assertThat(file).hasContent("mine");
        Backups.write(source, file, "1", NOW, true);
        BackupFile.open(file).close();
        Files.delete(file);
        Files.writeString(folder.resolve("b.zip.part"), "another is at it");
        assertThatThrownBy(() -> Backups.write(source, file, "1", NOW, false))
                .hasMessageContaining("b.zip.part exists")
                .hasMessageContaining("--force");
        assertThatThrownBy(() -> Backups.write(source, folder.resolve("none/b.zip"), "1", NOW, false))
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> Backups.write(source, folder, "1", NOW, false)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Backups.write(region.emptyDatabase(), file, "1", NOW, true))
                .hasMessageContaining("nothing to back up");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("b.zip.part")).doesNotExist();
    }

    /** A digest of every table's rows; where the publication's versions count is left out. */
    private static Map<String, String> contents(DatabaseLogins logins) throws SQLException {
        var contents = new TreeMap<String, String>();
        for (String schema : schemas(logins)) {
            JdbcClient jdbc = owner(logins, schema);
            for (String table : texts(jdbc, "select tablename from pg_tables where schemaname = current_schema()")) {
                String row = table.equals("publication")
                        ? "(t.version, t.changed_at)::text"
                        : "(to_jsonb(t) - '" + (table.startsWith("fact") ? "xact" : "")
                                + "')::text"; // local to a server
                contents.put(
                        schema + "." + table,
                        jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(" + row + ", '|' order by " + row
                                        + ")), '') from " + table + " t")
                                .query(String.class)
                                .single());
            }
        }
        return contents;
    }

    private static long version(DatabaseLogins logins) {
        return new Publications(owner(logins, "region_north")).version();
    }

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}

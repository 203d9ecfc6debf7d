package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Region NORTH = new Region("north");
    private static final Region SOUTH = new Region("south");

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @TempDir
    Path folder;

    private static DatabaseLogins source = DatabaseLogins.only(new DatabaseAddress("", "", ""));

    @BeforeAll
    static void two_regions_with_awkward_rows() throws Exception {
        source = region.emptyDatabase();
        try (Regions both = Regions.open(source, NORTH, Map.of("south", SOUTH))) {
            var settings = new RegionSettings(JdbcClient.create(both.dataSource()));
            both.in(NORTH, () -> {
                settings.set("awkward", "tab\t newline\n return\r back\\slash \\N \\. \"quoted\" 'it' 漢字 🍓 \u0001");
                settings.set("name", "北市");
                return true;
            });
            both.in(SOUTH, () -> {
                settings.set("name", "南市");
                return true;
            });
        }
        execute(source, """
                set search_path = region_north;
                insert into source_document (sha256, name, format, content, stored_at)
                    values (repeat('0', 64), 'a.pdf', 'PDF', decode('00ff5c0a0d0927', 'hex'), '2026-01-01 09:00+09');
                insert into edition_series (kind, name) values ('plan', 'p'), ('plan', 'gone');
                delete from edition_series where name = 'gone';
                insert into edition (series_id, number, state, document_id, proposed_at)
                    select s.id, 1, 'DRAFT', d.id, now() from edition_series s, source_document d;
                insert into organisation (name) values ('北市');
                insert into plan (id, slug, owner_id) select s.id, 'p', o.id from edition_series s, organisation o;
                insert into plan_edition (edition_id, plan_id, title, level_keys, level_names)
                    select e.id, e.series_id, 't', array['goal', 'a,b"c\\'], array['基本目標', ''] from edition e;
                insert into node (edition_id, code, position, parent_code, level, label, title, flags, page, line)
                    select e.id, 'z' || (1000 - n), n, case when n > 1 then 'z' || (1001 - n) end, 'goal', '', 't', '{}', 1, n
                    from edition e, generate_series(1, 400) n;
                insert into indicator (edition_id, code, position, name, direction, accumulation, baseline_text,
                        baseline_value, target_text, target_value, notes, page, line)
                    select e.id, 'i', 1, 'n', 'x', 'x', '', 0.10, '', 1e-30, '{}', 1, 1 from edition e;
                insert into fact_series (digest, kind, dimensions) values (decode(repeat('00', 32), 'hex'), 'a.b', '{}');
                insert into fact (fiscal_year, series, occurred_on, quantity, weight, source_module, source_id,
                        recorded_at, recorded_by)
                    select y, 1, make_date(y, 4, 1), 0.10, 1, 'm', y, '2026-01-01 09:00+09', ''
                    from generate_series(1990, 2050) y;
                insert into rate_limit (bucket) values ('passing')
                """);
        execute(source, """
                set search_path = region_north;
                insert into fact (fiscal_year, series, occurred_on, quantity, weight, source_module, source_id,
                        recorded_at, recorded_by, reverses)
                    select fiscal_year, series, occurred_on, -quantity, -1, 'm', 'r', recorded_at, '', id
                    from fact where fiscal_year = 2026
                """);
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

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
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

    private static List<String> restore(DatabaseLogins target, Path file, boolean replace) throws IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            return Backups.restore(target, backup, NOW, replace);
        }
    }

    /** Another archive with other entries; the manifest stays what it was unless it is changed too. */
    private static void rewrite(Path from, Path to, java.util.function.Consumer<Map<String, String>> change)
            throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(from.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        change.accept(entries);
        try (var zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static java.util.function.Consumer<Map<String, String>> change(String from, String to) {
        return entries -> entries.computeIfPresent("manifest.json", (_, manifest) -> {
            assertThat(manifest).contains(from);
            return manifest.replace(from, to);
        });
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i < bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
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

    private static List<String> schemas(DatabaseLogins logins) {
        return texts(
                owner(logins, "public"),
                "select nspname from pg_namespace where nspname ~ '^(region|restoring|replaced)_' order by 1");
    }

    private static List<String> texts(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> String.valueOf(row.getString(1))).list();
    }

    private static long version(DatabaseLogins logins) {
        return new Publications(owner(logins, "region_north")).version();
    }

    private static JdbcClient owner(DatabaseLogins logins, String schema) {
        var address = logins.strongest();
        return JdbcClient.create(
                new DatabaseAddress(address.url() + "?currentSchema=" + schema, address.user(), address.password())
                        .unpooled());
    }

    private static void execute(DatabaseLogins logins, String sql) throws SQLException {
        try (Connection connection = logins.strongest().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

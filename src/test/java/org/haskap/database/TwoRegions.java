package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with two regions and rows that are awkward to copy, to be backed up and restored. */
final class TwoRegions {
    static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    static final Region NORTH = new Region("north");
    static final Region SOUTH = new Region("south");

    private TwoRegions() {}

    /** Fills an empty database. */
    static DatabaseLogins in(DatabaseLogins source) throws Exception {
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
        return source;
    }

    static List<String> restore(DatabaseLogins target, Path file, boolean replace) throws IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            return Backups.restore(target, backup, NOW, replace);
        }
    }

    /** Another archive with other entries; the manifest stays what it was unless it is changed too. */
    static void rewrite(Path from, Path to, Consumer<Map<String, String>> change) throws IOException {
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

    static Consumer<Map<String, String>> change(String from, String to) {
        return entries -> entries.computeIfPresent("manifest.json", (_, manifest) -> {
            assertThat(manifest).contains(from);
            return manifest.replace(from, to);
        });
    }

    static List<String> schemas(DatabaseLogins logins) {
        return texts(
                owner(logins, "public"),
                "select nspname from pg_namespace where nspname ~ '^(region|restoring|replaced)_' order by 1");
    }

    static List<String> texts(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> String.valueOf(row.getString(1))).list();
    }

    static JdbcClient owner(DatabaseLogins logins, String schema) {
        var address = logins.strongest();
        return JdbcClient.create(
                new DatabaseAddress(address.url() + "?currentSchema=" + schema, address.user(), address.password())
                        .unpooled());
    }

    static void execute(DatabaseLogins logins, String sql) throws SQLException {
        try (Connection connection = logins.strongest().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

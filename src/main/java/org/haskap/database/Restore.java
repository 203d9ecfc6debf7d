package org.haskap.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.haskap.database.BackupManifest.RegionPart;
import org.haskap.database.BackupManifest.SequencePart;
import org.haskap.database.BackupManifest.TablePart;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Puts a backup's regions into a database. Each is built in a schema of its own beside what is there, compared with the
 * backup and brought up to date; only then, in one transaction, do all of them get their names. What had such a name
 * before is kept under another. A restore that ends before that transaction has changed nothing; what it left is cleared
 * away by the next. No other Haskap may be connected when it begins, nor when the names are given.
 */
final class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final DatabaseLogins logins;
    private final Connection connection;
    private final BackupFile file;

    /** By the owner's connection. */
    Restore(DatabaseLogins logins, Connection owner, BackupFile file) {
        this.logins = logins;
        this.connection = owner;
        this.file = file;
    }

    /**
     * Restores all regions.
     *
     * @param replace whether regions of the same name may be put aside
     * @param at the time now, by which those are named
     * @return the schemas in which what was there before is kept
     */
    List<String> run(boolean replace, Instant at) throws SQLException, IOException {
        requireAlone();
        requireKnown();
        List<Region> there = Catalog.regions(connection);
        if (!replace && !there.isEmpty()) {
            throw new BackupException("The database at " + logins + " holds " + described(there)
                    + "; restore into an empty one, or put aside what is there with --replace.");
        }
        for (RegionPart part : file.manifest().regions()) {
            build(part);
        }
        return exchange(there, at);
    }

    private static String building(Region region) {
        return "restoring_" + region.name();
    }

    private void requireAlone() throws SQLException {
        execute("select pg_stat_clear_snapshot()"); // within a transaction it would be told what was so the first time
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and application_name like 'haskap %'")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new BackupException(
                        "Another Haskap is connected to the database at " + logins + "; stop it before restoring.");
            }
        }
    }

    /** Refuses what a later program wrote: its tables cannot be made here. */
    private void requireKnown() {
        List<String> known = new Migrations(logins.strongest().unpooled(), "restoring_none").known();
        for (RegionPart part : file.manifest().regions()) {
            for (String version : part.migrations()) {
                if (!known.contains(version)) {
                    throw new BackupException(file + " was written by Haskap "
                            + file.manifest().program()
                            + ", whose tables (version " + version + ") this program does not know; restore it with"
                            + " that version or a later one.");
                }
            }
        }
    }

    private String described(List<Region> regions) throws SQLException {
        var words = new ArrayList<String>();
        for (Region region : regions) {
            long rows = 0;
            List<Catalog.Table> tables = new Catalog(connection, region.schema()).tables();
            for (Catalog.Table table : tables) {
                rows += number("select count(*) from " + Catalog.in(region.schema(), table.name()));
            }
            words.add("the region " + region.name() + " (" + tables.size() + " tables, " + rows + " rows)");
        }
        return String.join(", ", words);
    }

    private void build(RegionPart part) throws SQLException, IOException {
        Region region = new Region(part.name());
        String schema = building(region);
        execute("drop schema if exists " + Catalog.quoted(schema) + " cascade");
        execute("create schema " + Catalog.quoted(schema));
        var migrations = new Migrations(logins.strongest().unpooled(), schema);
        try {
            migrations.applyUpTo(part.migrations().getLast());
            if (!migrations.applied().equals(part.migrations())) {
                throw new BackupException("The tables of region " + part.name() + " in " + file
                        + " cannot be made by this program: it makes versions " + migrations.applied()
                        + " where the backup has " + part.migrations() + ".");
            }
            connection.setAutoCommit(false);
            fill(part, schema);
            connection.commit();
            connection.setAutoCommit(true);
            migrations.apply();
            grant(schema);
        } catch (FlywayException e) {
            throw new BackupException(
                    "The tables of region " + part.name() + " cannot be made at " + logins + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); the log says more.",
                    e);
        }
    }

    /** So that a server which never knows the owner can start on what was restored. */
    private void grant(String schema) throws SQLException {
        String role;
        try (Connection application = logins.application().connect()) {
            role = Grants.user(application);
        }
        Grants.renew(connection, schema, role);
        connection.setAutoCommit(true);
    }

    private void fill(RegionPart part, String schema) throws SQLException, IOException {
        var catalog = new Catalog(connection, schema);
        Map<TablePart, Catalog.Table> tables = matched(part, catalog.lastingTables());
        execute("set local search_path = " + Catalog.quoted(schema)); // names in foreign keys are written without it
        BackupWriter.plain(connection);
        List<Catalog.ForeignKey> keys = catalog.foreignKeys();
        for (Catalog.ForeignKey key : keys) {
            execute("alter table " + Catalog.quoted(key.table()) + " drop constraint " + Catalog.quoted(key.name()));
        }
        execute("truncate " + Catalog.all(schema, catalog.tables())); // migrations write first rows
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables.entrySet()) {
            copyIn(copy, schema, table.getValue(), table.getKey());
        }
        for (Catalog.ForeignKey key : keys) {
            execute("alter table " + Catalog.quoted(key.table()) + " add constraint " + Catalog.quoted(key.name()) + " "
                    + key.definition());
        }
        for (SequencePart sequence : part.sequences()) {
            set(schema, sequence);
        }
        for (var table : tables.entrySet()) {
            compare(copy, schema, table.getValue(), table.getKey());
        }
        // From here on this region's versions count on their own: what the original publishes next is not what this
        // does.
        execute("update publication set origin = gen_random_uuid()");
        execute("analyze");
    }

    /** Each table of the backup with the one made here, which must have the same columns; none may be left over. */
    private Map<TablePart, Catalog.Table> matched(RegionPart part, List<Catalog.Table> made) {
        Map<String, Catalog.Table> left = new HashMap<>();
        made.forEach(table -> left.put(table.name(), table));
        Map<TablePart, Catalog.Table> matched = new LinkedHashMap<>();
        for (TablePart table : part.tables()) {
            Catalog.Table here = left.remove(table.name());
            if (here == null || !sorted(here.columns()).equals(sorted(table.columns()))) {
                throw new BackupException("The table " + table.name() + " of region " + part.name() + " in " + file
                        + " is not the one this program makes; restore it with Haskap "
                        + file.manifest().program() + ".");
            }
            matched.put(table, here);
        }
        if (!left.isEmpty()) {
            throw new BackupException(file + " lacks tables of region " + part.name() + ": "
                    + String.join(", ", sorted(left.keySet())) + "; use another backup.");
        }
        return matched;
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    private void copyIn(CopyManager copy, String schema, Catalog.Table here, TablePart table)
            throws SQLException, IOException {
        try (InputStream rows = file.rows(table)) {
            long copied = copy.copyIn(here.copyIn(schema, table.columns()), rows);
            if (copied != table.rows()) {
                throw different(table);
            }
        }
    }

    /** What is in the table now, read as a backup would read it, must be what is in the file. */
    private static void compare(CopyManager copy, String schema, Catalog.Table here, TablePart table)
            throws SQLException, IOException {
        var ordered = new Catalog.Table(here.name(), here.mark(), table.columns(), here.key());
        TablePart now = BackupWriter.copied(copy, schema, ordered, table.entry(), OutputStream.nullOutputStream());
        if (!now.equals(table)) {
            throw different(table);
        }
    }

    private static BackupException different(TablePart table) {
        return new BackupException("The table " + table.name() + " does not hold after copying what the entry "
                + table.entry() + " says; nothing was restored. Use another backup.");
    }

    private void set(String schema, SequencePart sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
            statement.setString(1, Catalog.in(schema, sequence.name()));
            statement.setLong(2, sequence.last());
            statement.setBoolean(3, sequence.called());
            statement.executeQuery().close();
        }
    }

    /** All regions get their names at once. */
    private List<String> exchange(List<Region> there, Instant at) throws SQLException {
        var kept = new ArrayList<String>();
        connection.setAutoCommit(false);
        requireAlone(); // a server that started meanwhile remembers numbers and keys of the tables that are put aside
        for (RegionPart part : file.manifest().regions()) {
            Region region = new Region(part.name());
            if (there.contains(region)) {
                String aside = "replaced_" + region.name() + "_" + STAMP.format(at);
                rename(region.schema(), aside);
                kept.add(aside);
            }
            rename(building(region), region.schema());
        }
        requireAlone();
        connection.commit();
        connection.setAutoCommit(true);
        return kept;
    }

    private void rename(String from, String to) throws SQLException {
        execute("alter schema " + Catalog.quoted(from) + " rename to " + Catalog.quoted(to));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

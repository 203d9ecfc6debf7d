package org.haskap.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.haskap.database.BackupManifest.RegionPart;
import org.haskap.database.BackupManifest.SequencePart;
import org.haskap.database.BackupManifest.TablePart;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes all regions of a database, as they are at one moment, table by table, never a whole table in memory. */
final class BackupWriter {
    static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;
    private final CopyManager copy;

    private BackupWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * Writes a whole archive.
     *
     * @param connection as a role that may read everything; its transaction is ended
     * @throws BackupException when there is nothing to back up
     */
    static BackupManifest write(Connection connection, OutputStream out, String program, Instant at)
            throws SQLException, IOException {
        var writer = new BackupWriter(connection);
        writer.begin();
        var manifest = new BackupManifest(BackupManifest.FORMAT, program, writer.server(), at, new ArrayList<>());
        var regions = new ArrayList<RegionPart>();
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Region region : Catalog.regions(connection)) {
            regions.add(writer.region(region, zip));
        }
        manifest = new BackupManifest(manifest.format(), program, manifest.server(), at, regions);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        connection.rollback(); // it only read
        return manifest;
    }

    /**
     * One moment for everything: the snapshot is taken by the first query after the locks, which keep a migration from
     * rebuilding a table under it.
     */
    private void begin() throws SQLException {
        connection.setAutoCommit(true);
        var tables = new ArrayList<String>();
        for (Region region : Catalog.regions(connection)) {
            tables.add(Catalog.all(region.schema(), new Catalog(connection, region.schema()).tables()));
        }
        if (tables.isEmpty()) {
            throw new BackupException("There is no region in this database; there is nothing to back up.");
        }
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + String.join(", ", tables) + " in access share mode");
        }
        plain(connection);
    }

    /** Values as text that every server writes and reads alike; until the transaction ends. */
    static void plain(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local intervalstyle = 'postgres'");
            statement.execute("set local bytea_output = 'hex'");
            statement.execute("set local extra_float_digits = 1"); // the shortest that is exact
        }
    }

    private String server() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    private RegionPart region(Region region, ZipOutputStream zip) throws SQLException, IOException {
        var catalog = new Catalog(connection, region.schema());
        var tables = new ArrayList<TablePart>();
        for (Catalog.Table table : catalog.lastingTables()) {
            String entry = region.name() + "/" + table.name() + ".copy";
            zip.putNextEntry(new ZipEntry(entry));
            tables.add(copied(copy, region.schema(), table, entry, zip));
            zip.closeEntry();
        }
        var sequences = new ArrayList<SequencePart>();
        for (String name : catalog.sequences()) {
            sequences.add(sequence(region.schema(), name));
        }
        return new RegionPart(region.name(), migrations(region), tables, sequences);
    }

    /** Copies a table's rows out and says what went. */
    static TablePart copied(CopyManager copy, String schema, Catalog.Table table, String entry, OutputStream out)
            throws SQLException, IOException {
        var digested = new DigestedStream(out);
        var buffered = new BufferedOutputStream(digested, 1 << 16);
        long rows = copy.copyOut(table.copyOut(schema), buffered);
        buffered.flush();
        return new TablePart(table.name(), table.columns(), entry, rows, digested.bytes(), digested.sha256Hex());
    }

    private List<String> migrations(Region region) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select version from " + Catalog.in(region.schema(), Migrations.HISTORY)
                                + " where version is not null and success order by installed_rank")) {
            var versions = new ArrayList<String>();
            while (row.next()) {
                versions.add(row.getString(1));
            }
            return versions;
        }
    }

    /** Numbers are given outside transactions, so these may be ahead of the rows, which does no harm, and never behind. */
    private SequencePart sequence(String schema, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select last_value, is_called from " + Catalog.in(schema, name))) {
            row.next();
            return new SequencePart(name, row.getLong(1), row.getBoolean(2));
        }
    }
}

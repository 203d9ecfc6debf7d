package org.haskap.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.Utils;

/** What is in a database, as its own catalogue says it; for backups, which know no table by name. */
final class Catalog {
    private static final String REGIONS = """
            select substr(n.nspname, 8) as name from pg_namespace n
            where n.nspname like 'region\\_%' and exists (
                select from pg_class c where c.relnamespace = n.oid and c.relname = 'flyway_schema_history')
            order by 1
            """;

    private static final String TABLES = """
            select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
                array(
                    select attname::text from pg_attribute
                    where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
                        and coalesce(col_description(c.oid, attnum), '') not like 'local: %'
                    order by attnum) as columns,
                array(
                    select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
                    from pg_index i
                        cross join unnest(i.indkey::int[]) with ordinality as k (number, position)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                    where i.indrelid = c.oid and i.indisprimary
                    order by k.position) as key
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
                and c.relname <> 'flyway_schema_history'
            order by c.relname
            """;

    private static final String SEQUENCES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relkind = 'S' order by c.relname
            """;

    private static final String FOREIGN_KEYS = """
            select c.relname as table, o.conname as name, pg_get_constraintdef(o.oid) as definition
            from pg_constraint o
                join pg_class c on c.oid = o.conrelid
                join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and o.contype = 'f' and o.conparentid = 0
            order by c.relname, o.conname
            """;

    private final Connection connection;
    private final String schema;

    Catalog(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * A table.
     *
     * @param name as it is called
     * @param mark what becomes of its rows
     * @param columns those that hold what was written into them, in their order; without those whose comment begins with
     *     {@code local:}, which mean something on this server only and get their default elsewhere
     * @param key the primary key's columns as an order that is the same on every server; empty when there is none
     */
    record Table(String name, TableMark mark, List<String> columns, List<String> key) {
        Table {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }

        /** COPY's statement that gives all rows, always in the same order. */
        String copyOut(String schema) throws SQLException {
            String order = key.isEmpty() ? "t::text collate \"C\"" : String.join(", ", key);
            return "copy (select " + list(columns) + " from " + in(schema, name) + " t order by " + order
                    + ") to stdout";
        }

        /** COPY's statement that takes rows with these columns. */
        String copyIn(String schema, List<String> given) throws SQLException {
            return "copy " + in(schema, name) + " (" + list(given) + ") from stdin";
        }

        private static String list(List<String> columns) throws SQLException {
            var quoted = new ArrayList<String>();
            for (String column : columns) {
                quoted.add(quoted(column));
            }
            return String.join(", ", quoted);
        }
    }

    /** A foreign key with all that is needed to make it again. */
    record ForeignKey(String table, String name, String definition) {}

    /** The regions of the connection's database. */
    static List<Region> regions(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGIONS);
                ResultSet row = statement.executeQuery()) {
            var regions = new ArrayList<Region>();
            while (row.next()) {
                regions.add(new Region(row.getString("name")));
            }
            return regions;
        }
    }

    List<Table> tables() throws SQLException {
        return list(
                TABLES,
                row -> new Table(
                        row.getString("name"),
                        TableMark.of(row.getString("comment")),
                        texts(row.getArray("columns")),
                        texts(row.getArray("key"))));
    }

    /** The tables whose rows a backup holds. */
    List<Table> lastingTables() throws SQLException {
        return tables().stream().filter(table -> !table.mark().passing()).toList();
    }

    List<String> sequences() throws SQLException {
        return list(SEQUENCES, row -> row.getString("relname"));
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        return list(
                FOREIGN_KEYS,
                row -> new ForeignKey(row.getString("table"), row.getString("name"), row.getString("definition")));
    }

    /** All names as a list for a statement. */
    static String all(String schema, List<Table> tables) throws SQLException {
        var names = new ArrayList<String>();
        for (Table table : tables) {
            names.add(in(schema, table.name()));
        }
        return names.stream().collect(Collectors.joining(", "));
    }

    /** A name with its schema, for a statement. */
    static String in(String schema, String name) throws SQLException {
        return quoted(schema) + "." + quoted(name);
    }

    static String quoted(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    private <T> List<T> list(String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                var list = new ArrayList<T>();
                while (row.next()) {
                    list.add(reader.read(row));
                }
                return list;
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}

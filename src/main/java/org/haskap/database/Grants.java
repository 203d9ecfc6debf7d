package org.haskap.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the application's role may do in a schema: compared with what it should, and put right where it differs. What it
 * should follows from what there is and from the tables' {@link TableMark}s, so a new table needs no word here. A partition
 * is as open as the table it is part of.
 */
final class Grants {
    private static final String RENEW = """
            select 'schema' as kind, '' as name, quote_ident(n.nspname) as quoted, '' as comment, r.quoted as role,
                array(select privilege_type from aclexplode(n.nspacl) where grantee = r.oid) as held
            from pg_namespace n, (select oid, quote_ident(rolname) as quoted from pg_roles where rolname = ?) r
            where n.nspname = ?
            union all
            select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'view' else 'table' end,
                c.relname, format('%I.%I', n.nspname, c.relname),
                coalesce(
                    obj_description(case when c.relispartition then pg_partition_root(c.oid) else c.oid end, 'pg_class'),
                    ''),
                r.quoted,
                array(select privilege_type from aclexplode(c.relacl) where grantee = r.oid)
                || array(
                    select x.privilege_type || ' ' || a.attname
                    from pg_attribute a, aclexplode(a.attacl) x
                    where a.attrelid = c.oid and not a.attisdropped and x.grantee = r.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                (select oid, quote_ident(rolname) as quoted from pg_roles where rolname = ?) r
            where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
            order by kind, name
            """;

    /** One row for each table that is only added to, with what the current user may do to it all the same. */
    private static final String HELD = """
            select coalesce(d.comment, '') as comment,
                pg_has_role(c.relowner, 'MEMBER') or pg_has_role(n.nspowner, 'MEMBER')
                    or has_schema_privilege(n.oid, 'CREATE') or has_table_privilege(c.oid, 'UPDATE')
                    or has_table_privilege(c.oid, 'TRUNCATE') or has_table_privilege(c.oid, 'TRIGGER') as too_much,
                has_table_privilege(c.oid, 'DELETE') as removes
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
                cross join lateral obj_description(
                    case when c.relispartition then pg_partition_root(c.oid) else c.oid end, 'pg_class') d (comment)
            where n.nspname = ? and c.relkind in ('r', 'p') and d.comment like 'append-only%'
            """;

    private Grants() {}

    /**
     * Something in the schema, or the schema itself.
     *
     * @param kind schema, table, view or sequence
     * @param name its name without the schema
     * @param quoted its name for a statement
     * @param comment what is said about it
     * @param role the role it is about, for a statement
     * @param held the privileges that role has on it; on a column with the column's name behind
     */
    record Thing(String kind, String name, String quoted, String comment, String role, Set<String> held) {

        private Set<String> wanted() {
            return switch (kind) {
                case "schema" -> Set.of("USAGE");
                case "view" -> Set.of("SELECT");
                case "sequence" -> Set.of("SELECT", "USAGE");
                default -> name.equals(Migrations.HISTORY) ? Set.of("SELECT") : wanted(TableMark.of(comment));
            };
        }

        private static Set<String> wanted(TableMark mark) {
            var wanted = new TreeSet<>(Set.of("SELECT", "INSERT"));
            if (!mark.appendOnly()) {
                wanted.add("UPDATE");
            }
            mark.changeable().forEach(column -> wanted.add("UPDATE " + column));
            if (mark.removable()) {
                wanted.add("DELETE");
            }
            return wanted;
        }

        /** What to say to the database so that the role has just what it should; nothing when it has. */
        List<String> statements() {
            Set<String> wanted = wanted();
            if (wanted.equals(held)) {
                return List.of();
            }
            String object = switch (kind) {
                case "schema" -> "schema " + quoted;
                case "sequence" -> "sequence " + quoted;
                default -> "table " + quoted;
            };
            var statements = new ArrayList<String>();
            if (!held.isEmpty()) {
                statements.add("revoke all on " + object + " from " + role); // those on columns go with it
            }
            var privileges = new ArrayList<String>();
            for (String privilege : new TreeSet<>(wanted)) {
                String[] parts = privilege.split(" ", 2);
                privileges.add(parts.length == 1 ? parts[0] : parts[0] + " (\"" + parts[1] + "\")");
            }
            statements.add("grant " + String.join(", ", privileges) + " on " + object + " to " + role);
            return statements;
        }
    }

    /**
     * Gives the role what it should have in the schema, and takes what it should not; by the owner, in one transaction.
     * Where the role is the owner, whose rights are its own, nothing is done.
     */
    static void renew(Connection owner, String schema, String role) throws SQLException {
        if (role.equals(user(owner))) {
            return;
        }
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            // Two processes that grant at once would trip over each other's rows in the catalogue.
            statement.execute("select pg_advisory_xact_lock(hashtextextended('haskap grants', 0))");
            for (Thing thing : things(owner, schema, role)) {
                for (String sql : thing.statements()) {
                    statement.execute(sql);
                }
            }
            owner.commit();
        }
    }

    /** As whom the connection is logged in. */
    static String user(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Thing> things(Connection connection, String schema, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setString(1, role);
            statement.setString(2, schema);
            statement.setString(3, role);
            statement.setString(4, schema);
            var things = new ArrayList<Thing>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    things.add(new Thing(
                            row.getString("kind"),
                            row.getString("name"),
                            row.getString("quoted"),
                            row.getString("comment"),
                            row.getString("role"),
                            texts(row.getArray("held"))));
                }
            }
            return things;
        }
    }

    private static Set<String> texts(Array array) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) array.getArray()));
    }

    /** Whether the connection's user, whoever it is, can do no more to the schema's append-only tables than is marked. */
    static boolean enforced(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                boolean enforced = true;
                while (row.next()) {
                    TableMark mark = TableMark.of(row.getString("comment"));
                    enforced &= !row.getBoolean("too_much") && (mark.removable() || !row.getBoolean("removes"));
                }
                return enforced;
            }
        }
    }
}

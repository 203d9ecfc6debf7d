package org.haskap.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.database.Columns;
import org.haskap.document.Mends;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads editions whole: nine statements, however many editions and however large. */
final class PlanTreeStore {
    private final JdbcClient jdbc;
    private final Mends mends;

    PlanTreeStore(JdbcClient jdbc, Mends mends) {
        this.jdbc = jdbc;
        this.mends = mends;
    }

    /** What belongs to something of an edition: to a node, an indicator, or (with an empty code) to the edition. */
    private record Key(long edition, String code) {}

    private static final class Rows<T> extends HashMap<Key, List<T>> {
        private static final long serialVersionUID = 1L;

        void add(ResultSet row, String code, T value) throws SQLException {
            computeIfAbsent(new Key(row.getLong("edition_id"), code), k -> new ArrayList<>())
                    .add(value);
        }

        List<T> of(long edition, String code) {
            return getOrDefault(new Key(edition, code), List.of());
        }
    }

    List<PlanTree> trees(List<PlanStore.Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        var editions = Columns.of(heads, head -> head.edition().id());
        Rows<Map.Entry<String, String>> sections = sections(editions);
        Rows<PlanNode> nodes = nodes(editions, departments(editions), sections);
        Rows<Indicator> indicators = indicators(editions, points(editions), targets(editions));
        Rows<Listing> listings = listings(editions);
        Rows<PlanDraft.Zone> zones = zones(editions);
        var mended = mends.notes(heads.stream().map(head -> head.edition().id()).toList());
        return heads.stream()
                .map(head -> {
                    long id = head.edition().id();
                    return new PlanTree(
                            head.plan(),
                            head.edition(),
                            nodes.of(id, ""),
                            indicators.of(id, ""),
                            listings.of(id, ""),
                            zones.of(id, ""),
                            passages(sections.of(id, "")),
                            mended.getOrDefault(id, List.of()));
                })
                .toList();
    }

    private void query(String sql, Object editions, RowCallbackHandler handler) {
        jdbc.sql(sql).param("editions", editions).query(handler);
    }

    private Rows<Department> departments(Object editions) {
        var rows = new Rows<Department>();
        query(
                """
                select n.edition_id, n.node_code, d.id, d.organisation_id, d.parent_id, d.name
                from node_department n join department d on d.id = n.department_id
                where n.edition_id = any (cast(:editions as bigint[]))
                order by n.edition_id, n.node_code, n.position
                """,
                editions,
                row -> rows.add(
                        row,
                        row.getString("node_code"),
                        new Department(
                                row.getLong("id"),
                                row.getLong("organisation_id"),
                                row.getObject("parent_id", Long.class),
                                row.getString("name"))));
        return rows;
    }

    /** Passages of nodes and, with an empty code, of the plan itself. */
    private Rows<Map.Entry<String, String>> sections(Object editions) {
        var rows = new Rows<Map.Entry<String, String>>();
        query(
                """
                select edition_id, '' as node_code, position, name, text from plan_section
                where edition_id = any (cast(:editions as bigint[]))
                union all
                select edition_id, node_code, position, name, text from node_section
                where edition_id = any (cast(:editions as bigint[]))
                order by edition_id, node_code, position
                """,
                editions,
                row -> rows.add(
                        row, row.getString("node_code"), Map.entry(row.getString("name"), row.getString("text"))));
        return rows;
    }

    private Rows<PlanNode> nodes(
            Object editions, Rows<Department> departments, Rows<Map.Entry<String, String>> sections) {
        var rows = new Rows<PlanNode>();
        query("""
                select edition_id, code, parent_code, level, label, title, flags, page, line, col from node
                where edition_id = any (cast(:editions as bigint[]))
                order by edition_id, position
                """, editions, row -> {
            long edition = row.getLong("edition_id");
            String code = row.getString("code");
            rows.add(
                    row,
                    "",
                    new PlanNode(
                            code,
                            row.getString("parent_code"),
                            row.getString("level"),
                            row.getString("label"),
                            row.getString("title"),
                            departments.of(edition, code),
                            texts(row, "flags"),
                            passages(sections.of(edition, code)),
                            place(row)));
        });
        return rows;
    }

    private static Map<String, String> passages(List<Map.Entry<String, String>> sections) {
        var passages = new LinkedHashMap<String, String>();
        sections.forEach(section -> passages.put(section.getKey(), section.getValue()));
        return passages;
    }

    private Rows<PlanDraft.Point> points(Object editions) {
        var rows = new Rows<PlanDraft.Point>();
        query(
                """
                select edition_id, indicator_code, period, value, text, tag from indicator_point
                where edition_id = any (cast(:editions as bigint[]))
                order by edition_id, indicator_code, position
                """,
                editions,
                row -> rows.add(
                        row,
                        row.getString("indicator_code"),
                        new PlanDraft.Point(
                                Period.parse(row.getString("period")),
                                row.getBigDecimal("value"),
                                row.getString("text"),
                                row.getString("tag"))));
        return rows;
    }

    /** The history as each edition could know it: its own targets and those of the editions before. */
    private Rows<Indicator.Target> targets(Object editions) {
        var rows = new Rows<Indicator.Target>();
        query(
                """
                select pe.edition_id, t.indicator_code, t.text, t.value, t.unit, t.period, t.missing, t.reason,
                    brought.number, brought.adopted_at
                from plan_edition pe
                join edition e on e.id = pe.edition_id
                join target t on t.plan_id = pe.plan_id
                join edition brought on brought.id = t.edition_id and brought.number <= e.number
                where pe.edition_id = any (cast(:editions as bigint[]))
                order by pe.edition_id, t.indicator_code, brought.number desc
                """,
                editions,
                row -> rows.add(
                        row,
                        row.getString("indicator_code"),
                        new Indicator.Target(
                                figure(row, ""),
                                row.getInt("number"),
                                row.getObject("adopted_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("reason"))));
        return rows;
    }

    private Rows<Indicator> indicators(Object editions, Rows<PlanDraft.Point> points, Rows<Indicator.Target> targets) {
        var rows = new Rows<Indicator>();
        query("""
                select * from indicator
                where edition_id = any (cast(:editions as bigint[]))
                order by edition_id, position
                """, editions, row -> {
            long edition = row.getLong("edition_id");
            String code = row.getString("code");
            rows.add(
                    row,
                    "",
                    new Indicator(
                            code,
                            row.getString("node_code"),
                            row.getString("name"),
                            row.getString("unit"),
                            PlanDraft.Direction.valueOf(row.getString("direction")),
                            PlanDraft.Accumulation.valueOf(row.getString("accumulation")),
                            figure(row, "baseline_"),
                            figure(row, "target_"),
                            targets.of(edition, code),
                            points.of(edition, code),
                            texts(row, "notes"),
                            place(row)));
        });
        return rows;
    }

    private Rows<Listing> listings(Object editions) {
        var rows = new Rows<Listing>();
        query("""
                select l.edition_id, o.id, o.name, l.node_code, l.label, l.page, l.line, l.col
                from listing l join organisation o on o.id = l.organisation_id
                where l.edition_id = any (cast(:editions as bigint[]))
                order by l.edition_id, l.position
                """, editions, row -> {
            String name = row.getString("name");
            rows.add(
                    row,
                    "",
                    new Listing(
                            new Organisation(row.getLong("id"), name, Organisation.Kind.of(name)),
                            row.getString("node_code"),
                            row.getString("label"),
                            place(row)));
        });
        return rows;
    }

    private Rows<PlanDraft.Zone> zones(Object editions) {
        var rows = new Rows<PlanDraft.Zone>();
        query(
                """
                select edition_id, name, theme, page, line, col from zone
                where edition_id = any (cast(:editions as bigint[]))
                order by edition_id, position
                """,
                editions,
                row -> rows.add(
                        row, "", new PlanDraft.Zone(row.getString("name"), row.getString("theme"), place(row))));
        return rows;
    }

    private static PlanDraft.Figure figure(ResultSet row, String prefix) throws SQLException {
        String period = row.getString(prefix + "period");
        String missing = row.getString(prefix + "missing");
        return new PlanDraft.Figure(
                row.getString(prefix + "text"),
                row.getBigDecimal(prefix + "value"),
                row.getString(prefix + "unit"),
                period == null ? null : Period.parse(period),
                missing == null ? null : Missing.valueOf(missing));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getInt("page"), row.getInt("line"), row.getObject("col", Integer.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}

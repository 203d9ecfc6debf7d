package org.haskap.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Organisation;
import org.haskap.access.Target;
import org.haskap.database.Columns;
import org.haskap.document.Edition;
import org.haskap.document.EditionRow;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which plans there are, which edition of each is adopted, and what earlier ones held. */
final class PlanStore {
    private static final String HEAD = """
            select %s, p.id as plan_id, p.slug, o.id as owner_id, o.name as owner_name,
                pe.title, pe.period, pe.level_keys, pe.level_names
            from edition e
            join plan_edition pe on pe.edition_id = e.id
            join plan p on p.id = pe.plan_id
            join organisation o on o.id = p.owner_id
            """.formatted(EditionRow.COLUMNS);
    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition with the plan as it describes it, without its nodes. */
    record Head(Edition edition, Plan plan) {}

    List<Head> adopted() {
        return jdbc.sql(HEAD + "where e.state = 'ADOPTED' order by p.id")
                .query(PlanStore::head)
                .list();
    }

    Optional<Head> adopted(String slug) {
        return jdbc.sql(HEAD + "where e.state = 'ADOPTED' and p.slug = :slug")
                .param("slug", Columns.text(slug))
                .query(PlanStore::head)
                .optional();
    }

    Optional<Head> edition(long id) {
        return jdbc.sql(HEAD + "where e.id = :id")
                .param("id", id)
                .query(PlanStore::head)
                .optional();
    }

    Optional<Long> id(String slug) {
        return jdbc.sql("select id from plan where slug = :slug")
                .param("slug", Columns.text(slug))
                .query(Long.class)
                .optional();
    }

    List<Plans.Owned> owned() {
        return jdbc.sql("""
                        select p.id, p.slug, o.id as owner_id, o.name from plan p
                        join organisation o on o.id = p.owner_id order by p.id
                        """)
                .query((row, number) -> new Plans.Owned(
                        row.getLong("id"),
                        row.getString("slug"),
                        new Organisation(
                                row.getLong("owner_id"),
                                row.getString("name"),
                                Organisation.Kind.of(row.getString("name")))))
                .list();
    }

    /** Where a plan belongs. */
    Optional<Target> place(String slug) {
        return jdbc.sql("select id, owner_id from plan where slug = :slug")
                .param("slug", Columns.text(slug))
                .query((row, _) -> Target.plan(row.getLong("id"), row.getLong("owner_id")))
                .optional();
    }

    /** Where the plan of an edition belongs. */
    Optional<Target> placeOf(long edition) {
        return jdbc.sql("""
                        select p.id, p.owner_id from plan_edition e join plan p on p.id = e.plan_id
                        where e.edition_id = :edition
                        """)
                .param("edition", edition)
                .query((row, _) -> Target.plan(row.getLong("id"), row.getLong("owner_id")))
                .optional();
    }

    List<KnownNode> known() {
        return jdbc.sql("""
                        select distinct on (e.series_id, n.code) e.series_id, n.code, n.parent_code
                        from node n join edition e on e.id = n.edition_id
                        where e.state <> 'DRAFT'
                        order by e.series_id, n.code, e.number desc
                        """)
                .query((row, _) ->
                        new KnownNode(row.getLong("series_id"), row.getString("code"), row.getString("parent_code")))
                .list();
    }

    void insertPlan(long id, String slug, long owner) {
        jdbc.sql("insert into plan (id, slug, owner_id) values (:id, :slug, :owner) on conflict (id) do nothing")
                .param("id", id)
                .param("slug", slug)
                .param("owner", owner)
                .update();
    }

    /** What superseded editions of the plan gave codes to. */
    Former former(long plan) {
        List<Former.Node> nodes = jdbc.sql("""
                        select * from (
                            select distinct on (n.code) n.code, n.parent_code, n.level, n.title, e.number, n.position
                            from node n join edition e on e.id = n.edition_id
                            where e.series_id = :plan and e.state = 'SUPERSEDED'
                            order by n.code, e.number desc) n
                        order by number desc, position
                        """)
                .param("plan", plan)
                .query((row, number) -> new Former.Node(
                        row.getString("code"),
                        row.getString("parent_code"),
                        row.getString("level"),
                        row.getString("title")))
                .list();
        List<Former.Measure> indicators = jdbc.sql("""
                        select * from (
                            select distinct on (i.code) i.code, i.node_code, i.unit, i.name, e.number, i.position
                            from indicator i join edition e on e.id = i.edition_id
                            where e.series_id = :plan and e.state = 'SUPERSEDED'
                            order by i.code, e.number desc) i
                        order by number desc, position
                        """)
                .param("plan", plan)
                .query((row, number) -> new Former.Measure(
                        row.getString("code"),
                        row.getString("node_code"),
                        row.getString("unit"),
                        row.getString("name")))
                .list();
        return new Former(nodes, indicators);
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        String owner = row.getString("owner_name");
        String period = row.getString("period");
        List<String> keys = Arrays.asList((String[]) row.getArray("level_keys").getArray());
        List<String> names =
                Arrays.asList((String[]) row.getArray("level_names").getArray());
        var levels = new ArrayList<PlanDraft.Level>();
        for (int i = 0; i < keys.size(); i++) {
            levels.add(new PlanDraft.Level(keys.get(i), names.get(i)));
        }
        return new Head(
                EditionRow.read(row, number),
                new Plan(
                        row.getLong("plan_id"),
                        row.getString("slug"),
                        row.getString("title"),
                        new Organisation(row.getLong("owner_id"), owner, Organisation.Kind.of(owner)),
                        period == null ? null : Period.parse(period),
                        levels));
    }
}

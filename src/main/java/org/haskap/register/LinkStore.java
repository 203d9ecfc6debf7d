package org.haskap.register;

import java.util.List;
import org.haskap.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of proposed links, which is derived and written anew whenever something is adopted. */
final class LinkStore {
    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void deleteAll() {
        jdbc.sql("delete from link_proposal").update();
    }

    void insert(List<LinkProposal> proposals) {
        jdbc.sql("""
                        insert into link_proposal (edition_id, no, plan_id, node_code, likeness, why)
                        select e.id, l.no, p.id, l.node, l.likeness, l.why
                        from unnest(
                            cast(:registers as bigint[]), cast(:nos as text[]), cast(:slugs as text[]),
                            cast(:nodes as text[]), cast(:likenesses as double precision[]), cast(:whys as text[]))
                            as l (register, no, slug, node, likeness, why)
                        join edition e on e.series_id = l.register and e.state = 'ADOPTED'
                        join plan p on p.slug = l.slug
                        """)
                .param("registers", Columns.of(proposals, LinkProposal::registerId))
                .param("nos", Columns.of(proposals, LinkProposal::no))
                .param("slugs", Columns.of(proposals, LinkProposal::planSlug))
                .param("nodes", Columns.of(proposals, LinkProposal::nodeCode))
                .param("likenesses", Columns.of(proposals, LinkProposal::likeness))
                .param("whys", Columns.of(proposals, LinkProposal::why))
                .update();
    }

    List<LinkProposal> all() {
        return jdbc.sql("""
                        select e.series_id, l.no, p.slug, l.node_code, l.likeness, l.why
                        from link_proposal l
                        join edition e on e.id = l.edition_id and e.state = 'ADOPTED'
                        join plan p on p.id = l.plan_id
                        order by l.likeness desc, e.series_id, l.no, p.slug, l.node_code
                        """)
                .query((row, number) -> new LinkProposal(
                        row.getLong("series_id"),
                        row.getString("no"),
                        row.getString("slug"),
                        row.getString("node_code"),
                        row.getDouble("likeness"),
                        row.getString("why")))
                .list();
    }
}

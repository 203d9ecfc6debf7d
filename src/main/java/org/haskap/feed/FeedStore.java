package org.haskap.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haskap.database.Columns;
import org.haskap.evidence.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of facts from outside by their senders' own keys. */
final class FeedStore {
    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    byte[] secret() {
        return jdbc.sql("select secret from feed_secret").query(byte[].class).single();
    }

    /**
     * A fact taken before.
     *
     * @param id what its sender knows it by
     * @param fact its key
     * @param digest of what it says, in hexadecimal
     */
    record Known(String id, long fact, String digest) {}

    /** Which of these the organisation has sent before. */
    Map<String, Known> known(long organisation, Collection<String> ids) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                        select feeder_id, fact_id, encode(digest, 'hex') as digest from fed_fact
                        where organisation_id = :organisation and undone_at is null and feeder_id = any (cast(:ids as text[]))
                        """)
                .param("organisation", organisation)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    String id = row.getString("feeder_id");
                    known.put(id, new Known(id, row.getLong("fact_id"), row.getString("digest")));
                });
        return known;
    }

    /** By whom these were taken back, among those that were. */
    Map<String, String> reversals(long organisation, Collection<String> ids) {
        var reversals = new HashMap<String, String>();
        jdbc.sql("""
                        select reverses, feeder_id from fed_fact
                        where organisation_id = :organisation and undone_at is null and reverses = any (cast(:ids as text[]))
                        """)
                .param("organisation", organisation)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    reversals.put(row.getString("reverses"), row.getString("feeder_id"));
                });
        return reversals;
    }

    /**
     * A fact as it is noted.
     *
     * @param digest in hexadecimal
     */
    record Noted(
            String id, long fact, String digest, @Nullable String reverses) {}

    /** Notes facts in the order of their keys; how many were not there yet. Waits for others who note the same ones. */
    int insert(long organisation, @Nullable Long file, List<Noted> facts) {
        var sorted = new ArrayList<>(facts);
        sorted.sort(java.util.Comparator.comparing(Noted::id));
        return jdbc.sql("""
                        insert into fed_fact (organisation_id, feeder_id, fact_id, digest, reverses, file_id)
                        select :organisation, id, fact, decode(digest, 'hex'), reverses, cast(:file as bigint)
                        from unnest(
                            cast(:ids as text[]), cast(:facts as bigint[]), cast(:digests as text[]),
                            cast(:reverses as text[])) as f (id, fact, digest, reverses)
                        on conflict do nothing
                        """)
                .param("organisation", organisation)
                .param("file", file)
                .param("ids", Columns.of(sorted, Noted::id))
                .param("facts", Columns.of(sorted, Noted::fact))
                .param("digests", Columns.of(sorted, Noted::digest))
                .param("reverses", Columns.of(sorted, Noted::reverses))
                .update();
    }

    /**
     * A fact that was fed.
     *
     * @param organisation who sent it
     * @param department for which department of it, or null for the organisation as a whole
     * @param id what its sender knows it by
     * @param file the file it stood in, or null
     * @param open whether its sender's book has neither its file undone nor another fact that takes it back
     */
    record Fed(
            long organisation,
            @Nullable Long department,
            String id,
            @Nullable Long file,
            boolean open) {}

    /** Who fed a fact and how, if anybody did. */
    Optional<Fed> fed(long fact) {
        return jdbc.sql("""
                        select f.organisation_id, f.feeder_id, f.file_id, a.department_id,
                            f.undone_at is null and not exists (
                                select from fed_fact r
                                where r.organisation_id = f.organisation_id and r.reverses = f.feeder_id
                                    and r.undone_at is null) as open
                        from fed_fact f left join fact_file a on a.id = f.file_id
                        where f.fact_id = :fact
                        """)
                .param("fact", fact)
                .query((row, _) -> new Fed(
                        row.getLong("organisation_id"),
                        row.getObject("department_id", Long.class),
                        row.getString("feeder_id"),
                        row.getObject("file_id", Long.class),
                        row.getBoolean("open")))
                .optional();
    }

    /** A fact that an organisation fed, by its number and the id its sender knows it by. */
    record Listed(long fact, String id, @Nullable String reverses) {}

    /** The facts an organisation fed, the newest first, of those with a lower number. */
    List<Listed> list(long organisation, long below, int limit) {
        return jdbc.sql("""
                        select fact_id, feeder_id, reverses from fed_fact
                        where organisation_id = :organisation and undone_at is null and fact_id < :below
                        order by fact_id desc limit :limit
                        """)
                .param("organisation", organisation)
                .param("below", below)
                .param("limit", limit)
                .query((row, _) ->
                        new Listed(row.getLong("fact_id"), row.getString("feeder_id"), row.getString("reverses")))
                .list();
    }

    /** The keys of a file's facts that take back none of the same file and were not undone, the next after that one. */
    List<Long> ofFile(long file, long after, int limit) {
        return jdbc.sql("""
                        select f.fact_id from fed_fact f
                        where f.file_id = :file and f.undone_at is null and f.fact_id > :after
                            and (f.reverses is null or :file is distinct from (
                                select t.file_id from fed_fact t
                                where t.organisation_id = f.organisation_id and t.feeder_id = f.reverses
                                    and t.undone_at is null))
                        order by f.fact_id limit :limit
                        """)
                .param("file", file)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Lets the ids of a file's facts be used anew, and forgets by which ids they were taken back and let hold again. */
    void undone(long file, Instant at) {
        jdbc.sql("""
                        with recursive gone as (
                            select fact_id, organisation_id, feeder_id from fed_fact
                            where file_id = :file and undone_at is null
                            union
                            select f.fact_id, f.organisation_id, f.feeder_id
                            from gone g cross join lateral (
                                select * from fed_fact
                                where organisation_id = g.organisation_id and reverses = g.feeder_id
                                    and undone_at is null limit 1) f)
                        update fed_fact f set undone_at = :at from gone g where f.fact_id = g.fact_id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("file", file)
                .update();
    }

    /** Which of these codes a plan of that key ever had in an adopted edition. */
    Set<NodeRef> nodes(Collection<NodeRef> named) {
        var refs = List.copyOf(named);
        var nodes = new HashSet<NodeRef>();
        jdbc.sql("""
                        select distinct pe.plan_id, n.code
                        from unnest(cast(:plans as bigint[]), cast(:codes as text[])) as w (plan, code)
                        join plan_edition pe on pe.plan_id = w.plan
                        join edition e on e.id = pe.edition_id and e.state in ('ADOPTED', 'SUPERSEDED')
                        join node n on n.edition_id = pe.edition_id and n.code = w.code
                        """)
                .param("plans", Columns.of(refs, NodeRef::plan))
                .param("codes", Columns.of(refs, NodeRef::code))
                .query(row -> {
                    nodes.add(new NodeRef(row.getLong("plan_id"), row.getString("code")));
                });
        return nodes;
    }
}

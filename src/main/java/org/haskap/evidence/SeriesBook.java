package org.haskap.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.haskap.database.Columns;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of all series a process met, by region. New series are committed at once, beside the caller's transaction: were
 * they part of it, everybody else with such a fact would wait until that ends. One without facts does no harm.
 */
final class SeriesBook {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One after the other makes new series: whoever sees a number then sees all lower ones too. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('fact_series ' || current_schema(), 0))";

    private static final String ADD = """
            insert into fact_series (digest, kind, plan, node, dimensions)
            select decode(n.digest, 'hex'), n.kind, n.plan, n.node, n.dimensions
            from unnest(?, ?, cast(? as bigint[]), ?, cast(? as jsonb[])) as n (digest, kind, plan, node, dimensions)
            where not exists (select from fact_series s where s.digest = decode(n.digest, 'hex'))
            """;

    private static final String NUMBERS = """
            select encode(s.digest, 'hex'), s.id
            from unnest(?) as n (digest) join fact_series s on s.digest = decode(n.digest, 'hex')
            """;

    private final Regions regions;
    private final Map<Region, Map<Series, Integer>> known = new ConcurrentHashMap<>();

    SeriesBook(Regions regions) {
        this.regions = regions;
    }

    /** Whether this process met all of them before. */
    boolean knows(Collection<Series> series) {
        return here().keySet().containsAll(series);
    }

    /** The number of each; those that have none are given one now, all at once. */
    List<Integer> numbers(List<Series> series) {
        Map<Series, Integer> here = here();
        if (!here.keySet().containsAll(series)) {
            synchronized (here) { // threads that meet the same new series ask for it once
                Set<Series> missing = new LinkedHashSet<>(series);
                missing.removeAll(here.keySet());
                if (!missing.isEmpty()) {
                    add(List.copyOf(missing), here);
                }
            }
        }
        return series.stream()
                .map(each -> Objects.requireNonNull(here.get(each)))
                .toList();
    }

    private Map<Series, Integer> here() {
        return known.computeIfAbsent(regions.current(), _ -> new ConcurrentHashMap<>());
    }

    private void add(List<Series> missing, Map<Series, Integer> here) {
        var byDigest = new HashMap<String, Series>();
        missing.forEach(each -> byDigest.put(digest(each), each));
        try (Connection connection = regions.apart()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement();
                    PreparedStatement add = connection.prepareStatement(ADD);
                    PreparedStatement numbers = connection.prepareStatement(NUMBERS)) {
                lock.execute(LOCK);
                @Nullable String[] digests = Columns.of(missing, SeriesBook::digest);
                add.setArray(1, connection.createArrayOf("text", digests));
                add.setArray(2, connection.createArrayOf("text", Columns.of(missing, Series::kind)));
                add.setArray(3, connection.createArrayOf("text", Columns.of(missing, SeriesBook::plan)));
                add.setArray(4, connection.createArrayOf("text", Columns.of(missing, SeriesBook::code)));
                add.setArray(5, connection.createArrayOf("text", Columns.of(missing, SeriesBook::dimensions)));
                add.executeUpdate();
                numbers.setArray(1, connection.createArrayOf("text", digests));
                var found = new HashMap<Series, Integer>();
                try (ResultSet row = numbers.executeQuery()) {
                    while (row.next()) {
                        found.put(Objects.requireNonNull(byDigest.get(row.getString(1))), row.getInt(2));
                    }
                }
                connection.commit();
                here.putAll(found);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("new series of facts", ADD, e);
        }
    }

    private static String digest(Series series) {
        return HexFormat.of().formatHex(series.digest());
    }

    private static @Nullable Long plan(Series series) {
        NodeRef node = series.node();
        return node == null ? null : node.plan();
    }

    private static @Nullable String code(Series series) {
        NodeRef node = series.node();
        return node == null ? null : node.code();
    }

    private static String dimensions(Series series) {
        return JSON.writeValueAsString(series.dimensions());
    }
}

package org.haskap.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.haskap.database.Columns;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of all series a process met, by region. A new series is committed at once, beside the caller's transaction: were
 * it part of it, everybody else with such a fact would wait until that ends. One without facts does no harm.
 */
final class SeriesBook {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One new series after the other: whoever sees a number then sees all lower ones too. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('fact_series ' || current_schema(), 0))";

    private static final String ADD = """
            with added as (
                insert into fact_series (digest, kind, plan, node, dimensions)
                select ?, ?, ?, ?, cast(? as jsonb)
                where not exists (select from fact_series where digest = ?)
                returning id)
            select id from added union all select id from fact_series where digest = ?
            """;

    private final Regions regions;
    private final Map<Region, Map<Series, Integer>> known = new ConcurrentHashMap<>();

    SeriesBook(Regions regions) {
        this.regions = regions;
    }

    /** The number, if this process met the series before. */
    @Nullable
    Integer known(Series series) {
        return here().get(series);
    }

    /** The number of a series, which is given one now if it has none. */
    int number(Series series) {
        return here().computeIfAbsent(series, this::add);
    }

    private Map<Series, Integer> here() {
        return known.computeIfAbsent(regions.current(), _ -> new ConcurrentHashMap<>());
    }

    private int add(Series series) {
        byte[] digest = series.digest();
        NodeRef node = series.node();
        try (Connection connection = regions.apart()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement add = connection.prepareStatement(ADD)) {
                lock.execute();
                add.setBytes(1, digest);
                add.setString(2, Columns.text(series.kind()));
                add.setObject(3, node == null ? null : node.plan(), java.sql.Types.BIGINT);
                add.setString(4, node == null ? null : node.code());
                add.setString(5, JSON.writeValueAsString(series.dimensions()));
                add.setBytes(6, digest);
                add.setBytes(7, digest);
                try (ResultSet row = add.executeQuery()) {
                    row.next();
                    int number = row.getInt(1);
                    connection.commit();
                    return number;
                }
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("a new series of facts", ADD, e);
        }
    }
}

package org.haskap.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.haskap.attainment.RatingScales;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which scale a plan was rated by since when. */
final class ScaleStore {
    private final JdbcClient jdbc;

    ScaleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest choice. */
    Optional<ScaleChoice> newest(long plan) {
        return jdbc.sql("""
                        select version, scale, reason, made_at from scale_choice where plan_id = :plan
                        order by version desc limit 1
                        """).param("plan", plan).query(ScaleStore::choice).optional();
    }

    /** All choices, the newest first. */
    List<ScaleChoice> all(long plan) {
        return jdbc.sql("""
                        select version, scale, reason, made_at from scale_choice where plan_id = :plan
                        order by version desc
                        """).param("plan", plan).query(ScaleStore::choice).list();
    }

    private static ScaleChoice choice(ResultSet row, int number) throws SQLException {
        return new ScaleChoice(
                RatingScales.find(row.getString("scale")).orElse(RatingScales.LINE),
                row.getInt("version"),
                row.getString("reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    /** Lets choices of one plan wait for one another until the transaction ends. */
    void lock(long plan) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('scale ' || :plan, 0))")
                .param("plan", plan)
                .query((_, _) -> 1)
                .single();
    }

    void insert(long plan, int version, String scale, String reason, @Nullable Long person, Instant at) {
        jdbc.sql("""
                        insert into scale_choice (plan_id, version, scale, reason, person_id, made_at)
                        values (:plan, :version, :scale, :reason, :person, :at)
                        """)
                .param("plan", plan)
                .param("version", version)
                .param("scale", scale)
                .param("reason", reason)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int by(long person) {
        return jdbc.sql("select count(*) from scale_choice where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}

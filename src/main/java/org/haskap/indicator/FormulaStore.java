package org.haskap.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Formulas in the database. */
final class FormulaStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    FormulaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions of a plan's formulas, the oldest first. */
    List<FormulaVersion> ofPlan(long plan) {
        return jdbc.sql("select * from formula where plan_id = :plan order by indicator_code, version")
                .param("plan", plan)
                .query(FormulaStore::version)
                .list();
    }

    /** Lets changes of one indicator's formula wait for one another until the transaction ends. */
    void lock(IndicatorRef indicator) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('formula ' || :plan || ' ' || :code, 0))")
                .param("plan", indicator.plan())
                .param("code", indicator.code())
                .query((_, _) -> 1)
                .single();
    }

    Optional<FormulaVersion> newest(IndicatorRef indicator) {
        return jdbc.sql("""
                        select * from formula where plan_id = :plan and indicator_code = :code
                        order by version desc limit 1
                        """)
                .param("plan", indicator.plan())
                .param("code", indicator.code())
                .query(FormulaStore::version)
                .optional();
    }

    void insert(FormulaVersion version, @Nullable Long person) {
        jdbc.sql("""
                        insert into formula (plan_id, indicator_code, version, formula, span, first_year, ended, sentence,
                            reason, person_id, made_at)
                        values (:plan, :code, :version, cast(:formula as jsonb), cast(:span as jsonb), :firstYear, :ended,
                            :sentence, :reason, :person, :at)
                        """)
                .param("plan", version.indicator().plan())
                .param("code", version.indicator().code())
                .param("version", version.version())
                .param(
                        "formula",
                        JSON.writeValueAsString(FormulaForm.write(
                                version.formula(), version.indicator().plan())))
                .param("span", JSON.writeValueAsString(FormulaForm.write(version.span())))
                .param("firstYear", version.firstYear())
                .param("ended", version.ended())
                .param("sentence", version.sentence())
                .param("reason", version.reason())
                .param("person", person)
                .param("at", version.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many formulas a person put in force. */
    int by(long person) {
        return jdbc.sql("select count(*) from formula where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    private static FormulaVersion version(ResultSet row, int number) throws SQLException {
        var indicator = new IndicatorRef(row.getLong("plan_id"), row.getString("indicator_code"));
        String where = "formula of " + indicator.code() + " version " + row.getInt("version");
        Instant at = row.getObject("made_at", OffsetDateTime.class).toInstant();
        return new FormulaVersion(
                indicator,
                row.getInt("version"),
                FormulaForm.read(JSON.readValue(row.getString("formula"), Map.class), indicator.plan(), where),
                FormulaForm.span(JSON.readValue(row.getString("span"), String.class), where),
                row.getInt("first_year"),
                row.getBoolean("ended"),
                row.getString("sentence"),
                row.getString("reason"),
                at);
    }
}

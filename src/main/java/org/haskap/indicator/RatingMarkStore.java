package org.haskap.indicator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How indicators were rated before. */
final class RatingMarkStore {
    private final JdbcClient jdbc;

    RatingMarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets those who note ratings of one plan wait for one another until the transaction ends. */
    void lock(long plan) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rating marks ' || :plan, 0))")
                .param("plan", plan)
                .query((_, _) -> 1)
                .single();
    }

    List<RatingMark> newest(long plan) {
        return jdbc.sql("""
                        select distinct on (indicator) * from rating_mark where plan_id = :plan
                        order by indicator, id desc
                        """).param("plan", plan).query(RatingMarkStore::mark).list();
    }

    /** The newest up to a moment; where there is none, the oldest. */
    List<RatingMark> at(long plan, Instant moment) {
        return jdbc.sql("""
                        select distinct on (indicator) * from rating_mark where plan_id = :plan
                        order by indicator, noted_at <= :at desc, case when noted_at <= :at then id end desc, id
                        """)
                .param("plan", plan)
                .param("at", moment.atOffset(ZoneOffset.UTC))
                .query(RatingMarkStore::mark)
                .list();
    }

    void insert(long plan, List<RatingMark> marks) {
        jdbc.sql("""
                        insert into rating_mark (plan_id, indicator, scale, code, symbol, label, noted_at)
                        select :plan, * from unnest(
                            cast(:indicators as text[]), cast(:scales as text[]), cast(:codes as text[]),
                            cast(:symbols as text[]), cast(:labels as text[]), cast(:moments as timestamptz[]))
                        """)
                .param("plan", plan)
                .param("indicators", column(marks, RatingMark::indicator))
                .param("scales", column(marks, RatingMark::scale))
                .param("codes", column(marks, RatingMark::code))
                .param("symbols", column(marks, RatingMark::symbol))
                .param("labels", column(marks, RatingMark::label))
                .param("moments", column(marks, mark -> mark.at().toString()))
                .update();
    }

    private static String[] column(List<RatingMark> marks, Function<RatingMark, String> value) {
        return marks.stream().map(value).toArray(String[]::new);
    }

    private static RatingMark mark(ResultSet row, int number) throws SQLException {
        return new RatingMark(
                row.getString("indicator"),
                row.getString("scale"),
                row.getString("code"),
                row.getString("symbol"),
                row.getString("label"),
                row.getObject("noted_at", OffsetDateTime.class).toInstant());
    }
}

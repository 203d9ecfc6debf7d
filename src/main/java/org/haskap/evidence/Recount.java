package org.haskap.evidence;

import java.util.List;
import org.haskap.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers straight from the facts. */
final class Recount {
    private static final String MEANT = """
             from fact f where f.series = any(cast(:series as int[])) and f.occurred_on between :from and :to
            """;
    private static final String STANDING = """
             and f.weight = 1
                and not exists (select from fact r where r.fiscal_year = f.fiscal_year and r.reverses = f.id)
            """;

    private final JdbcClient jdbc;

    Recount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Answer answer(Question question, List<Integer> series) {
        String what = switch (question.measure()) {
            case COUNT -> "select count(*), count(*)" + MEANT + STANDING;
            case SUM -> "select coalesce(sum(quantity), 0), count(*)" + MEANT + STANDING;
            case MEAN -> "select avg(quantity), count(*)" + MEANT + STANDING;
            case DISTINCT -> "select count(distinct subject), count(*)" + MEANT + STANDING;
            case LATEST ->
                "select sum(quantity), count(*) from (select distinct on (f.series) f.quantity" + MEANT + STANDING
                        + " order by f.series, f.occurred_on desc, f.id desc) n";
        };
        FactQuery query = question.facts();
        return jdbc.sql(what)
                .param("series", Columns.of(series, each -> each))
                .param("from", query.from())
                .param("to", query.to())
                .query((row, _) -> new Answer(row.getBigDecimal(1), row.getLong(2)))
                .single();
    }

    long rows(List<Integer> series, FactQuery query) {
        return jdbc.sql("select count(*)" + MEANT)
                .param("series", Columns.of(series, each -> each))
                .param("from", query.from())
                .param("to", query.to())
                .query(Long.class)
                .single();
    }
}

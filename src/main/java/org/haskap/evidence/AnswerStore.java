package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.database.Columns;
import org.haskap.kernel.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What facts come to, counted from their rows: all that is asked at once with one statement, and so at one moment. For what is behind
 * the mark as long as that is too much to be held here.
 */
final class AnswerStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A series and its facts are looked up in the same statement: a new one is missed whole or counted whole. */
    private static final String ANSWERS =
            """
            with asked as (
                select q.kind, cast(q.dimensions as jsonb) as dimensions, q.plan, cast(q.nodes as text[]) as nodes,
                    q.first, q.last, q.first_year, q.last_year, q.measure, q.number
                from unnest(
                    cast(:kinds as text[]), cast(:dimensions as text[]), cast(:plans as bigint[]), cast(:nodes as text[]),
                    cast(:firsts as date[]), cast(:lasts as date[]), cast(:firstYears as int[]), cast(:lastYears as int[]),
                    cast(:measures as text[])) with ordinality
                    as q (kind, dimensions, plan, nodes, first, last, first_year, last_year, measure, number)),
            meant as (
                select q.number, q.measure, q.first, q.last, q.first_year, q.last_year, array_agg(s.id) as series,
                    coalesce(s.dimensions ->> cast(:by as text), '') as label
                from asked q
                left join fact_series s on s.kind = q.kind and s.dimensions @> q.dimensions
                    and (q.plan is null or (s.plan = q.plan and s.node = any(q.nodes)))
                group by 1, 2, 3, 4, 5, 6, 8)
            select m.number, m.label,
                case m.measure
                    when 'COUNT' then (select coalesce(sum(f.weight), 0) from fact f where {meant})
                    when 'SUM' then (select coalesce(sum(f.quantity), 0) from fact f where {meant})
                    when 'MEAN' then (select coalesce(sum(f.quantity), 0) from fact f where {meant})
                    when 'DISTINCT' then (
                        select count(*) from (
                            select from fact f where {meant} and f.subject is not null
                            group by {person} having sum(f.weight) > 0) people)
                    when 'LATEST' then (
                        select sum(n.quantity) from (
                            select distinct on (f.series) f.quantity from fact f where {meant} and {standing}
                            order by f.series, f.occurred_on desc, f.id desc) n)
                end as value,
                case m.measure
                    when 'LATEST' then (select count(distinct f.series) from fact f where {meant} and {standing})
                    else (select coalesce(sum(f.weight), 0) from fact f where {meant})
                end as facts
            from meant m
            order by 1, 2
            """.replace("{meant}", """
                    f.series = any(m.series) and f.occurred_on between m.first and m.last
                    and f.fiscal_year between m.first_year and m.last_year""").replace("{standing}", """
                    f.weight = 1
                    and not exists (select from fact r where r.fiscal_year = f.fiscal_year and r.reverses = f.id)""").replace("{person}", RollStore.PERSON);

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For each question its answer by value of a dimension; with no dimension all is one, under the empty text.
     *
     * @param by the dimension, or null
     */
    List<Map<String, Answer>> answers(List<Question> questions, @Nullable String by, Subtrees subtrees) {
        var answers = new ArrayList<Map<String, Answer>>();
        questions.forEach(_ -> answers.add(new TreeMap<>()));
        List<FactQuery> queries = questions.stream().map(Question::facts).toList();
        jdbc.sql(ANSWERS)
                .param("kinds", Columns.of(queries, FactQuery::kind))
                .param("dimensions", Columns.of(queries, query -> JSON.writeValueAsString(query.dimensions())))
                .param("plans", Columns.of(queries, AnswerStore::plan))
                .param("nodes", Columns.of(queries, query -> nodes(query, subtrees)))
                .param("firsts", Columns.of(queries, FactQuery::from))
                .param("lasts", Columns.of(queries, FactQuery::to))
                .param("firstYears", Columns.of(queries, query -> year(query.from())))
                .param("lastYears", Columns.of(queries, query -> year(query.to())))
                .param("measures", Columns.of(questions, Question::measure))
                .param("by", by)
                .query(row -> {
                    int number = row.getInt("number") - 1;
                    long facts = row.getLong("facts");
                    BigDecimal value = row.getBigDecimal("value");
                    if (questions.get(number).measure() == Measure.MEAN) {
                        answers.get(number)
                                .put(row.getString("label"), new Answer(Reckoning.mean(value, facts), facts));
                    } else {
                        answers.get(number).put(row.getString("label"), new Answer(value, facts));
                    }
                });
        return answers;
    }

    /** How many rows a query means, reversals included. */
    long rows(FactQuery query, Subtrees subtrees) {
        return jdbc.sql("""
                        select count(*) from fact f
                        where f.occurred_on between :first and :last and f.fiscal_year between :firstYear and :lastYear
                            and f.series in (
                                select id from fact_series
                                where kind = :kind and dimensions @> cast(:dimensions as jsonb)
                                    and (cast(:plan as bigint) is null or (plan = :plan and node = any(cast(:nodes as text[])))))
                        """)
                .param("kind", query.kind())
                .param("dimensions", JSON.writeValueAsString(query.dimensions()))
                .param("plan", plan(query))
                .param("nodes", nodes(query, subtrees))
                .param("first", query.from())
                .param("last", query.to())
                .param("firstYear", year(query.from()))
                .param("lastYear", year(query.to()))
                .query(Long.class)
                .single();
    }

    /** The values of each dimension that a kind's series have. */
    Map<String, List<String>> values(String kind) {
        var values = new TreeMap<String, List<String>>();
        jdbc.sql("""
                        select distinct d.key, d.value from fact_series s cross join lateral jsonb_each_text(s.dimensions) d
                        where s.kind = :kind order by d.key, d.value
                        """).param("kind", kind).query(row -> {
            values.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return values;
    }

    static @Nullable Long plan(FactQuery query) {
        NodeRef top = query.subtree();
        return top == null ? null : top.plan();
    }

    /** The nodes meant, as PostgreSQL writes arrays; codes are letters, digits and hyphens. */
    static String nodes(FactQuery query, Subtrees subtrees) {
        NodeRef top = query.subtree();
        return top == null ? "{}" : "{" + String.join(",", subtrees.codes(top)) + "}";
    }

    static int year(LocalDate day) {
        return FiscalYear.of(day).year();
    }
}

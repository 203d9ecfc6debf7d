package org.haskap.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.haskap.database.Columns;
import org.haskap.evidence.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of assignments and of the facts that rows left. */
final class ProgrammeFactStore {
    private final JdbcClient jdbc;

    ProgrammeFactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A fact that stands for a row.
     *
     * @param fact its key
     * @param register the register
     * @param no the row
     * @param content what it says
     */
    record Left(long fact, long register, String no, String content) {}

    /** The facts that stand for rows of any register. */
    List<Left> standing() {
        return jdbc.sql("""
                        select fact_id, register_id, no, content from programme_fact
                        where taken_back is null order by fact_id
                        """)
                .query((row, _) -> new Left(
                        row.getLong("fact_id"),
                        row.getLong("register_id"),
                        row.getString("no"),
                        row.getString("content")))
                .list();
    }

    void insert(List<Left> left) {
        jdbc.sql("""
                        insert into programme_fact (fact_id, register_id, no, content)
                        select * from unnest(
                            cast(:facts as bigint[]), cast(:registers as bigint[]), cast(:nos as text[]),
                            cast(:contents as text[]))
                        """)
                .param("facts", Columns.of(left, Left::fact))
                .param("registers", Columns.of(left, Left::register))
                .param("nos", Columns.of(left, Left::no))
                .param("contents", Columns.of(left, Left::content))
                .update();
    }

    void takenBack(long fact, long by) {
        jdbc.sql("update programme_fact set taken_back = :by where fact_id = :fact and taken_back is null")
                .param("by", by)
                .param("fact", fact)
                .update();
    }

    /** The assertions that count now. */
    List<ProgrammeAssignment> assignments() {
        return jdbc.sql("""
                        select * from (
                            select distinct on (register_id, no) * from programme_assignment
                            order by register_id, no, id desc) newest
                        where plan_id is not null
                        order by register_id, no
                        """)
                .query((row, _) -> new ProgrammeAssignment(
                        row.getLong("register_id"),
                        row.getString("no"),
                        row.getString("name"),
                        new NodeRef(row.getLong("plan_id"), row.getString("node_code")),
                        row.getString("why"),
                        row.getString("asserted_by"),
                        row.getObject("asserted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void assign(
            long register,
            String no,
            String name,
            @Nullable NodeRef node,
            String why,
            String by,
            @Nullable Long person,
            Instant at) {
        jdbc.sql("""
                        insert into programme_assignment
                            (register_id, no, name, plan_id, node_code, why, asserted_by, person_id, asserted_at)
                        values (:register, :no, :name, :plan, :node, :why, :by, :person, :at)
                        """)
                .param("register", register)
                .param("no", no)
                .param("name", name)
                .param("plan", node == null ? null : node.plan())
                .param("node", node == null ? null : node.code())
                .param("why", Columns.text(why))
                .param("by", by)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}

package org.haskap.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of recoveries. */
final class RecoveryStore {
    private static final String SELECT = """
            select id, person_id, reason, email, opened_by, opened_at, confirmed_by, confirmed_at, withdrawn_at, done_at
            from recovery
            """;

    private final JdbcClient jdbc;

    RecoveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new one; empty when one is open for the person already. */
    Optional<Long> insert(long person, String reason, String email, long by, Instant at) {
        return jdbc.sql("""
                        insert into recovery (person_id, reason, email, opened_by, opened_at)
                        values (:person, :reason, :email, :by, :at)
                        on conflict (person_id) where confirmed_at is null and withdrawn_at is null do nothing
                        returning id
                        """)
                .param("person", person)
                .param("reason", reason)
                .param("email", email)
                .param("by", by)
                .param("at", Rows.at(at))
                .query(Long.class)
                .optional();
    }

    Optional<Recovery> find(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(RecoveryStore::recovery)
                .optional();
    }

    List<Recovery> list(int limit) {
        return jdbc.sql(SELECT + " order by opened_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(RecoveryStore::recovery)
                .list();
    }

    /** Confirms an open one by somebody else than who opened it; false when it is not to be confirmed so. */
    boolean confirm(long id, long by, Instant at) {
        return jdbc.sql("""
                                update recovery set confirmed_by = :by, confirmed_at = :at
                                where id = :id and confirmed_at is null and withdrawn_at is null
                                    and opened_by <> :by and person_id <> :by
                                """)
                        .param("id", id)
                        .param("by", by)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    boolean withdraw(long id, Instant at) {
        return jdbc.sql("""
                                update recovery set withdrawn_at = :at
                                where id = :id and done_at is null and withdrawn_at is null
                                """).param("id", id).param("at", Rows.at(at)).update() == 1;
    }

    /** Gives up what was confirmed for a person and not used yet; how many. */
    int withdrawConfirmed(long person, Instant at) {
        return jdbc.sql("""
                        update recovery set withdrawn_at = :at
                        where person_id = :person and confirmed_at is not null and done_at is null and withdrawn_at is null
                        """).param("person", person).param("at", Rows.at(at)).update();
    }

    /** Notes that the link was used; false when it was given up before. */
    boolean done(long id, Instant at) {
        return jdbc.sql("update recovery set done_at = :at where id = :id and withdrawn_at is null")
                        .param("id", id)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** Blanks address and reason of so many that ended before an instant; one still open since then is given up. */
    int blank(Instant before, int limit) {
        return jdbc.sql("""
                        update recovery set email = '', reason = '', withdrawn_at = case
                            when confirmed_at is null then coalesce(withdrawn_at, opened_at) else withdrawn_at end
                        where id in (select id from recovery
                                     where email <> ''
                                         and coalesce(done_at, withdrawn_at, confirmed_at, opened_at) < :before
                                     order by id limit :limit)
                        """)
                .param("before", Rows.at(before))
                .param("limit", limit)
                .update();
    }

    private static Recovery recovery(ResultSet row, int number) throws SQLException {
        return new Recovery(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("reason"),
                row.getString("email"),
                row.getLong("opened_by"),
                row.getTimestamp("opened_at").toInstant(),
                row.getObject("confirmed_by", Long.class),
                Rows.instant(row, "confirmed_at"),
                Rows.instant(row, "withdrawn_at"),
                Rows.instant(row, "done_at"));
    }
}

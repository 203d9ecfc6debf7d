package org.haskap.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of invitations. */
final class InvitationStore {
    private static final String SELECT = """
            select id, email, role, organisation_id, department_id, plan_id, from_day, until_day, invited_by, invited_at,
                sent_at, times_sent, accepted_by, accepted_at, withdrawn_at
            from invitation
            """;

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Invite invite, @Nullable Long by, Instant at) {
        return jdbc.sql("""
                        insert into invitation (email, role, organisation_id, department_id, plan_id, from_day, until_day,
                            invited_by, invited_at, sent_at)
                        values (:email, :role, :organisation, :department, :plan, :from, :until, :by, :at, :at)
                        returning id
                        """)
                .param("email", invite.email())
                .param("role", invite.role().name())
                .param("organisation", invite.scope() instanceof Scope.OfOrganisation(var id) ? id : null, Types.BIGINT)
                .param("department", invite.scope() instanceof Scope.OfDepartment(var id) ? id : null, Types.BIGINT)
                .param("plan", invite.scope() instanceof Scope.OfPlan(var id) ? id : null, Types.BIGINT)
                .param("from", invite.from())
                .param("until", invite.until(), Types.DATE)
                .param("by", by, Types.BIGINT)
                .param("at", Rows.at(at))
                .query(Long.class)
                .single();
    }

    Optional<Invitation> find(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(InvitationStore::invitation)
                .optional();
    }

    List<Invitation> list(int limit, long offset) {
        return jdbc.sql(SELECT + " order by invited_at desc, id desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(InvitationStore::invitation)
                .list();
    }

    List<Invitation> listOf(long inviter, int limit, long offset) {
        return jdbc.sql(SELECT
                        + " where invited_by = :by order by invited_at desc, id desc limit :limit offset :offset")
                .param("by", inviter)
                .param("limit", limit)
                .param("offset", offset)
                .query(InvitationStore::invitation)
                .list();
    }

    long count(@Nullable Long inviter) {
        return jdbc.sql("select count(*) from invitation where cast(:by as bigint) is null or invited_by = :by")
                .param("by", inviter, Types.BIGINT)
                .query(Long.class)
                .single();
    }

    /** Notes that it was sent again, while it is open; false when it is not. */
    boolean resent(long id, Instant at) {
        return jdbc.sql("""
                                update invitation set sent_at = :at, times_sent = times_sent + 1
                                where id = :id and accepted_at is null and withdrawn_at is null and email <> ''
                                """).param("id", id).param("at", Rows.at(at)).update() == 1;
    }

    boolean withdraw(long id, Instant at) {
        return jdbc.sql("""
                                update invitation set withdrawn_at = :at
                                where id = :id and accepted_at is null and withdrawn_at is null
                                """).param("id", id).param("at", Rows.at(at)).update() == 1;
    }

    boolean accept(long id, long person, Instant at) {
        return jdbc.sql("""
                                update invitation set accepted_at = :at, accepted_by = :person
                                where id = :id and accepted_at is null and withdrawn_at is null
                                """)
                        .param("id", id)
                        .param("person", person)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** Who invited a person that came. */
    List<Standing> invitersOf(long person) {
        return jdbc.sql("""
                        select invited_by, accepted_at from invitation
                        where accepted_by = :person and invited_by is not null order by id
                        """)
                .param("person", person)
                .query((row, _) -> new Standing(
                        row.getLong("invited_by"),
                        row.getTimestamp("accepted_at").toInstant(),
                        true))
                .list();
    }

    /** Blanks the addresses of so many that were used, withdrawn or expired before an instant; how many. */
    int blank(Instant before, int limit) {
        return jdbc.sql("""
                        update invitation set email = ''
                        where id in (select id from invitation
                                     where email <> '' and coalesce(accepted_at, withdrawn_at,
                                         sent_at + make_interval(secs => :validity)) < :before
                                     order by id limit :limit)
                        """)
                .param("validity", LinkKind.INVITATION.validity().toSeconds())
                .param("before", Rows.at(before))
                .param("limit", limit)
                .update();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        Instant sent = row.getTimestamp("sent_at").toInstant();
        return new Invitation(
                row.getLong("id"),
                new Invite(
                        row.getString("email"),
                        Role.valueOf(row.getString("role")),
                        Rows.scope(row),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                row.getObject("invited_by", Long.class),
                row.getTimestamp("invited_at").toInstant(),
                sent,
                row.getInt("times_sent"),
                sent.plus(LinkKind.INVITATION.validity()),
                row.getObject("accepted_by", Long.class),
                Rows.instant(row, "accepted_at"),
                Rows.instant(row, "withdrawn_at"));
    }
}

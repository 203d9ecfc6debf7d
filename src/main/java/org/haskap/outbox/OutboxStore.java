package org.haskap.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of mails. */
final class OutboxStore {
    private static final String COLUMNS = """
            select id, key, recipient, subject, state, created_at, due_at, tries, sent_at, error, doubtful,
                   body is not null as kept
            from outbox_mail
            """;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the mail is new; one with the same key that is being written waits for that to be committed or not. */
    boolean insert(Mail mail, String messageId, Instant now) {
        return jdbc.sql("""
                        insert into outbox_mail (key, recipient, subject, body, message_id, state, created_at, due_at)
                        values (:key, :to, :subject, :text, :messageId, 'WAITING', :now, :now)
                        on conflict (key) do nothing
                        """)
                        .param("key", mail.key())
                        .param("to", mail.to())
                        .param("subject", mail.subject())
                        .param("text", mail.text())
                        .param("messageId", messageId)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Takes the mail that has been due longest, so that no other deliverer does. */
    Optional<Outgoing> take(Instant now) {
        return jdbc.sql("""
                        update outbox_mail
                        set state = 'SENDING', attempt = attempt + 1, tries = tries + 1, sending_since = :now
                        where id = (select id from outbox_mail
                                    where state = 'WAITING' and due_at <= :now and body is not null
                                    order by due_at, id limit 1
                                    for update skip locked)
                        returning id, recipient, subject, body, message_id, attempt, tries, created_at
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Outgoing(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("message_id"),
                        row.getInt("attempt"),
                        row.getInt("tries"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    boolean sent(long id, int attempt, Instant now) {
        return jdbc.sql("""
                        update outbox_mail set state = 'SENT', sent_at = :now, sending_since = null, error = ''
                        where id = :id and attempt = :attempt and state = 'SENDING'
                        """)
                        .param("id", id)
                        .param("attempt", attempt)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @param due when to try again, or null to give up */
    void notSent(long id, int attempt, String error, boolean doubtful, @Nullable Instant due) {
        jdbc.sql("""
                        update outbox_mail
                        set state = case when cast(:due as timestamptz) is null then 'FAILED' else 'WAITING' end,
                            due_at = coalesce(cast(:due as timestamptz), due_at), sending_since = null, error = :error,
                            doubtful = doubtful or :doubtful
                        where id = :id and attempt = :attempt and state = 'SENDING'
                        """)
                .param("id", id)
                .param("attempt", attempt)
                .param("error", error)
                .param("doubtful", doubtful)
                .param("due", due == null ? null : Timestamp.from(due))
                .update();
    }

    /** Lets what is due wait, without counting it as a try. */
    void postpone(Instant now, Instant due) {
        jdbc.sql("update outbox_mail set due_at = :due where state = 'WAITING' and due_at <= :now")
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Lets mails wait again whose sending was begun before an instant and never came to an end. */
    int reclaim(Instant before, Instant now, String error) {
        return jdbc.sql("""
                        update outbox_mail set state = 'WAITING', due_at = :now, sending_since = null, error = :error,
                               doubtful = true
                        where state = 'SENDING' and sending_since < :before
                        """)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .param("error", error)
                .update();
    }

    /** Whether a mail that failed or waits is now due. */
    boolean release(long id, Instant now) {
        return jdbc.sql("""
                        update outbox_mail set state = 'WAITING', due_at = :now, tries = 0
                        where id = :id and body is not null
                          and (state = 'FAILED' or (state = 'WAITING' and due_at > :now))
                        """).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    Optional<OutboxMail> find(long id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(OutboxStore::mail)
                .optional();
    }

    Optional<String> text(long id) {
        return jdbc.sql("select body from outbox_mail where id = :id and body is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    List<OutboxMail> list(@Nullable MailState state, int limit, long offset) {
        return jdbc.sql(COLUMNS + """
                        where cast(:state as text) is null or state = :state
                        order by created_at desc, id desc limit :limit offset :offset
                        """)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(OutboxStore::mail)
                .list();
    }

    long count(@Nullable MailState state) {
        return jdbc.sql("select count(*) from outbox_mail where cast(:state as text) is null or state = :state")
                .param("state", state == null ? null : state.name())
                .query(Long.class)
                .single();
    }

    int blank(Instant before, int limit) {
        return jdbc.sql("""
                        update outbox_mail set body = null
                        where id in (select id from outbox_mail
                                     where body is not null and state in ('SENT', 'FAILED') and created_at < :before
                                     order by created_at, id limit :limit)
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    int blankRecipients(Instant before, int limit) {
        return jdbc.sql("""
                        update outbox_mail set recipient = '', subject = '', body = null
                        where id in (select id from outbox_mail
                                     where recipient <> '' and coalesce(sent_at, due_at) < :before
                                         and (state = 'SENT' or state = 'FAILED' and body is null)
                                     order by created_at, id limit :limit)
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    int to(String address) {
        return jdbc.sql("select count(*) from outbox_mail where lower(recipient) = lower(:address)")
                .param("address", address)
                .query(Integer.class)
                .single();
    }

    int forget(String address, String reason) {
        return jdbc.sql("""
                        update outbox_mail
                        set recipient = '', subject = '', body = null, sending_since = null,
                            error = case when state in ('WAITING', 'SENDING') then :reason else error end,
                            state = case when state in ('WAITING', 'SENDING') then 'FAILED' else state end
                        where lower(recipient) = lower(:address)
                        """).param("address", address).param("reason", reason).update();
    }

    private static OutboxMail mail(ResultSet row, int number) throws SQLException {
        Timestamp sent = row.getTimestamp("sent_at");
        return new OutboxMail(
                row.getLong("id"),
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                MailState.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("tries"),
                sent == null ? null : sent.toInstant(),
                row.getString("error"),
                row.getBoolean("doubtful"),
                row.getBoolean("kept"));
    }
}

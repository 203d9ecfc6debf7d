package org.haskap.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mails of a region. A mail is written in the transaction of the event it tells of and leaves soon after that has
 * committed; one event, told by its key, gives one mail.
 */
@Component
public class Outbox {
    /** The region setting with the address that mails come from. */
    public static final String FROM = "mail.from";

    /** The region setting with the address that answers go to. */
    public static final String REPLY_TO = "mail.reply-to";

    /** The region setting with the days for which recipients and subjects of sent mails are kept. */
    public static final String RECIPIENT_DAYS = "retention.mail-recipient-days";

    /** Name of the recurring job that sends. */
    static final String JOB = "outbox";

    private static final String FORGOTTEN = "宛先の方の情報が消されたため、送りません。";

    private final OutboxStore store;
    private final Senders senders;
    private final Jobs jobs;
    private final TransactionTemplate transactions;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;
    private final boolean development;

    /** On the given database. */
    Outbox(
            JdbcClient jdbc,
            Senders senders,
            Jobs jobs,
            TransactionTemplate transactions,
            Access access,
            Audit audit,
            InstantSource clock,
            @Value("${haskap.development:false}") boolean development) {
        store = new OutboxStore(jdbc);
        this.senders = senders;
        this.jobs = jobs;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.development = development;
    }

    /**
     * Writes a mail, in the current transaction. Whether the current actor may is the caller's to check.
     *
     * @return whether it is new; false when there is one with the same key already
     */
    public boolean send(Mail mail) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            String domain = Addresses.domain(senders.current().address());
            boolean isNew = store.insert(mail, "<" + UUID.randomUUID() + "@" + domain + ">", clock.instant());
            if (isNew) {
                jobs.soon(JOB);
            }
            return isNew;
        }));
    }

    /** Mails, the newest first. */
    public List<OutboxMail> list(@Nullable MailState state, int limit, long offset) {
        access.require(Permission.READ_OUTBOX, Target.REGION);
        return store.list(state, limit, offset);
    }

    /** How many mails there are. */
    public long count(@Nullable MailState state) {
        access.require(Permission.READ_OUTBOX, Target.REGION);
        return store.count(state);
    }

    /** One mail, with its recipient; that it was looked at goes into the trail. */
    public Optional<OutboxMail> find(long id) {
        access.require(Permission.READ_OUTBOX, Target.REGION);
        Optional<OutboxMail> mail = store.find(id);
        mail.ifPresent(found -> audit.looked("mail.looked", Subject.of("mail", id)));
        return mail;
    }

    /**
     * What a mail says; only in development. It may hold a link that signs somebody in, so that not even an
     * administrator may read it where real people are written to.
     */
    public Optional<String> text(long id) {
        access.require(Permission.READ_OUTBOX, Target.REGION);
        return development ? store.text(id) : Optional.empty();
    }

    /**
     * Sends a mail again that failed, or one that waits sooner. Of two who ask at once, one does.
     *
     * @return whether this call did
     */
    public boolean retry(long id) {
        access.require(Permission.READ_OUTBOX, Target.REGION);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean released = store.release(id, clock.instant());
            if (released) {
                jobs.soon(JOB);
                audit.record(
                        "mail.retried", Subject.of("mail", id), Map.of(), Map.of("state", MailState.WAITING.name()));
            }
            return released;
        }));
    }

    /**
     * Blanks what mails say that were written before an instant and are no longer on their way; for the retention job.
     *
     * @param limit at most so many
     * @return how many
     */
    public int blank(Instant before, int limit) {
        return store.blank(before, limit);
    }

    /**
     * Blanks recipients, subjects and texts of mails that were sent or given up before an instant; how many mails. What was
     * given up keeps its recipient as long as its text, so that it can be sent again.
     */
    int blankRecipients(Instant before, int limit) {
        return store.blankRecipients(before, limit);
    }

    /**
     * Forgets an address: blanks it, subject and text in every mail to it. What was not sent yet is not sent any more.
     *
     * @return how many mails
     */
    public int forget(String address) {
        return address.isEmpty() ? 0 : store.forget(address, FORGOTTEN);
    }
}

package org.haskap.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.haskap.outbox.NotSentException.Why;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends what is due, one mail after the other. That a mail is being sent is committed before its first byte leaves; so
 * several deliverers never send one mail at the same time, and after a crash it is known which one is in doubt. That one
 * is sent again under the same Message-ID: it may then arrive twice, but is never lost.
 */
final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    /** Longer than any sending can take, whose steps all have a limit. */
    private static final Duration IN_DOUBT = Duration.ofMinutes(15);

    private final OutboxStore store;
    private final Transport transport;
    private final Senders senders;
    private final InstantSource clock;

    Deliverer(JdbcClient jdbc, Transport transport, Senders senders, InstantSource clock) {
        store = new OutboxStore(jdbc);
        this.transport = transport;
        this.senders = senders;
        this.clock = clock;
    }

    /** Sends until nothing is due, or nobody takes anything. */
    void deliver() {
        Instant now = clock.instant();
        int doubtful = store.reclaim(now.minus(IN_DOUBT), now, "送信の途中で止まったため、同じ識別子でもう一度送ります。相手に2通届くことがあります。");
        if (doubtful > 0) {
            LOG.warn("{} mails were cut off while being sent and are sent again", doubtful);
        }
        @Nullable Sender sender = null;
        while (!Thread.currentThread().isInterrupted()) {
            Optional<Outgoing> next = store.take(clock.instant());
            if (next.isEmpty()) {
                return;
            }
            if (sender == null) {
                sender = senders.current();
            }
            if (!sent(next.get(), sender)) {
                return;
            }
        }
    }

    /** Whether others may be tried. */
    private boolean sent(Outgoing mail, Sender sender) {
        try {
            transport.send(mail, sender);
        } catch (NotSentException e) {
            notSent(mail, e);
            return e.why() != Why.NO_SERVER;
        }
        if (!store.sent(mail.id(), mail.attempt(), clock.instant())) {
            LOG.warn("{} was sent, but had been taken from this deliverer meanwhile", mail);
        }
        return true;
    }

    private void notSent(Outgoing mail, NotSentException e) {
        Instant now = clock.instant();
        Optional<Duration> pause = e.why() == Why.REFUSED ? Optional.empty() : Backoff.after(mail.tries());
        LOG.warn(
                "{} was not sent: {}; {}",
                mail,
                e.why(),
                pause.map(p -> "again in " + p).orElse("given up"));
        boolean doubtful = e.why() == Why.BROKE_OFF;
        store.notSent(
                mail.id(),
                mail.attempt(),
                e.sentence(),
                doubtful,
                pause.map(now::plus).orElse(null));
        if (e.why() == Why.NO_SERVER) {
            store.postpone(now, now.plus(Backoff.after(1).orElseThrow()));
        }
    }
}

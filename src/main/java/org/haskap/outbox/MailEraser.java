package org.haskap.outbox;

import java.util.List;
import java.util.Optional;
import org.haskap.access.Eraser;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails know no person, only an address: those to the address a person has now are that person's. */
@Component
final class MailEraser implements Eraser {
    private static final String MAILS = "この人のメールアドレスに宛てたメール";

    private final OutboxStore store;
    private final Outbox outbox;
    private final People people;

    MailEraser(JdbcClient jdbc, Outbox outbox, People people) {
        store = new OutboxStore(jdbc);
        this.outbox = outbox;
        this.people = people;
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("outbox_mail.recipient", "メールの宛先。メールを届けるためです。"),
                new Personal("outbox_mail.subject", "メールの件名。どの用件かを示すためです。"),
                new Personal("outbox_mail.body", "メールの本文。届くまで送り直すためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int mails = address(person).map(store::to).orElse(0);
        return mails == 0 ? List.of() : List.of(new Held(MAILS, mails + "通"));
    }

    @Override
    public List<Erased> erase(long person) {
        int mails = address(person).map(outbox::forget).orElse(0);
        return mails == 0 ? List.of() : List.of(new Erased(MAILS, Outcome.BLANKED, mails, ""));
    }

    private Optional<String> address(long person) {
        @Nullable Person known = people.find(person).orElse(null);
        return known == null ? Optional.empty() : Optional.ofNullable(known.email());
    }
}

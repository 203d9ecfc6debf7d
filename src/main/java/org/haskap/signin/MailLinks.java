package org.haskap.signin;

import java.util.Map;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.Subject;
import org.haskap.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing in with a link that comes by mail. */
@Component
class MailLinks {
    private final OneTimeLinks links;
    private final People people;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final Audit audit;

    MailLinks(OneTimeLinks links, People people, Outbox outbox, OutgoingAddress address, Audit audit) {
        this.links = links;
        this.people = people;
        this.outbox = outbox;
        this.address = address;
        this.audit = audit;
    }

    /** Sends a link to a person known under that address; does nothing when there is none. Older links work no more. */
    @Transactional
    public void send(String email) {
        people.withEmail(email).ifPresent(this::send);
    }

    private void send(Person person) {
        String to = person.email();
        if (to == null) {
            return;
        }
        links.voidAll(LinkKind.SIGN_IN, person.id());
        String token = links.issue(LinkKind.SIGN_IN, person.id(), null, null, null);
        outbox.send(Mails.signIn(token, to, address.of(LinkKind.SIGN_IN.path(token))));
        audit.record("link.sent", Subject.of("person", person.id()), Map.of(), Map.of());
    }

    /** The person a link signs in, while it works. */
    Person look(String token) {
        Long person = links.look(LinkKind.SIGN_IN, token).person();
        return person == null
                ? nobody()
                : people.find(person).filter(found -> found.email() != null).orElseGet(MailLinks::nobody);
    }

    /** Uses a link up. */
    @Transactional
    public Person use(String token) {
        Person person = look(token);
        links.use(LinkKind.SIGN_IN, token);
        return person;
    }

    private static Person nobody() {
        throw LinkProblemException.unknown(LinkKind.SIGN_IN);
    }
}

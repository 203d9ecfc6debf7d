package org.haskap.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.EmailChanged;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changing somebody else's address, by which its owner would get into the account: nobody does that alone and at once. A link
 * goes to the new address and works after a day, in which the registered address can object.
 */
@Component
public class AddressChanges {
    private final People people;
    private final OneTimeLinks links;
    private final Objections objections;
    private final Ways ways;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final Access access;
    private final Audit audit;

    AddressChanges(
            People people,
            OneTimeLinks links,
            Objections objections,
            Ways ways,
            Outbox outbox,
            OutgoingAddress address,
            Access access,
            Audit audit) {
        this.people = people;
        this.links = links;
        this.objections = objections;
        this.ways = ways;
        this.outbox = outbox;
        this.address = address;
        this.access = access;
        this.audit = audit;
    }

    /**
     * A change that waits for its link to be opened.
     *
     * @param email the new address
     * @param from from when on the link works
     */
    public record Proposed(String email, Instant from) {}

    /** The change that waits for a person, if there is one. For those who manage people. */
    public Optional<Proposed> proposed(long person) {
        access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        return links.waiting(LinkKind.EMAIL, person)
                .flatMap(link -> link.email() == null || link.worksFrom() == null
                        ? Optional.empty()
                        : Optional.of(new Proposed(link.email(), link.worksFrom())));
    }

    /** Why an address cannot become that of a person, in Japanese, if so. */
    public Optional<String> refusal(Person person, String email) {
        if (email.isEmpty()) {
            return Optional.of("登録されているメールアドレスは消せません。新しいメールアドレスを入力してください。");
        }
        Optional<String> problem = Mail.addressProblem(email).or(() -> People.refusal("-", email));
        if (problem.isPresent()) {
            return problem;
        }
        if (people.withEmail(email).filter(other -> other.id() != person.id()).isPresent()) {
            return Optional.of("そのメールアドレスは、ほかの人が使っています。");
        }
        return person.email() == null && ways.count(person.id()) > 0
                ? Optional.of("この人は自分でログインできるため、メールアドレスは本人がマイページの登録情報で登録します。")
                : Optional.empty();
    }

    /**
     * Begins to change a registered address.
     *
     * @param email one that {@link #refusal} lets pass
     * @return from when on the link works that was sent to the new address
     * @throws org.haskap.access.NotPermittedException for whoever does not manage people
     */
    @Transactional
    public Instant propose(Person person, String email) {
        access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        String old = person.email();
        Optional<String> refusal = refusal(person, email);
        if (old == null || refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.orElse("nobody is there who could object"));
        }
        Instant from = objections.over();
        links.voidAll(LinkKind.EMAIL, person.id());
        String token = links.issueFrom(from, LinkKind.EMAIL, person.id(), null, email);
        outbox.send(Mails.newAddress(token, email, address.of(LinkKind.EMAIL.path(token)), from));
        outbox.send(Mails.addressProposed(
                OneTimeLinks.mailKey(LinkKind.EMAIL, token) + "-notice", old, objections.link(person.id()), from));
        audit.record("email.proposed", Subject.of(Subject.PERSON, person.id()), Map.of(), Map.of("email", email));
        return from;
    }

    /** Whoever can sign in without an address is not given one by others: its reader would come in by it. */
    @EventListener
    void given(EmailChanged change) {
        boolean byOthers = Actors.current().kind() == Actor.Kind.MEMBER;
        int byMail = change.after().email() == null ? 0 : 1; // a way that the new address has just become
        if (byOthers
                && change.before().email() == null
                && ways.count(change.after().id()) > byMail) {
            throw new IllegalStateException("somebody who can sign in registers the own address");
        }
    }

    /** Gives up a change that waits; false when there was none. */
    @Transactional
    public boolean withdraw(long person) {
        boolean waited = proposed(person).isPresent();
        if (waited) {
            if (links.waiting(LinkKind.RECOVERY, person).isEmpty()) { // else the owner must be able to stop that
                links.voidAll(LinkKind.STOP, person);
            }
            links.voidAll(LinkKind.EMAIL, person);
            audit.record("email.withdrawn", Subject.of(Subject.PERSON, person), Map.of(), Map.of());
        }
        return waited;
    }
}

package org.haskap.signin;

import java.util.Map;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.PersonChange;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change of themselves. A new address counts once a link sent to it was opened; the old one is told. */
@Component
class Profiles {
    private final People people;
    private final OneTimeLinks links;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final Access access;
    private final Audit audit;

    Profiles(People people, OneTimeLinks links, Outbox outbox, OutgoingAddress address, Access access, Audit audit) {
        this.people = people;
        this.links = links;
        this.outbox = outbox;
        this.address = address;
        this.access = access;
        this.audit = audit;
    }

    /** Changes the name, when the person stands as at that version. */
    PersonChange rename(Person person, String name, long version) {
        return people.change(person.id(), version, name, person.email());
    }

    /** Sends a link to the new address, and a notice to the old one. Whether somebody else has it is not told here. */
    @Transactional
    public void askForEmail(Person person, String email) {
        links.voidAll(LinkKind.EMAIL, person.id());
        String token = links.issue(LinkKind.EMAIL, person.id(), null, null, email);
        outbox.send(Mails.newAddress(token, email, address.of(LinkKind.EMAIL.path(token)), null));
        String old = person.email();
        if (old != null) {
            outbox.send(Mails.oldAddress(OneTimeLinks.mailKey(LinkKind.EMAIL, token) + "-notice", old));
        }
        audit.record("email.requested", Subject.of("person", person.id()), Map.of(), Map.of());
    }

    /** The address that a link is about, while it works. */
    String newEmail(String token) {
        OneTimeLink link = links.look(LinkKind.EMAIL, token);
        insistStillGiven(link);
        return String.valueOf(link.email());
    }

    /** Takes the new address; false when somebody else has it meanwhile. */
    @Transactional
    public boolean takeEmail(String token) {
        OneTimeLink link = links.use(LinkKind.EMAIL, token);
        insistStillGiven(link);
        Person person = people.find(link.person() == null ? -1 : link.person()).orElse(null);
        String email = link.email();
        if (person == null
                || email == null
                || people.withEmail(email)
                        .filter(other -> other.id() != person.id())
                        .isPresent()) {
            return false;
        }
        return Actors.as(
                Actor.system("email", Actors.current().from()),
                () -> people.change(person.id(), person.version(), person.name(), email)
                        instanceof PersonChange.Changed);
    }

    /** What somebody else began works only while that person may still manage people. */
    private void insistStillGiven(OneTimeLink link) {
        Long by = link.begunBy();
        if (by != null
                && !Actors.as(people.actor(by, null, ""), () -> access.may(Permission.MANAGE_PEOPLE, Target.REGION))) {
            throw LinkProblemException.noLonger(LinkKind.EMAIL);
        }
    }
}

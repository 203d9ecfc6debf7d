package org.haskap.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Assignment;
import org.haskap.access.Audit;
import org.haskap.access.Helping;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.Standing;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.kernel.JapanTime;
import org.haskap.outbox.Outbox;
import org.haskap.web.NotFoundException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Helping somebody who cannot sign in any more. It takes two different people, neither of them the person, each of whom may
 * help with every role that the person holds: two clerks of one department cannot open an administrator's account. Neither
 * may owe the other its place here ({@link Independence}), and where the link goes to another address than the registered
 * one, that one has a day to object ({@link Objections}).
 */
@Component
public class Recoveries {
    private static final String LOOKED = "recovery.looked";
    private static final int SHOWN = 100;

    private final RecoveryStore store;
    private final InvitationStore invitations;
    private final OneTimeLinks links;
    private final People people;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final Sessions sessions;
    private final Objections objections;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    /** On the given database. */
    Recoveries(
            JdbcClient jdbc,
            OneTimeLinks links,
            People people,
            Organisations organisations,
            Accounts accounts,
            Authenticators authenticators,
            Sessions sessions,
            Objections objections,
            Outbox outbox,
            OutgoingAddress address,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        store = new RecoveryStore(jdbc);
        invitations = new InvitationStore(jdbc);
        this.links = links;
        this.people = people;
        this.organisations = organisations;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.objections = objections;
        this.outbox = outbox;
        this.address = address;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The newest recoveries that the current actor may help with; that they were looked at is noted in the trail. */
    public List<Recovery> list() {
        requireHelper();
        audit.looked(LOOKED, new Subject("recovery", ""));
        return helped();
    }

    /** Insists that the current actor may help somebody. */
    void requireHelper() {
        access.requireAnywhere(Permission.RECOVER_ACCOUNT);
    }

    /** How many wait for the current actor as the second. */
    long waiting() {
        return helped().stream()
                .filter(each -> each.isOpen() && refusal(each).isEmpty())
                .count();
    }

    /** One that the current actor may help with, to be shown; noted in the trail. */
    Recovery look(long id) {
        Recovery found = find(id);
        audit.looked(LOOKED, Subject.of("recovery", id));
        return found;
    }

    private List<Recovery> helped() {
        return store.list(SHOWN).stream().filter(each -> mayHelp(each.person())).toList();
    }

    /** One that the current actor may help with. Of others not even their being there is told. */
    public Recovery find(long id) {
        access.requireAnywhere(Permission.RECOVER_ACCOUNT);
        return store.find(id)
                .filter(found -> mayHelp(found.person()))
                .orElseThrow(() -> new NotFoundException("その手続きはありません。"));
    }

    /**
     * The first member of staff begins.
     *
     * @param known the person's registered address
     * @param email where the link is to go, checked by the caller
     * @param reason why, and how it was made sure who asks
     * @return key of the recovery; empty when one is open already
     * @throws NotFoundException when nobody with that address can be helped by the current actor
     */
    @Transactional
    public Optional<Long> open(String known, String email, String reason) {
        access.requireAnywhere(Permission.RECOVER_ACCOUNT);
        long me = me();
        Person person = people.withEmail(known)
                .filter(found -> found.id() != me && mayHelp(found.id()))
                .orElseThrow(() -> new NotFoundException("このメールアドレスの方で、あなたが手続きできる方はいません。"));
        Optional<Long> id = store.insert(person.id(), reason, email, me, clock.instant());
        id.ifPresent(opened -> audit.record(
                "recovery.requested",
                Subject.of("recovery", opened),
                Map.of(),
                Map.of("person", Long.toString(person.id()), "email", email, "reason", reason)));
        return id;
    }

    /**
     * The second member of staff confirms: a link goes out, the person's sessions end, and the old address is told.
     *
     * @return whether it was confirmed; false when it is not open any more, or the current actor may not be the second
     */
    @Transactional
    public boolean confirm(long id) {
        Recovery recovery = find(id);
        long me = me();
        if (refusal(recovery).isPresent() || !store.confirm(id, me, clock.instant())) {
            return false;
        }
        links.voidAll(LinkKind.RECOVERY, recovery.person());
        String old = people.find(recovery.person()).map(Person::email).orElse(null);
        Instant from = old == null || old.equalsIgnoreCase(recovery.email()) ? null : objections.over();
        String token = from == null
                ? links.issue(LinkKind.RECOVERY, recovery.person(), null, id, recovery.email())
                : links.issueFrom(from, LinkKind.RECOVERY, recovery.person(), id, recovery.email());
        outbox.send(Mails.recovery(token, recovery.email(), address.of(LinkKind.RECOVERY.path(token)), from));
        if (old != null && from != null) {
            outbox.send(Mails.recoveryNotice(id, old, objections.link(recovery.person()), from));
        }
        sessions.endAll(recovery.person(), null);
        audit.record("recovery.approved", Subject.of("recovery", id), Map.of(), Map.of());
        return true;
    }

    /** Why the current actor cannot be the second, in Japanese, if so. */
    Optional<String> refusal(Recovery recovery) {
        long me = me();
        if (me == recovery.openedBy() || me == recovery.person()) {
            return Optional.of("始めた人とは別の職員の確認を待っています。");
        }
        return Independence.between(recovery.openedBy(), me, recovery.person(), clock.instant(), this::standing)
                ? Optional.empty()
                : Optional.of("あなたは、この手続きの2人目になれません。始めた人に招かれた人や始めた人を招いた人と、最近（"
                        + Independence.RECENTLY.toDays()
                        + "日以内）に役割を与え合ったり同じ人から与えられたりした人は、2人目になれないためです。そうでない、ほかの職員に頼んでください。");
    }

    private List<Standing> standing(long person) {
        return Stream.concat(people.standingOf(person).stream(), invitations.invitersOf(person).stream())
                .toList();
    }

    /** Gives one up whose link was not used yet: a link that is out works no more. Whether there was still something to give up. */
    @Transactional
    public boolean withdraw(long id) {
        find(id);
        links.voidRecovery(id);
        if (!store.withdraw(id, clock.instant())) {
            return false;
        }
        audit.record("recovery.refused", Subject.of("recovery", id), Map.of(), Map.of());
        return true;
    }

    /** The person a link recovers, while it works. */
    Person look(String token) {
        return look(links.look(LinkKind.RECOVERY, token));
    }

    /** Uses the link: the new password counts, and everything else the person signed in with counts no more. */
    @Transactional
    public Person recover(String token, String password) {
        OneTimeLink link = links.use(LinkKind.RECOVERY, token);
        Person person = look(link);
        return Actors.as(Actor.system("recovery", Actors.current().from()), () -> {
            String email = link.email();
            if (email != null
                    && !email.equalsIgnoreCase(person.email())
                    && people.withEmail(email).isEmpty()) {
                people.change(person.id(), person.version(), person.name(), email);
            }
            accounts.setPassword(person.id(), password);
            authenticators.turnOff(person.id());
            events.publishEvent(new AccountRecovered(person.id()));
            Long recovery = link.recovery();
            if (recovery != null) {
                if (!store.done(recovery, clock.instant())) {
                    throw LinkProblemException.unknown(LinkKind.RECOVERY); // given up in the same moment
                }
                audit.record("recovery.used", Subject.of("recovery", recovery), Map.of(), Map.of());
            }
            return person;
        });
    }

    private Person look(OneTimeLink link) {
        Long id = link.person();
        Person person =
                people.find(id == null ? -1 : id).orElseThrow(() -> LinkProblemException.unknown(LinkKind.RECOVERY));
        Long recovery = link.recovery();
        if (recovery != null && store.find(recovery).filter(this::isStillGiven).isEmpty()) {
            throw LinkProblemException.noLonger(LinkKind.RECOVERY);
        }
        return person;
    }

    /** Whether both who opened and confirmed it may still help: who has left must not let people in. */
    private boolean isStillGiven(Recovery recovery) {
        Long second = recovery.confirmedBy();
        return second != null
                && Stream.of(recovery.openedBy(), second)
                        .allMatch(each -> Actors.as(people.actor(each, null, ""), () -> mayHelp(recovery.person())));
    }

    /**
     * Whether the current actor may help that person: with every role held today or later. Who holds none belongs to no
     * department, so whoever helps must be there for the region.
     */
    private boolean mayHelp(long person) {
        var today = JapanTime.day(clock.instant());
        List<Assignment> held = people.assignmentsOf(person).stream()
                .filter(each -> each.endedAt() == null)
                .filter(each -> each.until() == null || !each.until().isBefore(today))
                .toList();
        return held.isEmpty()
                ? access.may(Permission.RECOVER_ACCOUNT, Target.REGION)
                : held.stream()
                        .allMatch(each -> Helping.mayHelp(
                                Actors.current(), each.role(), Scopes.target(each.scope(), organisations)));
    }

    private static long me() {
        Long person = Actors.current().person();
        if (person == null) {
            throw new NotPermittedException(Permission.RECOVER_ACCOUNT);
        }
        return person;
    }
}

package org.haskap.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.kernel.JapanTime;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.outbox.UnfitMailException;
import org.haskap.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inviting people by mail. Who manages people may give any role anywhere; who only invites gives, within the own scope, roles
 * that allow nothing the inviter may not do there, so that nobody rises by an invitation.
 */
@Component
public class Invitations {
    /** Invitations on a page. */
    public static final int PAGE = 50;

    private final InvitationStore store;
    private final OneTimeLinks links;
    private final People people;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Outbox outbox;
    private final OutgoingAddress address;
    private final Access access;
    private final Audit audit;
    private final InstantSource clock;

    /** On the given database. */
    Invitations(
            JdbcClient jdbc,
            OneTimeLinks links,
            People people,
            Organisations organisations,
            Accounts accounts,
            Outbox outbox,
            OutgoingAddress address,
            Access access,
            Audit audit,
            InstantSource clock) {
        store = new InvitationStore(jdbc);
        this.links = links;
        this.people = people;
        this.organisations = organisations;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Invitations the current actor may see, the newest first: all for who manages people, which is noted in the trail, else
     * the own.
     *
     * @param page from 0
     */
    public List<Invitation> list(int page) {
        access.requireAnywhere(Permission.INVITE);
        long offset = (long) Math.max(0, page) * PAGE;
        Long own = own();
        if (own == null) {
            audit.looked("invitation.looked", new Subject("invitation", ""));
        }
        return own == null ? store.list(PAGE, offset) : store.listOf(own, PAGE, offset);
    }

    /** How many invitations the current actor may see. */
    public long count() {
        access.requireAnywhere(Permission.INVITE);
        return store.count(own());
    }

    /** One the current actor may see. Of others not even their being there is told. */
    public Invitation find(long id) {
        access.requireAnywhere(Permission.INVITE);
        Long own = own();
        return store.find(id)
                .filter(found -> own == null || own.equals(found.invitedBy()))
                .orElseThrow(() -> new NotFoundException("その招待はありません。"));
    }

    /** The roles the current actor may give for a scope, for the form. */
    public List<Role> roles(Scope scope) {
        Target target = Scopes.target(scope, organisations);
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.PUBLIC && mayGive(role, scope, target))
                .toList();
    }

    /**
     * Invites somebody.
     *
     * @return key of the invitation
     * @throws NotPermittedException when the current actor may not give that role there
     * @throws UnfitMailException when the address cannot be written to
     */
    @Transactional
    public long invite(Invite invite) {
        Target target = Scopes.target(invite.scope(), organisations);
        access.require(Permission.INVITE, target);
        if (invite.role() == Role.PUBLIC || !mayGive(invite.role(), invite.scope(), target)) {
            throw new NotPermittedException(Permission.MANAGE_PEOPLE);
        }
        Mail.addressProblem(invite.email()).ifPresent(problem -> {
            throw new UnfitMailException(problem);
        });
        if (invite.until() != null && invite.until().isBefore(invite.from())) {
            throw new IllegalArgumentException("a role ends after it begins");
        }
        Instant now = clock.instant();
        long id = store.insert(invite, Actors.current().person(), now);
        send(id, invite, now);
        audit.record("invitation.sent", Subject.of("invitation", id), Map.of(), values(invite));
        return id;
    }

    /** Sends an open invitation again; the older link works no more. False when it is not open any more. */
    @Transactional
    public boolean resend(long id) {
        Invitation invitation = mine(id);
        Instant now = clock.instant();
        if (!store.resent(id, now)) {
            return false;
        }
        links.voidInvitation(id);
        send(id, invitation.invite(), now);
        audit.record("invitation.resent", Subject.of("invitation", id), Map.of(), Map.of());
        return true;
    }

    /** Takes an open invitation back; its link works no more. False when it is not open any more. */
    @Transactional
    public boolean withdraw(long id) {
        mine(id);
        if (!store.withdraw(id, clock.instant())) {
            return false;
        }
        links.voidInvitation(id);
        audit.record("invitation.withdrawn", Subject.of("invitation", id), Map.of(), Map.of());
        return true;
    }

    /** The invitation of a link, while it works. */
    Invitation look(String token) {
        return open(links.look(LinkKind.INVITATION, token));
    }

    /** The person who is known under the invited address, if there is one. */
    Optional<Person> known(Invitation invitation) {
        return people.withEmail(invitation.invite().email());
    }

    /** Takes in somebody new; the password may be blank. */
    @Transactional
    public Person accept(String token, String name, String password) {
        Invitation invitation = open(links.use(LinkKind.INVITATION, token));
        if (known(invitation).isPresent()) {
            throw new LinkProblemException("このメールアドレスの方は、すでに登録されています。ログインしてから、もう一度リンクを開いてください。");
        }
        return Actors.as(Actor.system("invitation", Actors.current().from()), () -> {
            Person person = people.add(name, invitation.invite().email());
            if (!password.isEmpty()) {
                accounts.setPassword(person.id(), password);
            }
            take(invitation, person.id());
            return person;
        });
    }

    /** Gives the role to a known person, who has signed in as such. */
    @Transactional
    public void accept(String token, Person person) {
        Invitation invitation = open(links.use(LinkKind.INVITATION, token));
        if (known(invitation).filter(known -> known.id() == person.id()).isEmpty()) {
            throw LinkProblemException.unknown(LinkKind.INVITATION);
        }
        Actors.as(Actor.system("invitation", Actors.current().from()), () -> {
            take(invitation, person.id());
            return true;
        });
    }

    private void take(Invitation invitation, long person) {
        if (!stillGiven(invitation.invitedBy(), invitation.invite())) {
            throw new LinkProblemException("招待した人が、いまはこの役割を与えられないため、この招待は使えません。運営者に、招待をやり直すように頼んでください。");
        }
        if (!store.accept(invitation.id(), person, clock.instant())) {
            throw LinkProblemException.unknown(LinkKind.INVITATION);
        }
        Invite invite = invitation.invite();
        people.assign(person, invite.role(), invite.scope(), invite.from(), invite.until())
                .orThrow();
        audit.record(
                "invitation.accepted",
                Subject.of("invitation", invitation.id()),
                Map.of(),
                Map.of("person", Long.toString(person)));
    }

    /** Whether who invited may give that role still: who has left must not let people in. The program's operator always may. */
    private boolean stillGiven(@Nullable Long inviter, Invite invite) {
        return inviter == null
                || Actors.as(
                        people.actor(inviter, null, ""),
                        () -> mayGive(invite.role(), invite.scope(), Scopes.target(invite.scope(), organisations)));
    }

    private Invitation open(OneTimeLink link) {
        Long id = link.invitation();
        return store.find(id == null ? -1 : id)
                .filter(Invitation::isOpen)
                .orElseThrow(() -> LinkProblemException.unknown(LinkKind.INVITATION));
    }

    private void send(long id, Invite invite, Instant now) {
        String token = links.issue(LinkKind.INVITATION, null, id, null, invite.email());
        Long inviter = Actors.current().person();
        String name =
                inviter == null ? "" : people.find(inviter).map(Person::name).orElse("");
        outbox.send(Mails.invitation(
                token,
                invite.email(),
                address.of(LinkKind.INVITATION.path(token)),
                name,
                invite.role().label(),
                Days.words(JapanTime.day(now.plus(LinkKind.INVITATION.validity())))));
    }

    private Invitation mine(long id) {
        Invitation invitation = find(id);
        Target target = Scopes.target(invitation.invite().scope(), organisations);
        access.require(Permission.INVITE, target);
        if (!mayGive(invitation.invite().role(), invitation.invite().scope(), target)) {
            throw new NotPermittedException(Permission.MANAGE_PEOPLE);
        }
        return invitation;
    }

    private boolean mayGive(Role role, Scope scope, Target target) {
        boolean mayInvite =
                access.may(Permission.MANAGE_PEOPLE, Target.REGION) || access.may(Permission.INVITE, target);
        return mayInvite && people.refusalToGive(role, scope).isEmpty();
    }

    /** Whose invitations the current actor sees; null for all. */
    private @Nullable Long own() {
        if (access.may(Permission.MANAGE_PEOPLE, Target.REGION)) {
            return null;
        }
        Long person = Actors.current().person();
        return person == null ? Long.valueOf(-1) : person;
    }

    private static Map<String, String> values(Invite invite) {
        return Map.of(
                "email", invite.email(),
                "role", invite.role().name(),
                "scope", invite.scope().toString(),
                "from", invite.from().toString(),
                "until", String.valueOf(invite.until()));
    }
}

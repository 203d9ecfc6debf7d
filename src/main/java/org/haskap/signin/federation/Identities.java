package org.haskap.signin.federation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Subject;
import org.haskap.kernel.JapanTime;
import org.haskap.signin.AccountRecovered;
import org.haskap.signin.Notices;
import org.haskap.signin.Ways;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which person is who at which provider. One identity belongs to one person; a person may have several. */
@Component
public class Identities {
    private final IdentityStore store;
    private final People people;
    private final Ways ways;
    private final Notices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** On the given database. */
    public Identities(
            JdbcClient jdbc,
            People people,
            Ways ways,
            Notices notices,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource clock) {
        store = new IdentityStore(jdbc);
        this.people = people;
        this.ways = ways;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whose identity has been proved, if it is somebody's. */
    Optional<Long> owner(Proof proof) {
        return store.owner(proof.issuer(), proof.subject());
    }

    /** Notes that somebody signed in with it. */
    void used(Proof proof) {
        store.used(proof.issuer(), proof.subject(), clock.instant());
    }

    /** Links it to a person, who has proved to be both in one session; false when it is somebody else's. */
    boolean link(long person, Proof proof) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!store.insert(person, proof, clock.instant())) {
                return owner(proof).filter(owner -> owner == person).isPresent();
            }
            audit.record(
                    "identity.linked", Subject.of("person", person), Map.of(), Map.of("provider", proof.provider()));
            notices.changed(person, Notices.Change.IDENTITY_LINKED);
            return true;
        }));
    }

    /**
     * A new citizen with that identity, who came without an invitation.
     *
     * @return key of the person; of the one who has the identity, when somebody was quicker
     */
    long register(Proof proof, String name) {
        return Actors.as(
                Actor.system("self-registration", Actors.current().from()),
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    long person = people.add(name, null).id();
                    if (!store.insert(person, proof, clock.instant())) {
                        status.setRollbackOnly();
                        return owner(proof).orElseThrow();
                    }
                    people.assign(person, Role.CITIZEN, new Scope.Region(), JapanTime.day(clock.instant()), null)
                            .orThrow();
                    audit.record(
                            "account.created",
                            Subject.of("person", person),
                            Map.of(),
                            Map.of("provider", proof.provider()));
                    return person;
                })));
    }

    /** Whoever was locked out may have been robbed: nothing that was linked before opens the account any more. */
    @EventListener
    void recovered(AccountRecovered account) {
        Subject subject = Subject.of("person", account.person());
        for (LinkedIdentity linked : of(account.person())) {
            store.delete(account.person(), linked.id());
            audit.record("identity.unlinked", subject, Map.of("identity", Long.toString(linked.id())), Map.of());
        }
    }

    /** A person's identities, oldest first. */
    public List<LinkedIdentity> of(long person) {
        return store.of(person);
    }

    int count(long person, List<String> issuers) {
        return store.count(person, issuers);
    }

    /**
     * Takes a link away; one that is not the person's stays and nothing is said.
     *
     * @throws Ways.LastWayException when nothing else is left to sign in with
     */
    void unlink(long person, long id) {
        transactions.executeWithoutResult(_ -> {
            ways.lock(person);
            if (store.delete(person, id)) {
                ways.insistOnOne(person);
                audit.record(
                        "identity.unlinked",
                        Subject.of("person", person),
                        Map.of("identity", Long.toString(id)),
                        Map.of());
            }
        });
    }
}

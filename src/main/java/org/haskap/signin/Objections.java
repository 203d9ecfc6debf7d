package org.haskap.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others do with a person's account so that it leads to another address waits for a day, and whoever reads the mails of
 * the address registered so far can stop it with a link, without signing in.
 */
@Component
class Objections {
    /** How long the old address has. */
    static final Duration TIME = Duration.ofHours(24);

    private final OneTimeLinks links;
    private final RecoveryStore recoveries;
    private final People people;
    private final OutgoingAddress address;
    private final Audit audit;
    private final InstantSource clock;

    Objections(
            JdbcClient jdbc,
            OneTimeLinks links,
            People people,
            OutgoingAddress address,
            Audit audit,
            InstantSource clock) {
        recoveries = new RecoveryStore(jdbc);
        this.links = links;
        this.people = people;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    /** From when on something that begins now may work. */
    Instant over() {
        return clock.instant().plus(TIME);
    }

    /**
     * The address of a link that stops what others began with a person's account. Written to the old address only. Older ones
     * go on working: each stops whatever waits.
     */
    String link(long person) {
        return address.of(LinkKind.STOP.path(links.issue(LinkKind.STOP, person, null, null, null)));
    }

    /** Whose account a link is about, while it works. */
    Person look(String token) {
        Long person = links.look(LinkKind.STOP, token).person();
        return people.find(person == null ? -1 : person).orElseThrow(() -> LinkProblemException.unknown(LinkKind.STOP));
    }

    /** Stops what others began; false when nothing of it was left to stop. */
    @Transactional
    public boolean stop(String token) {
        Person person = look(token);
        links.use(LinkKind.STOP, token);
        return Actors.as(Actor.system("objection", Actors.current().from()), () -> stop(person.id()));
    }

    /** Stops what others began with a person's account, in the current transaction; false when nothing of it was left. */
    boolean stop(long person) {
        boolean email = links.waiting(LinkKind.EMAIL, person).isPresent();
        links.voidAll(LinkKind.RECOVERY, person);
        links.voidAll(LinkKind.EMAIL, person);
        boolean recovery = recoveries.withdrawConfirmed(person, clock.instant()) > 0;
        if (recovery || email) {
            audit.record("account.objected", Subject.of(Subject.PERSON, person), Map.of(), Map.of());
        }
        return recovery || email;
    }
}

package org.haskap.signin;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Subject;
import org.haskap.kernel.JapanTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a region comes to its first administrator: whoever can read what the server prints when it starts gets a link that
 * works once. No default password exists.
 */
@Component
public class FirstAdministrator {
    private final JdbcClient jdbc;
    private final People people;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final OutgoingAddress address;
    private final Audit audit;
    private final InstantSource clock;

    /** On the given database. */
    FirstAdministrator(
            JdbcClient jdbc,
            People people,
            Accounts accounts,
            OneTimeLinks links,
            OutgoingAddress address,
            Audit audit,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.accounts = accounts;
        this.links = links;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A link for the current region's first administrator, good for 24 hours; empty when there is an administrator. Older
     * links work no more.
     */
    @Transactional
    public Optional<String> link() {
        if (people.hasAdministrator()) {
            return Optional.empty();
        }
        links.voidAll(LinkKind.FIRST, null);
        String token = links.issue(LinkKind.FIRST, null, null, null, null);
        return Optional.of(address.of(LinkKind.FIRST.path(token)));
    }

    /** Checks that a link works. */
    void look(String token) {
        links.look(LinkKind.FIRST, token);
    }

    /**
     * Makes the administrator. Somebody known under the address keeps name and password, and only gets the role: the link
     * opens nobody's account.
     *
     * @return the new person; empty when somebody known got the role
     * @throws LinkProblemException when there is an administrator meanwhile
     */
    @Transactional
    public Optional<Person> become(String token, String name, String email, String password) {
        links.use(LinkKind.FIRST, token);
        lock();
        if (people.hasAdministrator()) {
            throw new LinkProblemException("この地域には、すでに管理者がいます。その管理者に、招待してもらってください。");
        }
        return Actors.as(Actor.system("first-administrator", Actors.current().from()), () -> {
            Optional<Person> known = people.withEmail(email);
            Person person = known.orElseGet(() -> people.add(name, email));
            people.assign(person.id(), Role.ADMINISTRATOR, new Scope.Region(), JapanTime.day(clock.instant()), null)
                    .orThrow();
            if (known.isEmpty()) {
                accounts.setPassword(person.id(), password);
            }
            audit.record(
                    "account.created", Subject.of("person", person.id()), Map.of(), Map.of("role", "ADMINISTRATOR"));
            return known.isEmpty() ? Optional.of(person) : Optional.<Person>empty();
        });
    }

    /** Lets one at a time see whether there is an administrator, and become the first. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(current_schema() || ' first administrator', 0))::text")
                .query(String.class)
                .single();
    }
}

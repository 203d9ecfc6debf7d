package org.haskap.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.Subject;
import org.haskap.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their passwords. */
@Component
public class Accounts {
    private final AccountStore store;
    private final People people;
    private final Sessions sessions;
    private final OneTimeLinks links;
    private final Objections objections;
    private final Outbox outbox;
    private final Audit audit;
    private final Passwords passwords = new Passwords();

    /** On the given database. */
    Accounts(
            JdbcClient jdbc,
            People people,
            Sessions sessions,
            OneTimeLinks links,
            Objections objections,
            Outbox outbox,
            Audit audit) {
        store = new AccountStore(jdbc);
        this.people = people;
        this.sessions = sessions;
        this.links = links;
        this.objections = objections;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Gives a person a password. All sessions of the person end, and links that somebody else may have asked for. */
    @Transactional
    public void setPassword(long person, String password) {
        setPassword(person, password, null);
    }

    /** The same, but a session stays: that of the person who changes the own password. */
    @Transactional
    public void setPassword(long person, String password, @Nullable String stays) {
        store.setPasswordHash(person, passwords.hash(password));
        sessions.endAll(person, stays);
        links.voidAll(LinkKind.SIGN_IN, person);
        links.voidAll(LinkKind.EMAIL, person);
        audit.record("password.changed", Subject.of("person", person), Map.of(), Map.of());
    }

    /** A person changes the own password: what others began with the account and the other sessions end, and a mail tells of it. */
    @Transactional
    public void change(Person person, String password, String stays, Instant at) {
        objections.stop(person.id());
        setPassword(person.id(), password, stays);
        String email = person.email();
        if (email != null) {
            outbox.send(Mails.passwordChanged("password-" + person.id() + "-" + at.toEpochMilli(), email));
        }
    }

    /** Whether the person has a password. */
    boolean hasPassword(long person) {
        return store.passwordHash(person).isPresent();
    }

    /** Whether that is the person's password. */
    boolean isPasswordOf(long person, String password) {
        String hash = store.passwordHash(person).orElse(passwords.nobodys());
        boolean right = passwords.matches(password, hash);
        if (right && passwords.isOld(hash)) {
            store.replaceHash(person, hash, passwords.hash(password));
        }
        return right;
    }

    /** The person with that address and password. An unknown address takes as long as a wrong password. */
    Optional<Person> withPassword(String email, String password) {
        Optional<Person> person = people.withEmail(email);
        boolean right = isPasswordOf(person.map(Person::id).orElse(-1L), password);
        return right ? person : Optional.empty();
    }
}

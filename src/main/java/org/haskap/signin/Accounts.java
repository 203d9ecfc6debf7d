package org.haskap.signin;

import java.util.Optional;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts and the ways to sign in with them. */
@Component
public class Accounts {
    private final AccountStore store;
    private final People people;
    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String someHash = passwords.encode("nobody's password, to take as long as somebody's");

    /** On the given database. */
    public Accounts(JdbcClient jdbc, People people) {
        store = new AccountStore(jdbc);
        this.people = people;
    }

    /** Gives a person a password. */
    public void setPassword(long person, String password) {
        store.setPasswordHash(person, passwords.encode(password));
    }

    /** The person with that address and password. An unknown address takes as long as a wrong password. */
    Optional<Person> withPassword(String email, String password) {
        Optional<Person> person = people.withEmail(email.strip());
        String hash = person.flatMap(known -> store.passwordHash(known.id())).orElse(someHash);
        boolean right = passwords.matches(password, hash) && !hash.equals(someHash);
        return right ? person : Optional.empty();
    }
}

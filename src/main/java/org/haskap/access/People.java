package org.haskap.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and the roles they hold. */
@Component
public class People {
    private final PersonStore store;
    private final InstantSource clock;

    /** On the given database. */
    public People(JdbcClient jdbc, InstantSource clock) {
        store = new PersonStore(jdbc);
        this.clock = clock;
    }

    /** A new person, without a role. */
    public Person add(String name, @Nullable String email) {
        return store.find(store.insert(name, email, clock.instant())).orElseThrow();
    }

    /** One person. */
    public Optional<Person> find(long id) {
        return store.find(id);
    }

    /** The person written to at that address, if there is one. */
    public Optional<Person> withEmail(String email) {
        return store.withEmail(email);
    }

    /** Gives a person a role for a scope, from a day on. */
    public void assign(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
        store.insertAssignment(person, role, scope, from, until);
    }

    /** All roles a person holds, held or will hold. */
    public List<Assignment> assignmentsOf(long person) {
        return store.assignmentsOf(person);
    }

    /** A person as the one who acts, with the roles held today. One statement. */
    public Actor actor(long person, @Nullable Long onBehalfOf, String from) {
        LocalDate today = JapanTime.day(clock.instant());
        return Actor.member(person, onBehalfOf, from, store.grantsOf(person, today));
    }

    /** Whether somebody is administrator of the region today. */
    public boolean hasAdministrator() {
        return store.hasRegionRole(Role.ADMINISTRATOR, JapanTime.day(clock.instant()));
    }

    /** Changes a person's name; false when the person was changed since that version. The caller notes it in the trail. */
    public boolean rename(long person, String name, long version) {
        return store.rename(person, name, version);
    }

    /** Changes the address a person is written to. The caller has proved it, and notes it in the trail. */
    public void changeEmail(long person, String email) {
        store.changeEmail(person, email);
    }
}

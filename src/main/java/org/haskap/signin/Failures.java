package org.haskap.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins that failed, as the trail tells of them: each one of an account that exists, and for all others how many there were
 * in an hour. What was typed is never noted; it may be an address with a slip of the pen, or a password in the wrong box.
 */
@Component
class Failures {
    private final JdbcClient jdbc;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    Failures(JdbcClient jdbc, People people, Audit audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody did not come in as the person with that address, if there is one. */
    @Transactional
    public void of(String email, Factor with) {
        people.withEmail(email).map(Person::id).ifPresentOrElse(person -> of(person, with), this::count);
    }

    /** Somebody did not come in as that person. */
    @Transactional
    public void of(long person, Factor with) {
        audit.record("signin.failed", Subject.of(Subject.PERSON, person), Map.of(), Map.of("with", with.name()));
    }

    private void count() {
        jdbc.sql("""
                        insert into sign_in_failure (hour, tries) values (:hour, 1)
                        on conflict (hour) do update set tries = sign_in_failure.tries + 1
                        """).param("hour", Rows.at(hour())).update();
    }

    /** Tells the trail of the hours that are over. */
    @Transactional
    public void tell() {
        jdbc.sql("delete from sign_in_failure where hour < :hour returning hour, tries")
                .param("hour", Rows.at(hour()))
                .query((row, _) -> Map.of(
                        "hour",
                        String.valueOf(Rows.instant(row, "hour")),
                        "tries",
                        Long.toString(row.getLong("tries"))))
                .list()
                .forEach(
                        counted -> audit.record("signin.failed-unknown", new Subject("signin", ""), Map.of(), counted));
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}

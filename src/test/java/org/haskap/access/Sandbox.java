package org.haskap.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.haskap.database.TestRegion;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The doors of this module on a region, and what tests do to it behind the program's back. */
final class Sandbox {
    static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    final TestRegion region;
    final InstantSource clock = InstantSource.fixed(NOON);
    final TransactionTemplate transactions;
    final Audit audit;
    final People people;
    final Organisations organisations;
    final Departments departments;

    Sandbox(TestRegion region) {
        this.region = region;
        transactions = new TransactionTemplate(new JdbcTransactionManager(region.dataSource()));
        audit = new Audit(region.jdbc(), transactions, clock);
        people = new People(region.jdbc(), transactions, audit, _ -> {}, clock);
        organisations = new Organisations(region.jdbc(), transactions, audit, clock);
        departments = new Departments(region.jdbc(), transactions, audit, clock);
    }

    /** Does something as whoever runs commands. */
    static <T> T operating(Callable<T> work) {
        return as(Actor.operator("test"), work);
    }

    /** Does something as somebody. */
    static <T> T as(Actor actor, Callable<T> work) {
        try {
            return Actors.as(actor, work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A person as the one who acts, with the roles of today. */
    Actor acting(long person) {
        return people.actor(person, null, "192.0.2.1");
    }

    /** Runs a statement as the server's superuser, whom no privilege stops. */
    void admin(String sql) {
        region.owner().sql(sql).update();
    }
}

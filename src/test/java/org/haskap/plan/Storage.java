package org.haskap.plan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.Organisations;
import org.haskap.database.Publications;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.document.Editions;
import org.haskap.document.Mends;
import org.haskap.document.Proposal;
import org.haskap.reading.Reading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The doors of access, document and plan put together on one data source, as Spring does it in the product. */
public final class Storage {
    public static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    public final JdbcClient jdbc;
    public final TransactionTemplate transactions;
    public final Publications publications;
    public final Audit audit;
    public final Organisations organisations;
    public final Documents documents;
    public final Editions editions;
    public final Access access = new Access();
    public final Mends mends;
    public final Plans plans;

    /** What listens to adoptions, in the adopting transaction. */
    public final List<ApplicationEventPublisher> listeners = new ArrayList<>();

    public Storage(DataSource dataSource) {
        InstantSource clock = InstantSource.fixed(NOON);
        jdbc = JdbcClient.create(dataSource);
        transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        publications = new Publications(jdbc);
        audit = new Audit(jdbc, transactions, clock);
        organisations = new Organisations(jdbc, transactions, audit, clock);
        documents = new Documents(jdbc, transactions, audit, clock);
        editions = new Editions(
                jdbc,
                publications,
                transactions,
                event -> listeners.forEach(listener -> listener.publishEvent(event)),
                audit,
                clock);
        mends = new Mends(jdbc, transactions, access, clock);
        plans = new Plans(jdbc, organisations, documents, editions, mends, access);
    }

    /** Stores a reading; equal readings are equal bytes. */
    public long store(Reading reading) {
        return documents
                .store(reading, reading.toString().getBytes(StandardCharsets.UTF_8))
                .id();
    }

    public Proposal propose(String slug, PlanBuilder plan) {
        Reading reading = plan.reading();
        return plans.propose(slug, "苫小牧市", reading, store(reading));
    }

    /** The draft's edition, where there must be one. */
    public static Edition edition(Proposal proposal) {
        Edition edition = proposal.edition();
        if (edition == null) {
            throw new AssertionError("nothing was proposed");
        }
        return edition;
    }

    public static Adoption.Adopted adopted(Adoption adoption) {
        if (adoption instanceof Adoption.Adopted done) {
            return done;
        }
        throw new AssertionError(adoption);
    }

    public PlanTree adopt(String slug, PlanBuilder plan) {
        adopted(plans.adopt(edition(propose(slug, plan)).id(), "見直しのため"));
        return plans.current(slug).orElseThrow();
    }
}

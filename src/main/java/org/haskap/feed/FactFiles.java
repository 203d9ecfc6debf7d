package org.haskap.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisation;
import org.haskap.access.OrganisationDetails;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKind;
import org.haskap.jobs.JobError;
import org.haskap.jobs.JobId;
import org.haskap.jobs.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of facts: sent, checked, recorded, undone; and single facts taken back by hand. */
@Component
class FactFiles {
    static final String PATH = "/staff/evidence/import";

    /** The largest file in bytes: 100,000 rows of 200 bytes. */
    static final long LARGEST = 20L * 1024 * 1024;

    /** How long a file waits to be confirmed. */
    static final Duration KEPT = Duration.ofDays(7);

    private final FactFileStore files;
    private final FeedStore fed;
    private final Feeding feeding;
    private final Evidence evidence;
    private final FactFileJob job;
    private final Jobs jobs;
    private final Organisations organisations;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    FactFiles(
            JdbcClient jdbc,
            Feeding feeding,
            Evidence evidence,
            FactFileJob job,
            Jobs jobs,
            Organisations organisations,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        files = new FactFileStore(jdbc);
        fed = new FeedStore(jdbc);
        this.feeding = feeding;
        this.evidence = evidence;
        this.job = job;
        this.jobs = jobs;
        this.organisations = organisations;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The organisations whose facts the current actor may feed. */
    List<Organisation> mine() {
        return organisations.allDetails().stream()
                .filter(known -> known.successor() == null)
                .map(OrganisationDetails::organisation)
                .filter(organisation -> may(organisation.id()))
                .toList();
    }

    private boolean may(long organisation) {
        return access.may(Permission.FEED_FACTS, Target.organisation(organisation))
                || Actors.current()
                        .departmentWithin(organisation, Permission.FEED_FACTS)
                        .isPresent();
    }

    private void require(long organisation) {
        if (!may(organisation)) {
            throw new NotPermittedException(Permission.FEED_FACTS);
        }
    }

    /** The kinds that a file may hold, by code. */
    Map<String, FactKind> kinds() {
        return feeding.kinds(Set.of());
    }

    /** Takes a file and asks for it to be checked. Nothing of it counts yet. */
    FactFile send(long organisation, String kind, String name, byte[] content) {
        require(organisation);
        return Objects.requireNonNull(transactions.execute(_ -> {
            var row = new FactFileStore.Row(
                    organisation, kind, name, sha256(content), Actors.current().person(), clock.instant());
            long id = files.insert(row, content);
            files.job(id, submit(id, FactFileJob.Step.CHECK, Feeding.Mode.ALL));
            return files.find(id).orElseThrow();
        }));
    }

    private String submit(long id, FactFileJob.Step step, Feeding.Mode mode) {
        return jobs.submit(
                        job,
                        new FactFileJob.Work(id, step, mode, Actors.current().person()))
                .value();
    }

    /** A file of an organisation whose facts the current actor may feed. Of others not even their being there is told. */
    Optional<FactFile> find(long id) {
        return files.find(id).filter(file -> may(file.organisation().id()));
    }

    /** The files the current actor has to do with, the newest first. */
    List<FactFile> list(long before, int limit) {
        access.requireAnywhere(Permission.FEED_FACTS);
        return files.list(mine().stream().map(Organisation::id).toList(), before, limit);
    }

    /** What is wrong with a file, as far as its sender may see the job. */
    List<JobError> errors(FactFile file, int limit) {
        return JobId.parse(file.job()).map(id -> jobs.errors(id, limit)).orElse(List.of());
    }

    /** Asks for a checked file to be recorded; false when somebody was quicker. */
    boolean confirm(FactFile file, Feeding.Mode mode) {
        return begin(file, FactFile.State.CHECKED, FactFile.State.RECORDING, FactFileJob.Step.RECORD, mode);
    }

    /** Drops a checked file; false when somebody was quicker. */
    boolean drop(FactFile file) {
        require(file.organisation().id());
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean dropped = files.move(file.id(), FactFile.State.CHECKED, FactFile.State.DROPPED, "");
            if (dropped) {
                files.forget(file.id());
            }
            return dropped;
        }));
    }

    /** Asks for all facts of a recorded file to be taken back; false when somebody was quicker. */
    boolean undo(FactFile file, String reason) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean begun = begin(
                    file, FactFile.State.RECORDED, FactFile.State.UNDOING, FactFileJob.Step.UNDO, Feeding.Mode.ALL);
            if (begun) {
                files.reason(file.id(), reason);
                audit.record(
                        "fact-file.undone", Subject.of("fact-file", file.id()), Map.of(), Map.of("reason", reason));
            }
            return begun;
        }));
    }

    private boolean begin(
            FactFile file, FactFile.State from, FactFile.State to, FactFileJob.Step step, Feeding.Mode mode) {
        require(file.organisation().id());
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean moved = files.move(file.id(), from, to, "");
            if (moved) {
                files.job(file.id(), submit(file.id(), step, mode));
            }
            return moved;
        }));
    }

    /** Drops files that nobody confirmed. */
    void tidy() {
        files.forget(clock.instant().minus(KEPT));
    }

    /** A fed fact, if the current actor may take it back. */
    Optional<FeedStore.Fed> fed(long fact) {
        return fed.fed(fact).filter(each -> may(each.organisation()));
    }

    /**
     * Takes a fed fact back.
     *
     * @throws org.haskap.evidence.ReversalException when it was taken back before
     */
    void reverse(long fact, String reason) {
        FeedStore.Fed known = fed(fact).orElseThrow(() -> new NotPermittedException(Permission.FEED_FACTS));
        transactions.executeWithoutResult(_ -> {
            long reversal = evidence.reverse(fact);
            feeding.noteByHand(known, reversal);
            audit.record(
                    "fact.reversed",
                    Subject.of("fact", fact),
                    Map.of(),
                    Map.of("reason", reason, "reversal", Long.toString(reversal)));
        });
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

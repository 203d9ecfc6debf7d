package org.haskap.feed;

import java.io.IOException;
import java.io.OutputStream;
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
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Organisation;
import org.haskap.access.OrganisationDetails;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.evidence.FactKind;
import org.haskap.jobs.JobError;
import org.haskap.jobs.JobId;
import org.haskap.jobs.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of facts: sent, checked, recorded, undone. */
@Component
class FactFiles {
    static final String PATH = "/staff/evidence/import";

    /** The largest file in bytes: 100,000 rows of 200 bytes. */
    static final long LARGEST = 20L * 1024 * 1024;

    /** How long a file waits to be confirmed. */
    static final Duration KEPT = Duration.ofDays(7);

    private final FactFileStore files;
    private final Feeding feeding;
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
            FactFileJob job,
            Jobs jobs,
            Organisations organisations,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        files = new FactFileStore(jdbc);
        this.feeding = feeding;
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

    /** The kinds that a file may hold, by code. */
    Map<String, FactKind> kinds() {
        return feeding.kinds(Set.of());
    }

    /** Takes a file and asks for it to be checked. Nothing of it counts yet. */
    FactFile send(long organisation, String kind, String name, byte[] content) {
        Optional<Long> department = access.requireWithin(Permission.FEED_FACTS, Target.organisation(organisation));
        return Objects.requireNonNull(transactions.execute(_ -> {
            var row = new FactFileStore.Row(
                    organisation,
                    department.orElse(null),
                    kind,
                    name,
                    sha256(content),
                    Actors.current().person(),
                    clock.instant());
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

    /** A file on which the current actor may act. Of others not even their being there is told. */
    Optional<FactFile> find(long id) {
        return files.find(id)
                .filter(file -> access.may(Permission.FEED_FACTS, file.target()))
                .flatMap(file -> led(file) ? files.find(id) : Optional.of(file));
    }

    /** Leads a file back whose recording or undoing was cancelled or broke off: nothing of it stands. Whether there was need. */
    private boolean led(FactFile file) {
        boolean recording = file.state() == FactFile.State.RECORDING;
        if (!(recording || file.state() == FactFile.State.UNDOING) || !over(file)) {
            return false;
        }
        if (recording) {
            files.back(file, FactFile.State.CHECKED, "前の記録は途中で終わり、何も記録していません。");
        } else {
            files.back(file, FactFile.State.RECORDED, "前の取り消しは途中で終わり、何も取り消していません。");
        }
        return true;
    }

    /** Whether a file waits for a job that ended without leading it on. */
    boolean over(FactFile file) {
        return file.state().open()
                && asJob(() -> JobId.parse(file.job())
                        .flatMap(jobs::find)
                        .map(each -> each.state().repeatable())
                        .orElse(true))
                // A job leads its file on before it says that it ended.
                && files.find(file.id())
                        .filter(now -> now.state() == file.state() && now.job().equals(file.job()))
                        .isPresent();
    }

    /** Who may act on a file may know of its job, whoever asked for that. */
    private <T, X extends Throwable> T asJob(ScopedValue.CallableOp<T, X> work) throws X {
        return Actors.as(Actor.system(job.name()), work);
    }

    /** The files the current actor has to do with, the newest first. */
    List<FactFile> list(long before, int limit) {
        access.requireAnywhere(Permission.FEED_FACTS);
        var whole = organisations.allDetails().stream()
                .map(known -> known.organisation().id())
                .filter(id -> access.may(Permission.FEED_FACTS, Target.organisation(id)))
                .toList();
        var departments = Actors.current().grants().stream()
                .filter(grant -> grant.role().permissions().contains(Permission.FEED_FACTS))
                .flatMap(grant -> grant.departments().stream())
                .distinct()
                .toList();
        return files.list(whole, departments, before, limit);
    }

    /** What is wrong with a file, as its newest job found it; for who may act on the file. */
    List<JobError> errors(FactFile file, int limit) {
        require(file);
        return asJob(
                () -> JobId.parse(file.job()).map(id -> jobs.errors(id, limit)).orElse(List.of()));
    }

    /** Writes all that is wrong with a file as CSV. */
    void writeErrors(FactFile file, OutputStream out) throws IOException {
        require(file);
        Optional<JobId> id = JobId.parse(file.job());
        if (id.isPresent()) {
            asJob(() -> {
                jobs.writeErrors(id.get(), out);
                return true;
            });
        }
    }

    private void require(FactFile file) {
        access.require(Permission.FEED_FACTS, file.target());
    }

    /** Asks for a file to be checked anew whose check broke off; false when somebody was quicker. */
    boolean again(FactFile file) {
        require(file);
        return over(file)
                && file.state() == FactFile.State.CHECKING
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    boolean first = files.job(file, submit(file.id(), FactFileJob.Step.CHECK, Feeding.Mode.ALL));
                    if (!first) {
                        status.setRollbackOnly();
                    }
                    return first;
                }));
    }

    /** Asks for a checked file to be recorded; false when somebody was quicker. */
    boolean confirm(FactFile file, Feeding.Mode mode) {
        return begin(file, FactFile.State.CHECKED, FactFile.State.RECORDING, FactFileJob.Step.RECORD, mode);
    }

    /** Drops a checked file; false when somebody was quicker. */
    boolean drop(FactFile file) {
        require(file);
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
        require(file);
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

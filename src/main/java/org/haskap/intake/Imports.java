package org.haskap.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.database.IdempotencyKeys;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Editions;
import org.haskap.document.Mend;
import org.haskap.document.Mends;
import org.haskap.document.Proposal;
import org.haskap.jobs.JobId;
import org.haskap.jobs.Jobs;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploads: taken in, reviewed, mended, adopted or taken back. */
@Component
class Imports {
    /** Address of the list; an upload's page is below it. */
    static final String PATH = "/staff/imports";

    private final UploadStore store;
    private final ImportJob job;
    private final Jobs jobs;
    private final Plans plans;
    private final Programmes programmes;
    private final Editions editions;
    private final Mends mends;
    private final DraftReader drafts;
    private final IdempotencyKeys keys;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Imports(
            JdbcClient jdbc,
            ImportJob job,
            Jobs jobs,
            Plans plans,
            Programmes programmes,
            Documents documents,
            Editions editions,
            Mends mends,
            IdempotencyKeys keys,
            Access access,
            Audit audit,
            TransactionTemplate transactions) {
        store = new UploadStore(jdbc);
        this.job = job;
        this.jobs = jobs;
        this.plans = plans;
        this.programmes = programmes;
        this.editions = editions;
        this.mends = mends;
        drafts = new DraftReader(documents, mends);
        this.keys = keys;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A file's bytes, which can be opened as often as needed. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * Takes an upload in and asks for it to be read, once for a key.
     *
     * @param key what the form carries
     * @param row what is written
     * @param fresh whether it is for a plan that is not there yet
     * @param bytes the file
     * @return key of the upload
     * @throws org.haskap.access.NotPermittedException when the actor may not for that plan, owner or department
     * @throws org.haskap.database.KeyReusedException when the key was used for another upload
     * @throws SlugTakenException when a plan of that name is there already
     */
    long take(UUID key, UploadStore.Row row, boolean fresh, Bytes bytes) {
        access.require(Permission.IMPORT_DOCUMENT, row.target());
        String operation = "import.upload/" + Actors.current().person();
        String body = String.join("|", row.sha256(), row.name(), String.valueOf(row.kind()), row.slug(), row.owner());
        return Long.parseLong(transactions.execute(status -> keys.once(key.toString(), operation, body, () -> {
            if (fresh && plans.owned(row.slug()).isPresent()) {
                throw new SlugTakenException();
            }
            return Long.toString(insert(row, bytes));
        })));
    }

    /** A plan of that name is there already. */
    static final class SlugTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private long insert(UploadStore.Row row, Bytes bytes) {
        try (InputStream content = bytes.open()) {
            long id = store.insert(row, content);
            store.job(id, jobs.submit(job, new ImportJob.Work(id)).value());
            audit.record(
                    "document.imported",
                    Subject.of("import", id),
                    Map.of(),
                    Map.of("name", row.name(), "sha256", row.sha256(), "plan", row.slug()));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload that the current actor has to do with. Of others not even their being there is told. */
    Optional<Upload> find(long id) {
        return store.find(id).filter(this::visible);
    }

    private boolean visible(Upload upload) {
        return access.may(Permission.IMPORT_DOCUMENT, upload.target())
                || access.may(Permission.ADOPT_EDITION, upload.adoption());
    }

    /** Whether the current actor may mend the upload's draft. */
    boolean mayMend(Upload upload) {
        return access.may(Permission.MEND_DRAFT, upload.target());
    }

    /** Whether the current actor may adopt the upload's draft. */
    boolean mayAdopt(Upload upload) {
        return access.may(Permission.ADOPT_EDITION, upload.adoption());
    }

    /** Uploads that the current actor has to do with, the newest first. */
    List<Upload> list(int limit, long offset) {
        access.requireAnywhere(Permission.IMPORT_DOCUMENT);
        return store.seen(Seen.where(Actors.current(), Permission.IMPORT_DOCUMENT), limit, offset);
    }

    /** How many there are. */
    long count() {
        return store.count(Seen.where(Actors.current(), Permission.IMPORT_DOCUMENT));
    }

    /** How many drafts wait for the current actor to do something. */
    long waiting(Permission permission) {
        return store.waiting(Seen.where(Actors.current(), permission));
    }

    /** The draft of an upload as it stands. */
    DraftReader.Draft draft(Upload.Draft made) {
        return drafts.read(made);
    }

    /** The answer to a mend. */
    sealed interface Saved {
        /** It stands. */
        record Done() implements Saved {}

        /** Somebody else mended the draft since it was looked at; nothing was changed. */
        record Stale() implements Saved {}

        /**
         * It cannot be; nothing was changed.
         *
         * @param sentence Japanese: why
         */
        record Refused(String sentence) implements Saved {}
    }

    /**
     * Mends a draft and compares it with what is adopted anew.
     *
     * @param version the last mend that the person saw
     * @param changes what to change; none is nothing to do
     */
    Saved mend(Upload upload, long version, List<Mend.Change> changes) {
        access.require(Permission.MEND_DRAFT, upload.target());
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        if (changes.isEmpty()) {
            return new Saved.Done();
        }
        return transactions.execute(status -> {
            if (!mends.add(made.series(), made.document(), version, changes)) {
                return new Saved.Stale();
            }
            if (store.find(upload.id())
                    .map(Upload::state)
                    .filter(s -> s == Upload.State.WITHDRAWN)
                    .isPresent()) {
                status.setRollbackOnly();
                return new Saved.Refused("この案は取り下げられています。直すには、先に案に戻してください。");
            }
            propose(upload, made);
            audit.record("draft.mended", Subject.of("import", upload.id()), told(changes, true), told(changes, false));
            return new Saved.Done();
        });
    }

    private static Map<String, String> told(List<Mend.Change> changes, boolean before) {
        var told = new LinkedHashMap<String, String>();
        for (Mend.Change change : changes) {
            String name = change.sort() + " " + change.target() + " " + change.action()
                    + (change.field().isEmpty() ? "" : " " + change.field());
            String value = before ? change.before() : change.after();
            if (!value.isEmpty()) {
                told.put(name, value);
            }
        }
        return told;
    }

    private Proposal propose(Upload upload, Upload.Draft made) {
        return made.register()
                ? programmes.proposeAgain(made.series(), made.document(), upload.department())
                : plans.proposeAgain(made.series(), made.document(), upload.department());
    }

    /** Compares the document with the edition adopted now and makes it a draft again, withdrawn or not. */
    void proposeAgain(Upload upload) {
        access.require(Permission.MEND_DRAFT, upload.target());
        propose(upload, Optional.ofNullable(upload.draft()).orElseThrow());
    }

    /** What adopting the draft would answer; nothing is changed. */
    Adoption rehearse(Upload upload) {
        access.require(Permission.ADOPT_EDITION, upload.adoption());
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        long edition = Optional.ofNullable(made.edition()).orElse(0L);
        return made.register() ? programmes.rehearse(edition) : plans.rehearse(edition);
    }

    /**
     * Adopts the draft that was confirmed.
     *
     * @param edition the draft as it was shown; a mend since then makes it another one
     * @param reason why targets are revised, where some are
     */
    Adoption adopt(Upload upload, long edition, String reason) {
        access.require(Permission.ADOPT_EDITION, upload.adoption());
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        return transactions.execute(status -> {
            boolean ours = editions.find(edition)
                    .filter(e -> e.series() == made.series() && e.documentId() == made.document())
                    .isPresent();
            if (!ours) {
                return new Adoption.Refused("確認のあとで、この案が直されました。違いをもう一度確かめてから採用してください。");
            }
            return made.register() ? programmes.adopt(edition) : plans.adopt(edition, reason);
        });
    }

    /**
     * Takes a draft back; it is kept.
     *
     * @return whether it was still a draft
     */
    boolean withdraw(Upload upload, String reason) {
        access.require(Permission.MEND_DRAFT, upload.target());
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean taken = editions.newest(made.series(), made.document())
                    .filter(editions::withdraw)
                    .isPresent();
            if (taken) {
                audit.record("draft.dropped", Subject.of("import", upload.id()), Map.of(), Map.of("reason", reason));
            }
            return taken;
        }));
    }

    /** Cancels the reading. */
    void cancel(Upload upload) {
        access.require(Permission.IMPORT_DOCUMENT, upload.target());
        JobId.parse(upload.job()).ifPresent(jobs::cancel);
    }

    /** All mends as they were made, with those that count no more. */
    List<Mend> mendsOf(Upload upload) {
        Upload.Draft made = upload.draft();
        return made == null ? List.of() : mends.of(made.series(), made.document());
    }
}

package org.haskap.intake;

import java.time.InstantSource;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.document.Documents;
import org.haskap.document.Mends;
import org.haskap.jobs.JobFailedException;
import org.haskap.jobs.JobKind;
import org.haskap.jobs.JobResult;
import org.haskap.jobs.Progress;
import org.haskap.kernel.Finding;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.haskap.reading.UnreadableException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads an upload and makes a draft of it. The document, its lines and the draft are written in one transaction, together
 * with the word that the job is done: a killed process leaves all of it or nothing, and the job then begins anew.
 */
@Component
final class ImportJob implements JobKind<ImportJob.Work> {
    private final UploadStore store;
    private final Intake intake;
    private final DraftReader drafts;
    private final Organisations organisations;
    private final People people;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ImportJob(
            JdbcClient jdbc,
            Intake intake,
            Documents documents,
            Mends mends,
            Organisations organisations,
            People people,
            TransactionTemplate transactions,
            InstantSource clock) {
        store = new UploadStore(jdbc);
        this.intake = intake;
        drafts = new DraftReader(documents, mends);
        this.organisations = organisations;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What the job is told.
     *
     * @param upload key of the upload
     */
    record Work(long upload) {}

    @Override
    public String name() {
        return "import-document";
    }

    @Override
    public String label() {
        return "資料の取り込み";
    }

    @Override
    public Class<Work> payload() {
        return Work.class;
    }

    @Override
    public String unit() {
        return "行";
    }

    @Override
    public AfterKill afterKill() {
        return AfterKill.RESUME;
    }

    @Override
    public JobResult work(Work work, Progress progress) {
        Upload upload = store.find(work.upload()).orElseThrow();
        if (upload.draft() != null) {
            return result(upload.id(), "読み取りは終わっています。");
        }
        if (!store.hasContent(upload.id())) {
            throw refused(upload, "資料のファイルは、読み取られないまま保存期間を過ぎたため、消されました。もう一度取り込んでください。");
        }
        try {
            Incoming incoming = Incoming.read(
                    upload.name(),
                    out -> store.content(upload.id(), upload.size(), out),
                    upload.kind(),
                    new Watched(progress));
            return keep(upload, incoming, progress);
        } catch (UnreadableException e) {
            throw refused(upload, String.valueOf(e.getMessage()));
        } catch (NotPermittedException e) {
            throw refused(upload, String.valueOf(e.getMessage()));
        } catch (IntakeException e) {
            throw new JobFailedException("いまサーバーに空きがなく、読み取れませんでした。管理者に知らせて、あとでもう一度実行してください。", e);
        }
    }

    private JobResult keep(Upload upload, Incoming incoming, Progress progress) {
        Reading reading = incoming.reading();
        boolean register = Intake.isRegister(reading);
        if (!register && upload.slug().isEmpty()) {
            throw refused(upload, "この資料は計画の文書でした。どの計画かを選んで、もう一度取り込んでください。");
        }
        if (upload.kind() == Readers.Kind.PLAN
                && reading.plan() != null
                && reading.plan().nodes().isEmpty()
                && reading.plan().indicators().isEmpty()) {
            throw refused(upload, "この資料には、計画の項目も指標も見つかりませんでした。計画の文書かどうかを確かめてください。");
        }
        for (Finding finding : reading.findings()) {
            if (finding.severity() == Finding.Severity.ERROR) {
                tell(progress, finding);
            }
        }
        progress.stopIfCancelled();
        return transactions.execute(status -> {
            // As the person who asked for it, so that a right lost meanwhile counts and the draft is the department's.
            Intake.Taken taken = Actors.as(actor(upload), () -> intake.taken(incoming, upload.slug(), upload.owner()));
            long series = taken.proposal().series();
            drafts.unfit(register, series, taken.document())
                    .forEach(unfit ->
                            progress.error((long) unfit.mend().what().place().line(), "手で直した記録", unfit.sentence()));
            store.read(
                    upload.id(),
                    taken.document(),
                    series,
                    register ? "register" : "plan",
                    register ? null : series,
                    organisations.ensure(upload.owner()).id(),
                    clock.instant());
            var result = result(
                    upload.id(),
                    taken.proposal().edition() == null
                            ? "いま採用されている版と同じ内容でした。新しい案は作っていません。"
                            : "案を作りました。" + taken.proposal().difference().toSentence());
            progress.finish(result);
            return result;
        });
    }

    private Actor actor(Upload upload) {
        Long person = upload.person();
        return person == null ? Actors.current() : people.actor(person, null, "");
    }

    private static void tell(Progress progress, Finding finding) {
        var place = finding.place();
        progress.error(
                place == null ? null : (long) place.line(), finding.severity().label(), finding.message());
    }

    /** Says it to whoever looks at the upload, too. */
    private JobFailedException refused(Upload upload, String sentence) {
        store.failed(upload.id(), sentence);
        return new JobFailedException(sentence);
    }

    private static JobResult result(long upload, String sentence) {
        return new JobResult(sentence, Imports.PATH + "/" + upload);
    }

    /** Tells the job how far the reader is; the reader knows nothing of jobs. */
    private record Watched(Progress progress) implements Incoming.Watch {
        @Override
        public void opened(int lines) {
            progress.total(lines);
            progress.stopIfCancelled();
        }

        @Override
        public void line() {
            progress.advance(1);
            progress.stopIfCancelled();
        }
    }
}

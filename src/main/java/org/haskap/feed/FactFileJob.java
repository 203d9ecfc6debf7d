package org.haskap.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKind;
import org.haskap.jobs.JobFailedException;
import org.haskap.jobs.JobKind;
import org.haskap.jobs.JobResult;
import org.haskap.jobs.Progress;
import org.haskap.reading.Document;
import org.haskap.reading.Sources;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Checks a file of facts, records it, or takes all of it back. Each is one transaction that ends together with the word that
 * the job is done: a killed process leaves all or nothing, and the job begins anew.
 */
@Component
final class FactFileJob implements JobKind<FactFileJob.Work> {
    private static final int PIECE = 5_000;

    private final FactFileStore files;
    private final FeedStore fed;
    private final Feeding feeding;
    private final Evidence evidence;
    private final People people;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    FactFileJob(
            JdbcClient jdbc,
            Feeding feeding,
            Evidence evidence,
            People people,
            TransactionTemplate transactions,
            InstantSource clock) {
        files = new FactFileStore(jdbc);
        fed = new FeedStore(jdbc);
        this.feeding = feeding;
        this.evidence = evidence;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is done with the file. */
    enum Step {
        CHECK(FactFile.State.CHECKING),
        RECORD(FactFile.State.RECORDING),
        UNDO(FactFile.State.UNDOING);

        private final FactFile.State from;

        Step(FactFile.State from) {
            this.from = from;
        }
    }

    /**
     * What the job is told.
     *
     * @param file key of the file
     * @param step what is done with it
     * @param mode when recording: what becomes of the good rows when some are bad
     * @param person who asked for it, or null for the operator
     */
    record Work(
            long file,
            Step step,
            Feeding.Mode mode,
            @Nullable Long person) {}

    @Override
    public String name() {
        return "fact-file";
    }

    @Override
    public String label() {
        return "事実の取り込み";
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
    public JobResult work(Work work, Progress progress) throws Exception {
        FactFile file = files.find(work.file()).orElseThrow();
        if (file.state() != work.step().from) {
            throw elsewhere();
        }
        Long person = work.person();
        Actor actor = person == null ? Actors.current() : people.actor(person, null, "");
        return Actors.as(actor, () -> switch (work.step()) {
            case CHECK -> check(file, progress);
            case RECORD -> record(file, work.mode(), progress);
            case UNDO -> undo(file, progress);
        });
    }

    /** An older job begun again, or another was quicker: the file has gone on, and this step is nobody's wish any more. */
    private static JobFailedException elsewhere() {
        return new JobFailedException("このファイルは、もうこの処理を待っていません。何も変えていません。ファイルのページで、いまの状態を確かめてください。");
    }

    private JobResult check(FactFile file, Progress progress) {
        FactKind kind = kind(file);
        FactRows rows = rows(file, kind);
        progress.total(rows.rows().size());
        Feeding.Outcome outcome = feeding.check(sending(file, Feeding.Mode.EACH, rows), rows.problems());
        tell(rows, kind, outcome, progress);
        progress.advance(rows.rows().size());
        return ended(progress, () -> {
            if (!files.came(
                    file.id(), file.state(), FactFile.State.CHECKED, outcome, String.join("\n", rows.notes()))) {
                throw elsewhere();
            }
            return new JobResult(
                    String.format(
                            Locale.ROOT,
                            "%,d行を確かめました。新しい事実%,d件、前に送られたもの%,d件、誤りのある行%,d行です。まだ記録していません。",
                            rows.rows().size(),
                            outcome.taken(),
                            outcome.known(),
                            outcome.refused()),
                    file.path());
        });
    }

    private JobResult record(FactFile file, Feeding.Mode mode, Progress progress) {
        FactKind kind = kind(file);
        FactRows rows = rows(file, kind);
        progress.total(rows.rows().size());
        try {
            return feeding.inOneTransaction(() -> {
                hold(file);
                Feeding.Outcome outcome = feeding.take(sending(file, mode, rows), rows.problems(), done -> {
                    progress.advance(done);
                    progress.stopIfCancelled();
                });
                files.came(file.id(), file.state(), FactFile.State.RECORDED, outcome, String.join("\n", rows.notes()));
                files.forget(file.id());
                var result = new JobResult(
                        String.format(
                                Locale.ROOT,
                                "事実を%,d件記録しました。前に送られたもの%,d件と、誤りのある行%,d行は加えていません。",
                                outcome.taken(),
                                outcome.known(),
                                outcome.refused()),
                        file.path());
                progress.finish(result);
                return result;
            });
        } catch (Feeding.RefusedBatchException e) {
            tell(rows, kind, e.outcome(), progress);
            Feeding.Outcome again = feeding.check(sending(file, Feeding.Mode.EACH, rows), rows.problems());
            if (!files.came(file.id(), file.state(), FactFile.State.CHECKED, again, String.join("\n", rows.notes()))) {
                throw elsewhere();
            }
            throw new JobFailedException("誤りのある行があるため、何も記録していません。誤りを直したファイルを取り込み直してください。");
        }
    }

    private JobResult undo(FactFile file, Progress progress) {
        return ended(progress, () -> {
            hold(file);
            long taken = 0;
            long after = 0;
            List<Long> piece = fed.ofFile(file.id(), after, PIECE);
            while (!piece.isEmpty()) {
                taken += evidence.reverse(piece).size();
                progress.advance(piece.size());
                progress.stopIfCancelled();
                after = piece.getLast();
                piece = fed.ofFile(file.id(), after, PIECE);
            }
            fed.undone(file.id(), clock.instant());
            files.move(file.id(), file.state(), FactFile.State.UNDONE, "");
            return new JobResult(String.format(Locale.ROOT, "このファイルの事実を%,d件取り消しました。", taken), file.path());
        });
    }

    private void hold(FactFile file) {
        if (!files.hold(file.id(), file.state())) {
            throw elsewhere();
        }
    }

    private JobResult ended(Progress progress, Supplier<JobResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            JobResult result = work.get();
            progress.finish(result);
            return result;
        }));
    }

    private static Feeding.Sending sending(FactFile file, Feeding.Mode mode, FactRows rows) {
        return new Feeding.Sending(file.organisation().id(), mode, Set.of(), file.id(), rows.rows());
    }

    private FactKind kind(FactFile file) {
        FactKind kind = feeding.kinds(Set.of()).get(file.kind());
        if (kind == null) {
            throw refused(file, FactFile.State.FAILED, "種類「" + file.kind() + "」は、ファイルでは送れなくなりました。");
        }
        return kind;
    }

    private static void tell(FactRows rows, FactKind kind, Feeding.Outcome outcome, Progress progress) {
        for (FeedProblem problem : outcome.problems()) {
            progress.error(
                    rows.lines().get(problem.row()).longValue(), rows.heading(problem, kind), problem.sentence());
        }
    }

    private FactRows rows(FactFile file, FactKind kind) {
        byte[] content = files.content(file.id())
                .orElseThrow(() -> refused(file, FactFile.State.DROPPED, "ファイルの中身がもう残っていません。もう一度取り込んでください。"));
        try {
            return FactRows.read(open(file, content), kind);
        } catch (UnreadableException | FactRows.NoTableException e) {
            JobFailedException refused = refused(file, FactFile.State.FAILED, String.valueOf(e.getMessage()));
            files.forget(file.id());
            throw refused;
        } catch (IOException e) {
            throw new JobFailedException("いまサーバーに空きがなく、読み取れませんでした。管理者に知らせて、あとでもう一度実行してください。", e);
        }
    }

    /** Office files are read piece by piece from the disk; the name decides only between csv and tsv. */
    private static Document open(FactFile file, byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("haskap");
        try {
            return Sources.open(Files.write(folder.resolve("facts"), content), file.name());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private JobFailedException refused(FactFile file, FactFile.State state, String sentence) {
        if (!files.failed(file.id(), file.state(), state, sentence)) {
            throw elsewhere();
        }
        return new JobFailedException(sentence);
    }
}

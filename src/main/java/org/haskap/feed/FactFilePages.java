package org.haskap.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.haskap.evidence.FactKind;
import org.haskap.jobs.JobError;
import org.haskap.web.Query;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/** What the pages of files of facts show. */
public final class FactFilePages {
    static final int ROWS = 50;
    static final int ERRORS = 100;

    private static final Banner OVER = new Banner(Banner.Type.WARNING, "処理が途中で終わりました", "何も記録していません。もう一度、確かめてください。");

    private FactFilePages() {}

    /**
     * The files.
     *
     * @param rows the newest first
     * @param next where the list goes on, or null
     * @param templates for each kind the file to fill in
     */
    public record Files(List<Row> rows, @Nullable Link next, List<Template> templates) {
        /** Copies the lists. */
        public Files {
            rows = List.copyOf(rows);
            templates = List.copyOf(templates);
        }
    }

    /** A kind's file to fill in: where it is given out as a workbook and as CSV. */
    public record Template(String kind, String xlsx, String csv) {}

    /** A file in the list. */
    public record Row(Link name, Chip state, String organisation, String kind, String at, String facts) {}

    /**
     * One file.
     *
     * @param banner what is to be done or known now
     * @param facts what it is and came to
     * @param errors the first rows that cannot be taken
     * @param errorFile all of them as a file, or null
     * @param acts what can be done with it
     * @param looks where its facts or its job are seen
     */
    public record File(
            Banner banner,
            List<Fact> facts,
            List<JobError> errors,
            @Nullable Link errorFile,
            List<Act> acts,
            List<Link> looks) {
        /** Copies the lists. */
        public File {
            facts = List.copyOf(facts);
            errors = List.copyOf(errors);
            acts = List.copyOf(acts);
            looks = List.copyOf(looks);
        }
    }

    /**
     * A button.
     *
     * @param action where its form is sent to
     * @param mode what goes with it, or empty
     */
    public record Act(String label, String action, String mode, String type) {}

    static Files list(List<FactFile> files, List<FactKind> kinds) {
        List<FactFile> shown = files.subList(0, Math.min(ROWS, files.size()));
        return new Files(
                shown.stream()
                        .map(file -> new Row(
                                new Link(file.name(), file.path()),
                                state(file),
                                file.organisation().name(),
                                name(file, kinds),
                                Words.time(file.at()),
                                file.state() == FactFile.State.RECORDED ? Words.count(file.good(), "件") : "－"))
                        .toList(),
                files.size() > ROWS
                        ? new Link(
                                "これより前のファイル",
                                FactFiles.PATH + "?before=" + shown.getLast().id())
                        : null,
                kinds.stream()
                        .map(kind -> new Template(
                                kind.name(),
                                Query.of(FactTemplateController.XLSX)
                                        .with("kind", kind.code())
                                        .href(),
                                Query.of(FactTemplateController.CSV)
                                        .with("kind", kind.code())
                                        .href()))
                        .toList());
    }

    private static String name(FactFile file, List<FactKind> kinds) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(file.kind()))
                .findFirst()
                .map(FactKind::name)
                .orElse(file.kind());
    }

    private static Chip state(FactFile file) {
        String label = file.state().label();
        return switch (file.state()) {
            case RECORDED -> new Chip(Tone.GREEN, "✓", label);
            case CHECKED -> new Chip(Tone.YELLOW, "！", label);
            case FAILED -> new Chip(Tone.RED, "✕", label);
            case CHECKING, RECORDING, UNDOING -> new Chip(Tone.BLUE, "…", label);
            case UNDONE, DROPPED -> new Chip(Tone.GRAY, "－", label);
        };
    }

    /**
     * One file.
     *
     * @param own whether the person may see the job's own page
     * @param over whether the job it waits for has ended without a word
     */
    static File file(
            FactFile file, List<FactKind> kinds, List<JobError> errors, String who, boolean own, boolean over) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("ファイル", file.name() + "（" + Words.count((file.size() + 1023) / 1024, "KB") + "）"));
        facts.add(Fact.of("団体", file.organisation().name()));
        facts.add(Fact.of("種類", name(file, kinds) + "（" + file.kind() + "）"));
        facts.add(Fact.of("取り込み", Words.time(file.at()) + who));
        if (!file.state().open() && file.state() != FactFile.State.FAILED) {
            facts.add(Fact.of(
                    file.state() == FactFile.State.CHECKED ? "新しい事実" : "記録した事実", Words.count(file.good(), "件")));
            facts.add(Fact.of("前に送られていた行", Words.count(file.known(), "行") + "（何も加えません）"));
            facts.add(Fact.of("誤りのある行", Words.count(file.bad(), "行")));
        }
        if (!file.notes().isEmpty()) {
            facts.add(new Fact("ファイルについて", file.notes().lines().toList(), null));
        }
        if (!file.reason().isEmpty()) {
            facts.add(Fact.of("取り消した理由", file.reason()));
        }
        facts.add(Fact.of("ファイルのSHA-256", file.sha256()));
        var looks = new ArrayList<Link>();
        if (own && !file.job().isEmpty()) {
            looks.add(new Link("処理の様子を見る", "/staff/jobs/" + file.job()));
        }
        if (file.state() == FactFile.State.RECORDED || file.state() == FactFile.State.UNDONE) {
            looks.add(new Link("この種類の事実を一覧で見る", "/staff/evidence?kind=" + file.kind()));
        }
        if (file.state() == FactFile.State.RECORDED) {
            looks.add(new Link("このファイルの事実をすべて取り消す", file.path() + "/reversal"));
        }
        boolean all = errors.size() > ERRORS;
        return new File(
                over ? OVER : banner(file),
                facts,
                errors.subList(0, Math.min(ERRORS, errors.size())),
                all ? new Link("誤りの一覧をすべて保存する（CSV）", file.path() + "/errors.csv") : null,
                acts(file, over),
                looks);
    }

    private static Banner banner(FactFile file) {
        String counts = String.format(
                Locale.ROOT, "新しい事実は%,d件、前に送られていた行は%,d行、誤りのある行は%,d行です。", file.good(), file.known(), file.bad());
        return switch (file.state()) {
            case CHECKING -> new Banner(Banner.Type.INFO, "ファイルを確かめています", "このページを離れても続きます。しばらくしてから、最新の状態を表示してください。");
            case CHECKED ->
                new Banner(
                        file.bad() > 0 ? Banner.Type.WARNING : Banner.Type.INFO,
                        file.good() == 0 ? "新しく記録できる事実はありません" : "まだ記録していません。内容を確かめてください",
                        file.failure()
                                + counts
                                + (file.known() > 0
                                        ? "番号のない行は、前に送られた行とまったく同じ内容のとき、加えません。別の事実なら、番号の列を付けて取り込み直してください。"
                                        : ""));
            case RECORDING -> new Banner(Banner.Type.INFO, "事実を記録しています", "このページを離れても続きます。");
            case RECORDED ->
                file.failure().isEmpty()
                        ? new Banner(Banner.Type.SUCCESS, "事実を記録しました", "実績の数字に、すぐに表れます。")
                        : new Banner(Banner.Type.WARNING, "取り消していません", file.failure() + "もう一度取り消せます。");
            case UNDOING -> new Banner(Banner.Type.INFO, "事実を取り消しています", "このページを離れても続きます。");
            case UNDONE -> new Banner(Banner.Type.INFO, "このファイルの事実は、すべて取り消しました", "直したファイルを、同じ番号のままで取り込めます。");
            case DROPPED ->
                new Banner(Banner.Type.INFO, "記録せずに終わりました", file.failure().isEmpty() ? "何も記録していません。" : file.failure());
            case FAILED -> new Banner(Banner.Type.ERROR, "このファイルは取り込めません", file.failure() + "何も記録していません。");
        };
    }

    private static List<Act> acts(FactFile file, boolean over) {
        Stream.Builder<Act> acts = Stream.builder();
        if (over) {
            acts.add(new Act("もう一度確かめる", file.path() + "/check", "", "outline"));
        }
        if (file.state() == FactFile.State.CHECKED) {
            if (file.good() > 0) {
                acts.add(
                        file.bad() == 0
                                ? new Act(
                                        Words.count(file.good(), "件を記録する"),
                                        file.path() + "/confirmation",
                                        "ALL",
                                        "solid")
                                : new Act(
                                        Words.count(file.good(), "件の正しい行だけを記録する"),
                                        file.path() + "/confirmation",
                                        "EACH",
                                        "outline"));
            }
            acts.add(new Act("記録せずに終える", file.path() + "/withdrawal", "", "text"));
        }
        return acts.build().toList();
    }
}

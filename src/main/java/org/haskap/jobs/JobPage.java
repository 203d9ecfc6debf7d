package org.haskap.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A job's own page. While the job is not over, the part that changes asks for itself again every three seconds.
 *
 * @param heading the page's h1
 * @param href the page's address
 * @param chip where the job stands
 * @param progress how far it is, such as 「3,200/12,000行」
 * @param percent of the whole, or null while the whole is unknown
 * @param facts when it was asked for, begun, and so on
 * @param banner how it ended, if it did
 * @param result link to what came of it, or null
 * @param over whether nothing more happens by itself
 * @param cancellable whether it can be cancelled
 * @param repeatable whether it can be done again
 * @param errors the first errors in the input
 * @param errorCount how many there are, in words
 * @param file address of the file with the errors; empty when there are none
 * @param said what is read aloud when it changes: begin, quarters, end
 * @param announced whether that was said already
 */
public record JobPage(
        String heading,
        String href,
        Chip chip,
        String progress,
        @Nullable Integer percent,
        List<Fact> facts,
        @Nullable Banner banner,
        @Nullable Link result,
        boolean over,
        boolean cancellable,
        boolean repeatable,
        List<Row> errors,
        String errorCount,
        String file,
        String said,
        boolean announced) {

    /** Errors shown on the page; the file has more. */
    static final int ERRORS_SHOWN = 100;

    /** Copies the lists. */
    public JobPage {
        facts = List.copyOf(facts);
        errors = List.copyOf(errors);
    }

    /** The address that asks for what changed since. */
    public String again() {
        return href + "?said=" + java.net.URLEncoder.encode(said, java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * An error in the input.
     *
     * @param row its row, or empty
     * @param column its column, or empty
     * @param sentence what is wrong and how to mend it
     */
    public record Row(String row, String column, String sentence) {}

    /** @param heard what was read aloud the last time, or empty */
    static JobPage of(Job job, List<JobError> errors, Instant now, String heard) {
        String href = "/staff/jobs/" + job.id();
        String said = said(job);
        return new JobPage(
                job.label(),
                href,
                JobChips.of(job.state()),
                progress(job),
                percent(job),
                facts(job, now),
                banner(job),
                job.result().link() == null
                        ? null
                        : new Link("結果を見る", String.valueOf(job.result().link())),
                job.state().terminal(),
                !job.state().terminal() && !job.cancelWanted(),
                job.state().repeatable(),
                errors.stream().map(JobPage::row).toList(),
                errorCount(job.errors(), errors.size()),
                job.errors() == 0 ? "" : href + "/errors.csv",
                said,
                said.equals(heard));
    }

    private static Row row(JobError error) {
        return new Row(error.row() == null ? "" : number(error.row()), error.column(), error.sentence());
    }

    static String progress(Job job) {
        if (job.total() != null) {
            return number(job.done()) + "/" + number(job.total()) + job.unit();
        }
        return job.startedAt() == null || job.done() == 0 ? "" : number(job.done()) + job.unit();
    }

    static @Nullable Integer percent(Job job) {
        Long total = job.total();
        return total == null || total == 0 ? null : (int) Math.min(100, job.done() * 100 / total);
    }

    private static String said(Job job) {
        Integer percent = percent(job);
        return job.state() == JobState.RUNNING && percent != null && percent >= 25
                ? "実行中です。" + percent / 25 * 25 + "%まで進みました。"
                : switch (job.state()) {
                    case WAITING -> "待機しています。";
                    case RUNNING -> "実行中です。";
                    case DONE -> "完了しました。";
                    case PARTLY -> "一部が失敗しました。";
                    case FAILED -> "失敗しました。";
                    case CANCELLED -> "取り消しました。";
                };
    }

    private static List<Fact> facts(Job job, Instant now) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("受付", JapanTime.minute(job.submittedAt())));
        if (job.state() == JobState.WAITING && job.dueAt().isAfter(now)) {
            facts.add(Fact.of("次の開始", JapanTime.minute(job.dueAt())));
        }
        if (job.startedAt() != null) {
            facts.add(Fact.of("開始", JapanTime.minute(job.startedAt())));
            facts.add(Fact.of("経過", duration(job.elapsed(now))));
        }
        if (job.finishedAt() != null) {
            facts.add(Fact.of("終了", JapanTime.minute(job.finishedAt())));
        }
        if (job.attempt() > 1) {
            facts.add(Fact.of("実行の回数", job.attempt() + "回目"));
        }
        facts.add(Fact.of("番号", job.id().value()));
        return facts;
    }

    private static @Nullable Banner banner(Job job) {
        String said = job.result().sentence();
        return switch (job.state()) {
            case DONE -> new Banner(Banner.Type.SUCCESS, "完了しました", said);
            case PARTLY -> new Banner(Banner.Type.WARNING, "一部が失敗しました", said);
            case FAILED -> new Banner(Banner.Type.ERROR, "失敗しました", job.error());
            case CANCELLED -> new Banner(Banner.Type.INFO, "取り消しました", "この処理は最後まで行われていません。");
            case RUNNING ->
                job.cancelWanted() ? new Banner(Banner.Type.INFO, "取り消しを受け付けました", "区切りのよいところで止まります。") : null;
            case WAITING -> job.error().isEmpty() ? null : new Banner(Banner.Type.WARNING, "やり直します", job.error());
        };
    }

    private static String errorCount(long all, int shown) {
        if (all == 0) {
            return "";
        }
        return all <= shown ? number(all) + "件" : number(all) + "件のうち、はじめの" + number(shown) + "件";
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + "秒";
        }
        return seconds < 3600
                ? seconds / 60 + "分" + seconds % 60 + "秒"
                : seconds / 3600 + "時間" + seconds % 3600 / 60 + "分";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

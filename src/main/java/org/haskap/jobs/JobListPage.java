package org.haskap.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * All jobs, for administrators.
 *
 * @param filter which are shown
 * @param rows a page of them
 * @param pages the other pages
 * @param rounds the recurring jobs; empty on all pages but the first
 */
public record JobListPage(Filter filter, List<Row> rows, Pagination pages, List<Round> rounds) {
    static final int ROWS = 50;
    private static final String PATH = "/admin/jobs";

    /** Copies the lists. */
    public JobListPage {
        rows = List.copyOf(rows);
        rounds = List.copyOf(rounds);
    }

    /**
     * A job.
     *
     * @param page its name and its page
     * @param chip where it stands
     * @param progress how far it is
     * @param submitted when it was asked for
     * @param by who asked: a person, or the name of a command or job
     * @param time begin and length, or when it begins
     * @param error why it failed, or empty
     * @param retry address to which a retry is posted, or empty when there is nothing to retry
     */
    public record Row(
            Link page,
            Chip chip,
            String progress,
            String submitted,
            String by,
            String time,
            String error,
            String retry) {}

    /**
     * A recurring job.
     *
     * @param label what people call it
     * @param cadence when it runs
     * @param chip how it fares
     * @param due when it runs next
     * @param last when it last ended well
     * @param error why it failed, or empty
     * @param run address to which a run is posted
     */
    public record Round(String label, String cadence, Chip chip, String due, String last, String error, String run) {}

    static JobListPage of(
            JobFilter filter,
            List<JobKind<?>> kinds,
            List<Job> jobs,
            long count,
            int page,
            List<RecurringState> recurring,
            Instant now) {
        var values = new LinkedHashMap<String, String>();
        values.put("state", filter.state() == null ? "" : filter.state().name());
        values.put("kind", filter.kind() == null ? "" : filter.kind());
        var query = new Query(PATH, values);
        return new JobListPage(
                filter(values, query, kinds, count),
                jobs.stream().map(job -> row(job, now)).toList(),
                new Pagination(page, last(count), query.with("page", "_").href().replaceFirst("_$", "")),
                recurring.stream().map(JobListPage::round).toList());
    }

    /** The number of the last page. */
    static int last(long count) {
        return (int) Math.max(1, (count + ROWS - 1) / ROWS);
    }

    private static Filter filter(Map<String, String> values, Query query, List<JobKind<?>> kinds, long count) {
        var fields = List.of(
                Field.choice(
                        "state",
                        "状態",
                        values.getOrDefault("state", ""),
                        List.of(JobState.values()).stream()
                                .map(state -> new Field.Option(state.name(), state.label()))
                                .toList()),
                Field.choice(
                        "kind",
                        "種類",
                        values.getOrDefault("kind", ""),
                        kinds.stream()
                                .sorted(Comparator.comparing(JobKind::name))
                                .map(kind -> new Field.Option(kind.name(), kind.label()))
                                .toList()));
        var active = new ArrayList<Filter.Condition>();
        for (Field field : fields) {
            field.options().stream()
                    .filter(option ->
                            !option.value().isEmpty() && option.value().equals(field.value()))
                    .forEach(option -> active.add(
                            new Filter.Condition(field.label() + "：" + option.label(), query.without(field.name()))));
        }
        return new Filter(PATH, List.of(), fields, active, count + "件を表示");
    }

    private static Row row(Job job, Instant now) {
        boolean failing = job.state() == JobState.FAILED || job.state() == JobState.WAITING;
        return new Row(
                new Link(job.label(), "/staff/jobs/" + job.id()),
                JobChips.of(job.state()),
                JobPage.progress(job),
                JapanTime.minute(job.submittedAt()),
                job.submittedBy() == null ? job.submittedAs() : "利用者",
                time(job, now),
                failing ? job.error() : "",
                job.state().repeatable() ? "/staff/jobs/" + job.id() + "/retry" : "");
    }

    private static String time(Job job, Instant now) {
        if (job.state() == JobState.WAITING) {
            return job.dueAt().isAfter(now) ? JapanTime.minute(job.dueAt()) + "から" : "まもなく";
        }
        return job.startedAt() == null
                ? "－"
                : JapanTime.minute(job.startedAt()) + "から" + JobPage.duration(job.elapsed(now));
    }

    private static Round round(RecurringState job) {
        return new Round(
                job.label(),
                job.cadence(),
                job.running()
                        ? JobChips.of(JobState.RUNNING)
                        : job.failedAt() != null ? JobChips.of(JobState.FAILED) : new Chip(Tone.GREEN, "✓", "正常"),
                minute(job.dueAt()),
                minute(job.lastSuccess()),
                job.error(),
                "/admin/jobs/recurring/" + job.name() + "/run");
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "－" : JapanTime.minute(instant);
    }
}

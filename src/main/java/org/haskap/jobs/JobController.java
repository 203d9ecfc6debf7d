package org.haskap.jobs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of jobs. */
@Controller
final class JobController {
    private static final String SECTION = "処理";

    private final Jobs jobs;
    private final List<JobKind<?>> kinds;
    private final Pages pages;
    private final InstantSource clock;

    JobController(Jobs jobs, List<JobKind<?>> kinds, Pages pages, InstantSource clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/admin/jobs")
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page) {
        var filter = new JobFilter(
                Arrays.stream(JobState.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst()
                        .orElse(null),
                kind.isEmpty() ? null : kind);
        long count = jobs.count(filter);
        int shown = Math.clamp(page, 1, JobListPage.last(count));
        var list = jobs.list(filter, JobListPage.ROWS, (long) (shown - 1) * JobListPage.ROWS);
        var recurring = shown == 1 ? jobs.recurring() : List.<RecurringState>of();
        return pages.desk(
                Desk.ADMIN,
                "jobs/list",
                Head.of("処理の一覧", SECTION).under(new Crumb(Desk.ADMIN.label(), Desk.ADMIN.href())),
                JobListPage.of(filter, kinds, list, count, shown, recurring, clock.instant()));
    }

    @PostMapping("/admin/jobs/recurring/{name}/run")
    ResponseEntity<Void> run(@PathVariable String name) {
        if (!jobs.runNow(name)) {
            throw new NotFoundException("この定期処理はありません。");
        }
        return to("/admin/jobs");
    }

    @GetMapping("/staff/jobs/{id}")
    ModelAndView job(@PathVariable String id, @RequestParam(defaultValue = "") String said) {
        Job job = find(id);
        List<JobError> errors = job.errors() == 0 ? List.of() : jobs.errors(job.id(), JobPage.ERRORS_SHOWN);
        return pages.desk(
                Desk.STAFF,
                "jobs/job",
                Head.of(job.label() + "の様子", SECTION),
                JobPage.of(job, errors, clock.instant(), said));
    }

    @GetMapping("/staff/jobs/{id}/errors.csv")
    void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
        Job job = find(id);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"errors-" + job.id() + ".csv\"");
        jobs.writeErrors(job.id(), response.getOutputStream());
    }

    @PostMapping("/staff/jobs/{id}/cancellation")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        Job job = find(id);
        jobs.cancel(job.id());
        return to("/staff/jobs/" + job.id());
    }

    @PostMapping("/staff/jobs/{id}/retry")
    ResponseEntity<Void> retry(@PathVariable String id) {
        Job job = find(id);
        jobs.retry(job.id());
        return to("/staff/jobs/" + job.id());
    }

    private Job find(String id) {
        return JobId.parse(id)
                .flatMap(jobs::find)
                .orElseThrow(() -> new NotFoundException("この処理はありません。保存の期間が過ぎたか、ほかの人の処理です。"));
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** The entry in the administrators' navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        DeskArea jobsArea(Access access) {
            return new DeskArea(
                    Desk.ADMIN, 60, SECTION, "/admin/jobs", () -> access.may(Permission.SEE_JOBS, Target.REGION));
        }
    }
}

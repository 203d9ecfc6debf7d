package org.haskap.opendata;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.haskap.opendata.OpenData.Format;
import org.haskap.plan.PlanTree;
import org.haskap.register.Register;
import org.haskap.strategy.KpiFilter;
import org.haskap.strategy.ProgrammeListPage;
import org.haskap.web.NotFoundException;
import org.haskap.web.PublicPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of the site's pages as files, under the same conditions as on the page. */
@PublicPage
final class ListController {
    private static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final OpenData open;

    ListController(OpenData open) {
        this.open = open;
    }

    @GetMapping("/strategy/kpis.csv")
    void kpisCsv(KpiFilter filter, HttpServletResponse response) throws IOException {
        kpis(filter, Format.CSV, response);
    }

    @GetMapping("/strategy/kpis.json")
    void kpisJson(KpiFilter filter, HttpServletResponse response) throws IOException {
        kpis(filter, Format.JSON, response);
    }

    @GetMapping("/strategy/kpis/{code}.csv")
    void kpiCsv(@PathVariable String code, HttpServletResponse response) throws IOException {
        kpi(code, Format.CSV, response);
    }

    @GetMapping("/strategy/kpis/{code}.json")
    void kpiJson(@PathVariable String code, HttpServletResponse response) throws IOException {
        kpi(code, Format.JSON, response);
    }

    @GetMapping("/programmes.csv")
    void programmesCsv(ProgrammeListPage.Asked asked, HttpServletResponse response) throws IOException {
        programmes(asked, Format.CSV, response);
    }

    @GetMapping("/programmes.json")
    void programmesJson(ProgrammeListPage.Asked asked, HttpServletResponse response) throws IOException {
        programmes(asked, Format.JSON, response);
    }

    @GetMapping("/programmes/calendar.ics")
    void calendar(@RequestParam(required = false) @Nullable Integer fy, HttpServletResponse response)
            throws IOException {
        var data = open.published().data();
        var held = ProgrammeCalendar.Held.in(register(data, fy)).toList();
        calendar(data.region() + "の共催・協働", held, data, "programmes", response);
    }

    @GetMapping("/programmes/{no}.ics")
    void calendar(
            @PathVariable String no, @RequestParam(required = false) @Nullable Integer fy, HttpServletResponse response)
            throws IOException {
        var data = open.published().data();
        var held = data.registers().stream()
                .filter(register -> fy == null || register.fiscalYear().year() == fy)
                .flatMap(ProgrammeCalendar.Held::in)
                .filter(one -> one.programme().no().equals(no))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("番号「" + no + "」の事業はありません。"));
        if (held.programme().months().isEmpty()) {
            throw new NotFoundException("「" + held.programme().name() + "」は日付が分からないため、予定表にできません。");
        }
        calendar(held.programme().name(), List.of(held), data, "programme-" + no, response);
    }

    private static void calendar(
            String name, List<ProgrammeCalendar.Held> held, PublicData data, String file, HttpServletResponse response)
            throws IOException {
        response.setContentType(CALENDAR);
        Answers.named(response, file + ".ics");
        ProgrammeCalendar.write(name, data.code(), data.published(), held, response.getOutputStream());
    }

    private void kpis(KpiFilter filter, Format format, HttpServletResponse response) throws IOException {
        var data = open.published().data();
        var dataset = data.strategyTree()
                .map(tree -> Indicators.list(tree, filter.shown(data.progress(tree))))
                .orElseGet(() -> Indicators.list(List.of()));
        Answers.send(dataset, data, format, "kpis", response);
    }

    private void kpi(String code, Format format, HttpServletResponse response) throws IOException {
        var data = open.published().data();
        Optional<PlanTree> strategy = data.strategyTree();
        var indicator = strategy.flatMap(tree -> tree.indicator(code))
                .orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        Answers.send(
                Indicators.tidy(data.progress(strategy.orElseThrow()).of(indicator)),
                data,
                format,
                "kpi-" + code,
                response);
    }

    private void programmes(ProgrammeListPage.Asked asked, Format format, HttpServletResponse response)
            throws IOException {
        var data = open.published().data();
        Register register = register(data, asked.fy());
        var dataset = Datasets.printed("programmes", register, register.filter(asked.filter()));
        Answers.send(
                dataset, data, format, "programmes-" + register.fiscalYear().year(), response);
    }

    /** The register of a fiscal year, or the newest, as on the pages. */
    private static Register register(PublicData data, @Nullable Integer fy) {
        return data.registers().stream()
                .filter(one -> fy == null || one.fiscalYear().year() == fy)
                .findFirst()
                .orElseThrow(() -> new NotFoundException((fy == null ? "" : fy + "年度の") + "共催・協働の記録はありません。"));
    }
}

package org.haskap.explorer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.RecordedFact;
import org.haskap.plan.PlanTree;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Facts: found, counted, one at a time, taken away as files. */
@Controller
@RequestMapping(FactSearch.PATH)
final class ExplorerController {
    private static final Crumb CRUMB = new Crumb(ExplorerAreas.FACTS, FactSearch.PATH);

    private final Pages pages;
    private final Explorer explorer;

    ExplorerController(Pages pages, Explorer explorer) {
        this.pages = pages;
        this.explorer = explorer;
    }

    @GetMapping
    ModelAndView list(@RequestParam Map<String, String> given) {
        Asked asked = explorer.asked(FactSearch.of(given));
        FactKind kind = asked.kind();
        if (kind == null) {
            return page(
                    "list",
                    Head.of(ExplorerAreas.FACTS, Desk.STAFF.label()),
                    ExplorerPages.kinds(asked, explorer.kinds(asked), doors()));
        }
        FactQuery query = asked.query(kind);
        return page(
                "list",
                head(kind.name() + "の事実"),
                ExplorerPages.list(
                        asked,
                        kind,
                        explorer.totals(query),
                        explorer.facts(query, asked.search().place(), ExplorerPages.ROWS + 1),
                        doors()));
    }

    private List<Link> doors() {
        var kinds = new Link("事実の種類を見る", FactSearch.PATH + "/kinds");
        return explorer.mayFeed()
                ? List.of(new Link("事実をファイルで取り込む", FactSearch.PATH + "/import"), kinds)
                : List.of(kinds);
    }

    @GetMapping("/months")
    ModelAndView months(@RequestParam Map<String, String> given) {
        Asked asked = explorer.asked(FactSearch.of(given));
        FactKind kind = asked.kind();
        if (kind == null) {
            return pages.redirect(asked.search().address(FactSearch.PATH).href());
        }
        Measure measure = measure(asked.search().measure());
        List<Spans.Span> spans = Spans.monthly(asked.days(), asked.search().per())
                ? Spans.months(asked.days())
                : Spans.years(asked.days());
        Pivot pivot = explorer.pivot(asked.query(kind), spans, by(asked), measure);
        return page("months", head(kind.name() + "の集計"), ExplorerPages.months(asked, kind, measure, spans, pivot));
    }

    private static Measure measure(String name) {
        return Arrays.stream(Measure.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(Measure.COUNT);
    }

    private static @Nullable String by(Asked asked) {
        FactKind.Dimension by = asked.by();
        return by == null ? null : by.code();
    }

    @GetMapping("/{id:\\d{1,18}}")
    ModelAndView fact(@PathVariable long id) {
        List<RecordedFact> chain = explorer.chain(id);
        RecordedFact fact = chain.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その番号の事実はありません。"));
        return page(
                "fact",
                head("事実" + id),
                ExplorerPages.fact(
                        fact,
                        chain,
                        explorer.kind(fact.kind()).orElse(null),
                        explorer.trees(),
                        explorer.who(chain),
                        explorer.mayReverse(id)));
    }

    @GetMapping("/facts.csv")
    void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        facts(given, RowsFile.Format.CSV, response);
    }

    @GetMapping("/facts.json")
    void json(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        facts(given, RowsFile.Format.JSON, response);
    }

    private void facts(Map<String, String> given, RowsFile.Format format, HttpServletResponse response)
            throws IOException {
        Asked asked = explorer.asked(FactSearch.of(given));
        FactKind kind = chosen(asked);
        attach(response, format, "facts-" + kind.code());
        FactsFile.write(
                explorer,
                asked.query(kind),
                kind,
                asked.trees().stream()
                        .map(PlanTree::plan)
                        .collect(Collectors.toMap(plan -> plan.id(), plan -> plan.slug())),
                format,
                response.getOutputStream());
    }

    @GetMapping("/months.csv")
    void monthsCsv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        months(given, RowsFile.Format.CSV, response);
    }

    @GetMapping("/months.json")
    void monthsJson(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        months(given, RowsFile.Format.JSON, response);
    }

    private void months(Map<String, String> given, RowsFile.Format format, HttpServletResponse response)
            throws IOException {
        Asked asked = explorer.asked(FactSearch.of(given));
        FactKind kind = chosen(asked);
        attach(response, format, "months-" + kind.code());
        FactsFile.write(
                explorer,
                asked.query(kind),
                kind,
                Spans.ofFile(asked.days()),
                by(asked),
                format,
                response.getOutputStream());
    }

    private static FactKind chosen(Asked asked) {
        FactKind kind = asked.kind();
        if (kind == null) {
            throw new NotFoundException("種類「" + asked.search().kind() + "」はありません。一覧から種類を選んでください。");
        }
        return kind;
    }

    private static void attach(HttpServletResponse response, RowsFile.Format format, String name) {
        response.setContentType(format.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.suffix())
                        .build()
                        .toString());
    }

    private static Head head(String title) {
        return Head.of(title, Desk.STAFF.label()).under(CRUMB);
    }

    private ModelAndView page(String template, Head head, Object view) {
        return pages.desk(Desk.STAFF, "explorer/" + template, head, view);
    }
}

package org.haskap.strategy;

import java.util.Map;
import org.haskap.database.RegionSettings;
import org.haskap.document.Documents;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.RatingMarks;
import org.haskap.indicator.Scales;
import org.haskap.register.ProgrammeFacts;
import org.haskap.register.Programmes;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The strategy, its goals, measures and indicators. */
@PublicPage
final class StrategyController {
    private static final Crumb HOME = new Crumb(StrategyAreas.STRATEGY, "/strategy");
    private static final Crumb KPIS = new Crumb("指標の一覧", KpiFilter.PATH);

    private final Strategy strategy;
    private final Programmes programmes;
    private final Documents documents;
    private final Formulas formulas;
    private final ProgrammeFacts facts;
    private final Lineages lineages;
    private final Scales scales;
    private final RatingMarks marks;
    private final RegionSettings settings;
    private final Pages pages;

    StrategyController(
            Strategy strategy,
            Programmes programmes,
            Documents documents,
            Formulas formulas,
            ProgrammeFacts facts,
            Lineages lineages,
            Scales scales,
            RatingMarks marks,
            RegionSettings settings,
            Pages pages) {
        this.formulas = formulas;
        this.facts = facts;
        this.lineages = lineages;
        this.scales = scales;
        this.marks = marks;
        this.settings = settings;
        this.strategy = strategy;
        this.programmes = programmes;
        this.documents = documents;
        this.pages = pages;
    }

    @GetMapping("/strategy")
    ModelAndView strategy() {
        var progress = strategy.progress();
        if (progress.isEmpty()) {
            return pages.page("strategy/none", Head.of("総合戦略", StrategyAreas.STRATEGY), "");
        }
        var page = StrategyPage.of(progress.get(), changes(progress.get()), pages.downloads("/strategy"));
        return pages.page("strategy/strategy", Head.of(page.title(), StrategyAreas.STRATEGY), page);
    }

    private Changes changes(Progress progress) {
        long plan = progress.tree().plan().id();
        var published = progress.tree().edition().adoptedAt();
        return Changes.of(
                progress,
                formulas.inForce(plan),
                published == null ? Map.of() : marks.at(plan, published),
                scales.of(plan).scale());
    }

    @GetMapping("/strategy/goals/{code}")
    ModelAndView goal(@PathVariable String code) {
        var progress = strategy.required();
        var outline = progress.outline();
        var goal = outline.tree()
                .node(code)
                .filter(outline::goal)
                .orElseThrow(() -> new NotFoundException("「" + code + "」という基本目標はありません。"));
        var page = GoalPage.of(progress, goal);
        return pages.page(
                "strategy/goal", Head.of(page.title(), StrategyAreas.STRATEGY).under(HOME), page);
    }

    @GetMapping("/strategy/measures/{code}")
    ModelAndView measure(@PathVariable String code) {
        var progress = strategy.required();
        var outline = progress.outline();
        var measure = outline.tree()
                .node(code)
                .filter(outline::measure)
                .orElseThrow(() -> new NotFoundException("「" + code + "」という施策はありません。"));
        var page = MeasurePage.of(progress, measure, programmes.links(), programmes.registers());
        var goal = outline.goalOf(measure);
        return pages.page(
                "strategy/measure",
                Head.of(page.title(), StrategyAreas.STRATEGY)
                        .under(HOME, new Crumb(goal.heading(), outline.href(goal))),
                page);
    }

    @GetMapping(KpiFilter.PATH)
    ModelAndView kpis(KpiFilter filter) {
        var page = KpiListPage.of(strategy.required(), filter, pages.downloads(KpiFilter.PATH));
        return pages.page(
                "strategy/kpis", Head.of("指標の一覧", StrategyAreas.STRATEGY).under(HOME), page);
    }

    @GetMapping("/strategy/kpis/{code}")
    ModelAndView kpi(@PathVariable String code) {
        var outline = strategy.outline();
        var tree = outline.tree();
        var indicator = tree.indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        var working = strategy.working(tree, indicator);
        long id = tree.edition().documentId();
        var document =
                documents.find(id).orElseThrow(() -> new IllegalStateException("edition without its document " + id));
        var origins = new Origins(
                document,
                documents.line(id, indicator.place()),
                formulas.versions(new IndicatorRef(tree.plan().id(), code)),
                settings.get("licence").orElse(""));
        var page = KpiPage.of(
                outline,
                working.standing(),
                origins,
                lineages.partsOf(working),
                facts.standings(),
                pages.downloads("/strategy/kpis/{code}"));
        return pages.page(
                "strategy/kpi",
                Head.of(page.titleInBar(), StrategyAreas.STRATEGY).under(HOME, KPIS),
                page);
    }

    @GetMapping("/strategy/kpis/{code}/lineage")
    ModelAndView lineage(@PathVariable String code, @RequestParam(defaultValue = "") String period) {
        var outline = strategy.outline();
        var indicator =
                outline.tree().indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        var page = LineagePages.open(lineages.open(outline, indicator, period));
        return pages.page(
                "strategy/lineage",
                Head.of(page.titleInBar() + "の数値の成り立ち", StrategyAreas.STRATEGY)
                        .under(HOME, KPIS, new Crumb(page.name(), page.page().href())),
                page);
    }

    @GetMapping(MethodPage.PATH)
    ModelAndView method() {
        var progress = strategy.required();
        var plan = progress.tree().plan().id();
        var page = MethodPage.of(progress, scales.of(plan), strategy.example(progress));
        return pages.page(
                "strategy/method", Head.of("判定と計算の方法", StrategyAreas.STRATEGY).under(HOME), page);
    }
}

package org.haskap.strategy;

import org.haskap.database.RegionSettings;
import org.haskap.document.Documents;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.register.Programmes;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final RegionSettings settings;
    private final Pages pages;

    StrategyController(
            Strategy strategy,
            Programmes programmes,
            Documents documents,
            Formulas formulas,
            RegionSettings settings,
            Pages pages) {
        this.formulas = formulas;
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
        var page = StrategyPage.of(
                progress.get(), formulas.inForce(progress.get().tree().plan().id()), pages.downloads("/strategy"));
        return pages.page("strategy/strategy", Head.of(page.title(), StrategyAreas.STRATEGY), page);
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
        var progress = strategy.required();
        var tree = progress.tree();
        var indicator = tree.indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        long id = tree.edition().documentId();
        var document =
                documents.find(id).orElseThrow(() -> new IllegalStateException("edition without its document " + id));
        var origins = new KpiPage.Origins(
                document,
                documents.line(id, indicator.place()),
                formulas.versions(new IndicatorRef(tree.plan().id(), code)),
                settings.get("licence").orElse(""));
        var page = KpiPage.of(progress, indicator, origins, pages.downloads("/strategy/kpis/{code}"));
        return pages.page(
                "strategy/kpi",
                Head.of(page.titleInBar(), StrategyAreas.STRATEGY).under(HOME, KPIS),
                page);
    }
}

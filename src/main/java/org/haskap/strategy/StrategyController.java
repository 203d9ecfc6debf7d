package org.haskap.strategy;

import org.haskap.document.Documents;
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
    private final Pages pages;

    StrategyController(Strategy strategy, Programmes programmes, Documents documents, Pages pages) {
        this.strategy = strategy;
        this.programmes = programmes;
        this.documents = documents;
        this.pages = pages;
    }

    @GetMapping("/strategy")
    ModelAndView strategy() {
        var tree = strategy.find();
        if (tree.isEmpty()) {
            return pages.page("strategy/none", Head.of("総合戦略", StrategyAreas.STRATEGY), "");
        }
        var page = StrategyPage.of(new Outline(tree.get()), pages.downloads("/strategy"));
        return pages.page("strategy/strategy", Head.of(page.title(), StrategyAreas.STRATEGY), page);
    }

    @GetMapping("/strategy/goals/{code}")
    ModelAndView goal(@PathVariable String code) {
        var outline = strategy.outline();
        var goal = outline.tree()
                .node(code)
                .filter(outline::goal)
                .orElseThrow(() -> new NotFoundException("「" + code + "」という基本目標はありません。"));
        var page = GoalPage.of(outline, goal);
        return pages.page(
                "strategy/goal", Head.of(page.title(), StrategyAreas.STRATEGY).under(HOME), page);
    }

    @GetMapping("/strategy/measures/{code}")
    ModelAndView measure(@PathVariable String code) {
        var outline = strategy.outline();
        var measure = outline.tree()
                .node(code)
                .filter(outline::measure)
                .orElseThrow(() -> new NotFoundException("「" + code + "」という施策はありません。"));
        var page = MeasurePage.of(outline, measure, programmes.links(), programmes.registers());
        var goal = outline.goalOf(measure);
        return pages.page(
                "strategy/measure",
                Head.of(page.title(), StrategyAreas.STRATEGY)
                        .under(HOME, new Crumb(goal.heading(), outline.href(goal))),
                page);
    }

    @GetMapping(KpiFilter.PATH)
    ModelAndView kpis(KpiFilter filter) {
        var page = KpiListPage.of(strategy.outline(), filter, pages.downloads(KpiFilter.PATH));
        return pages.page(
                "strategy/kpis", Head.of("指標の一覧", StrategyAreas.STRATEGY).under(HOME), page);
    }

    @GetMapping("/strategy/kpis/{code}")
    ModelAndView kpi(@PathVariable String code) {
        var outline = strategy.outline();
        var indicator =
                outline.tree().indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        long id = outline.tree().edition().documentId();
        var document =
                documents.find(id).orElseThrow(() -> new IllegalStateException("edition without its document " + id));
        var page = KpiPage.of(
                outline,
                indicator,
                document,
                documents.line(id, indicator.place()),
                pages.downloads("/strategy/kpis/{code}"));
        return pages.page(
                "strategy/kpi",
                Head.of(page.titleInBar(), StrategyAreas.STRATEGY).under(HOME, KPIS),
                page);
    }
}

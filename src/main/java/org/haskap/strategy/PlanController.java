package org.haskap.strategy;

import org.haskap.plan.Plans;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All plans as trees. */
@PublicPage
final class PlanController {
    private final Plans plans;
    private final Strategy strategy;
    private final Pages pages;

    PlanController(Plans plans, Strategy strategy, Pages pages) {
        this.plans = plans;
        this.strategy = strategy;
        this.pages = pages;
    }

    @GetMapping("/plans")
    ModelAndView plans() {
        return pages.page("strategy/plans", Head.of("計画の一覧", StrategyAreas.PLANS), PlanListPage.of(plans.current()));
    }

    @GetMapping("/plans/{slug}")
    ModelAndView plan(@PathVariable String slug, @RequestParam(defaultValue = "") String open) {
        var tree = plans.current(slug).orElseThrow(() -> new NotFoundException("「" + slug + "」という計画はありません。"));
        var page =
                PlanPage.of(tree, slug.equals(strategy.slug()), open.equals("all"), pages.downloads("/plans/{slug}"));
        return pages.page(
                "strategy/plan",
                Head.of(page.title(), StrategyAreas.PLANS).under(new Crumb(StrategyAreas.PLANS, "/plans")),
                page);
    }
}

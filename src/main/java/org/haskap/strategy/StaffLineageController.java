package org.haskap.strategy;

import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.Query;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How an indicator's figures came about, down to the single facts and the people who entered and confirmed. */
@Controller
final class StaffLineageController {
    private final Strategy strategy;
    private final Plans plans;
    private final Lineages lineages;
    private final Pages pages;
    private final Access access = new Access();

    StaffLineageController(Strategy strategy, Plans plans, Lineages lineages, Pages pages) {
        this.strategy = strategy;
        this.plans = plans;
        this.lineages = lineages;
        this.pages = pages;
    }

    @GetMapping("/staff/kpis/{code}/lineage")
    ModelAndView lineage(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "1") String part,
            @RequestParam(defaultValue = "1") String page) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        String slug = plan.isEmpty() ? strategy.slug() : plan;
        PlanTree tree = plans.current(slug).orElseThrow(() -> new NotFoundException("「" + slug + "」という計画はありません。"));
        var indicator = tree.indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
        boolean main = slug.equals(strategy.slug());
        var here = Query.of("/staff/kpis/" + indicator.code() + "/lineage").with("plan", main ? "" : slug);
        var asked = new Lineages.Asked(period, number(part), number(page), here);
        var shown = LineagePages.whole(
                lineages.whole(new Outline(tree), indicator, asked),
                here,
                main
                        ? new Link(indicator.name(), Outline.href(indicator))
                        : new Link(tree.plan().title(), "/plans/" + slug),
                main ? new Link("公開している成り立ち", LineageLinks.page(indicator)) : null);
        return pages.desk(
                Desk.STAFF,
                "strategy/staffLineage",
                Head.of(shown.titleInBar() + "の数値の成り立ち", Desk.STAFF.label()),
                shown);
    }

    /** What is no number is the first page. */
    private static int number(String text) {
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 1;
    }
}

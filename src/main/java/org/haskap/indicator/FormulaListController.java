package org.haskap.indicator;

import java.util.Map;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.plan.PlanTree;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which indicators of a plan count themselves, and how. */
@Controller
final class FormulaListController {
    static final String PATH = "/staff/strategy/formulas";

    private final Pages pages;
    private final StaffPlans plans;
    private final Formulas formulas;
    private final Access access = new Access();

    FormulaListController(Pages pages, StaffPlans plans, Formulas formulas) {
        this.pages = pages;
        this.plans = plans;
        this.formulas = formulas;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        PlanTree tree = plans.tree(plan);
        Map<String, FormulaVersion> inForce = formulas.inForce(tree.plan().id());
        var rows = tree.indicators().stream()
                .map(indicator -> {
                    FormulaVersion version = inForce.get(indicator.code());
                    String node = indicator.node();
                    return new FormulaListPage.Row(
                            new Link(
                                    indicator.name(),
                                    StaffPlans.address("/staff/kpis/" + indicator.code() + "/formula", plan)),
                            node == null
                                    ? ""
                                    : tree.node(node)
                                            .map(each -> each.heading())
                                            .orElse(""),
                            version == null ? "" : version.sentence(),
                            version == null ? 0 : version.version());
                })
                .toList();
        long counting = rows.stream().filter(row -> row.version() > 0).count();
        var page = new FormulaListPage(
                tree.plan().title(),
                "指標" + rows.size() + "件のうち" + counting + "件を、記録された事実から自動で数えています。",
                rows,
                plans.all(tree).stream()
                        .skip(1)
                        .filter(other -> !other.indicators().isEmpty())
                        .map(other -> new Link(
                                other.plan().title(),
                                PATH + "?plan=" + other.plan().slug()))
                        .toList());
        return pages.desk(Desk.STAFF, "indicator/formulas", Head.of(IndicatorAreas.FORMULAS, Desk.STAFF.label()), page);
    }
}

package org.haskap.strategy;

import org.haskap.access.Organisations;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Who answers for what and who takes part in what. */
@PublicPage
final class PeopleController {
    private static final Crumb ORGANISATIONS = new Crumb("団体の一覧", "/organisations");
    private static final Crumb DEPARTMENTS = new Crumb("担当課の一覧", "/departments");

    private final Organisations organisations;
    private final Programmes programmes;
    private final Plans plans;
    private final Strategy strategy;
    private final Pages pages;

    PeopleController(Organisations organisations, Programmes programmes, Plans plans, Strategy strategy, Pages pages) {
        this.organisations = organisations;
        this.programmes = programmes;
        this.plans = plans;
        this.strategy = strategy;
        this.pages = pages;
    }

    @GetMapping("/organisations")
    ModelAndView organisations() {
        var page = OrganisationListPage.of(organisations.all(), organisations.matches(), programmes.duties());
        return pages.page("strategy/organisations", Head.of("団体の一覧", StrategyAreas.PEOPLE), page);
    }

    @GetMapping("/organisations/{id}")
    ModelAndView organisation(@PathVariable long id) {
        var organisation = organisations.find(id).orElseThrow(() -> new NotFoundException("番号" + id + "の団体はありません。"));
        var page = OrganisationPage.of(
                organisation,
                organisations.departments(),
                organisations.matches(organisation),
                programmes.duties().of(organisation),
                strategy.slug());
        return pages.page(
                "strategy/organisation",
                Head.of(page.name(), StrategyAreas.PEOPLE).under(ORGANISATIONS),
                page);
    }

    @GetMapping("/departments")
    ModelAndView departments() {
        var page = DepartmentListPage.of(organisations.all(), organisations.departments(), programmes.duties());
        return pages.page(
                "strategy/departments", Head.of("担当課の一覧", StrategyAreas.PEOPLE).under(ORGANISATIONS), page);
    }

    @GetMapping("/departments/{id}")
    ModelAndView department(@PathVariable long id) {
        var department =
                organisations.department(id).orElseThrow(() -> new NotFoundException("番号" + id + "の担当課はありません。"));
        var owner = organisations
                .find(department.organisationId())
                .orElseThrow(() -> new IllegalStateException("department without its organisation " + id));
        var page = DepartmentPage.of(
                department, owner, programmes.duties().of(department), plans.current(), strategy.progress());
        return pages.page(
                "strategy/department",
                Head.of(page.name() + "（" + owner.name() + "）", StrategyAreas.PEOPLE)
                        .under(ORGANISATIONS, DEPARTMENTS),
                page);
    }
}

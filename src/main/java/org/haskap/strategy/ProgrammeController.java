package org.haskap.strategy;

import java.util.Optional;
import org.haskap.kernel.FiscalYear;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.register.Register;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of programmes held with partners. */
@PublicPage
final class ProgrammeController {
    private static final Crumb LIST = new Crumb(StrategyAreas.PROGRAMMES, ProgrammeListPage.PATH);

    private final Programmes programmes;
    private final Plans plans;
    private final Strategy strategy;
    private final Pages pages;

    ProgrammeController(Programmes programmes, Plans plans, Strategy strategy, Pages pages) {
        this.programmes = programmes;
        this.plans = plans;
        this.strategy = strategy;
        this.pages = pages;
    }

    @GetMapping(ProgrammeListPage.PATH)
    ModelAndView list(ProgrammeListPage.Asked asked) {
        var head = Head.of("共催・協働の事業", StrategyAreas.PROGRAMMES);
        Integer fy = asked.fy();
        var register = register(fy);
        if (register.isEmpty() && fy == null) {
            return pages.page("strategy/noRegister", head, head.title());
        }
        var page = ProgrammeListPage.of(
                register.orElseThrow(() -> new NotFoundException(fy + "年度の記録はありません。")),
                programmes.registers(),
                asked,
                pages.downloads(ProgrammeListPage.PATH));
        return pages.page("strategy/programmes", head, page);
    }

    @GetMapping("/programmes/calendar")
    ModelAndView calendar(@RequestParam(required = false) @Nullable Integer fy) {
        var head = Head.of("月ごとの共催・協働", StrategyAreas.PROGRAMMES).under(LIST);
        var register = register(fy);
        if (register.isEmpty() && fy == null) {
            return pages.page("strategy/noRegister", head, head.title());
        }
        var page = CalendarPage.of(
                register.orElseThrow(() -> new NotFoundException(fy + "年度の記録はありません。")),
                fy,
                pages.downloads("/programmes/calendar"));
        return pages.page("strategy/calendar", head, page);
    }

    @GetMapping("/programmes/{no}")
    ModelAndView programme(@PathVariable String no, @RequestParam(required = false) @Nullable Integer fy) {
        var programme =
                programmes.find(no, year(fy)).orElseThrow(() -> new NotFoundException("番号「" + no + "」の事業はありません。"));
        var register = programmes
                .register(programme.fiscalYear())
                .orElseThrow(() -> new IllegalStateException("programme without its register " + no));
        var page = ProgrammePage.of(
                programme,
                register,
                programmes.links(),
                plans.current(),
                strategy.slug(),
                pages.downloads("/programmes/{no}"));
        return pages.page(
                "strategy/programme",
                Head.of("No." + no + " " + page.name(), StrategyAreas.PROGRAMMES)
                        .under(LIST),
                page);
    }

    private Optional<Register> register(@Nullable Integer fy) {
        return programmes.register(year(fy));
    }

    private static @Nullable FiscalYear year(@Nullable Integer fy) {
        return fy == null ? null : new FiscalYear(fy);
    }
}

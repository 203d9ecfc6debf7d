package org.haskap.strategy;

import org.haskap.access.Organisations;
import org.haskap.document.Documents;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The home page and the pages that lead everywhere or speak of the site itself. */
@PublicPage
final class HomeController {
    private static final String ABOUT = "このサイトについて";

    private final Strategy strategy;
    private final Plans plans;
    private final Programmes programmes;
    private final Documents documents;
    private final Organisations organisations;
    private final Pages pages;

    HomeController(
            Strategy strategy,
            Plans plans,
            Programmes programmes,
            Documents documents,
            Organisations organisations,
            Pages pages) {
        this.strategy = strategy;
        this.plans = plans;
        this.programmes = programmes;
        this.documents = documents;
        this.organisations = organisations;
        this.pages = pages;
    }

    @GetMapping("/")
    ModelAndView home() {
        var page = HomePage.of(pages.areas(), strategy.progress(), programmes.registers(), documents.adopted());
        return pages.page("strategy/home", Head.of("ホーム", "戦略ダッシュボード"), page);
    }

    @GetMapping("/sitemap")
    ModelAndView sitemap() {
        var page = SitemapPage.of(
                pages.areas(),
                strategy.find().map(Outline::new),
                plans.plans(),
                programmes.registers(),
                documents.adopted(),
                organisations.departments());
        return pages.page("strategy/sitemap", Head.of("サイトマップ", ABOUT), page);
    }

    @GetMapping("/accessibility")
    ModelAndView accessibility() {
        return pages.page("strategy/accessibility", Head.of("ウェブアクセシビリティ方針", ABOUT), "");
    }
}

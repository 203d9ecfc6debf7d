package org.haskap.search;

import org.haskap.web.Area;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The search page. Whatever stands in its address is a question; nothing there is an error. */
@PublicPage
final class SearchController {
    private static final String TITLE = "検索";

    private final Search search;
    private final Pages pages;

    SearchController(Search search, Pages pages) {
        this.search = search;
        this.pages = pages;
    }

    @GetMapping("/search")
    ModelAndView search(
            @RequestParam(name = "q", defaultValue = "") String question,
            @RequestParam(name = "kind", defaultValue = "") String kindKey,
            @RequestParam(name = "page", defaultValue = "1") String pageNumber) {
        var wanted = Wanted.parse(question);
        var kind = Kind.of(kindKey);
        var found = search.find(wanted, kind.orElse(null), number(pageNumber));
        var view = SearchPage.of(question, wanted, kind, found);
        return pages.page("search/page", Head.of(view.title(), TITLE), view);
    }

    /** Digits of any script, and one for everything that is no page. */
    private static int number(String page) {
        try {
            return Math.max(1, Integer.parseInt(page.strip()));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /** The search page in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Areas {
        @Bean
        Area searchArea() {
            return new Area(70, TITLE, "/search", "計画、指標、事業、団体、元の資料の行まで、ことばで探します。");
        }
    }
}

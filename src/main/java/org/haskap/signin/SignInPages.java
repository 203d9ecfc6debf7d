package org.haskap.signin;

import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts forms and messages on their pages; one with errors answers 422 and says so in its title. */
@Component
class SignInPages {
    private static final String SECTION = "ログイン";

    private final Pages pages;

    SignInPages(Pages pages) {
        this.pages = pages;
    }

    ModelAndView form(FormPage page) {
        return status(pages.form("signin/form", head(page), page), page);
    }

    ModelAndView message(MessagePage page) {
        return pages.form("signin/message", Head.of(page.title(), SECTION), page);
    }

    ModelAndView form(Desk desk, FormPage page, Crumb... above) {
        return status(pages.desk(desk, "signin/form", head(page).under(above), page), page);
    }

    ModelAndView message(Desk desk, MessagePage page, Crumb... above) {
        return pages.desk(
                desk, "signin/message", Head.of(page.title(), desk.label()).under(above), page);
    }

    private static Head head(FormPage page) {
        return Head.of((page.problems().isEmpty() ? "" : "エラー：") + page.title(), SECTION);
    }

    private static ModelAndView status(ModelAndView shown, FormPage page) {
        if (!page.problems().isEmpty()) {
            shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return shown;
    }
}

package org.haskap.signin;

import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages for signing in. */
@Controller
final class SignInController {
    private final Pages pages;

    SignInController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(@RequestParam(required = false) String failed) {
        return pages.form("signin/sign-in", Head.of("ログイン", "ログイン"), new SignInPage(failed != null));
    }

    @GetMapping("/my")
    ModelAndView my() {
        return pages.desk(Desk.MY, "signin/my", Head.of("マイページ", "マイページ"), "");
    }
}

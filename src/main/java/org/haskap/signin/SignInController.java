package org.haskap.signin;

import java.util.List;
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
    private final List<SignInWay> ways;

    SignInController(Pages pages, List<SignInWay> ways) {
        this.pages = pages;
        this.ways = ways;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(@RequestParam(required = false) String failed) {
        var choices = ways.stream().flatMap(way -> way.choices().stream()).toList();
        return pages.form("signin/sign-in", Head.of("ログイン", "ログイン"), SignInPage.of(failed != null, choices));
    }

    @GetMapping("/my")
    ModelAndView my() {
        return pages.desk(Desk.MY, "signin/my", Head.of("マイページ", "マイページ"), "");
    }
}

package org.haskap.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.haskap.web.ui.Link;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The pages for what goes wrong on the way in. */
@ControllerAdvice(basePackageClasses = SignInProblems.class)
class SignInProblems {
    private final SignInPages pages;

    SignInProblems(SignInPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView tooMany(TooManyException e, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
        var page = pages.message(MessagePage.of(
                "しばらくお待ちください",
                List.of(
                        "短い時間に何度も操作されたため、いまは受け付けられません。",
                        "あと" + e.words() + "ほどお待ちになってから、もう一度お試しください。入力した内容は保存されていません。"),
                new Link("ログインのページへ", Turned.SIGN_IN)));
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }

    @ExceptionHandler
    ModelAndView noLink(LinkProblemException e) {
        var page = pages.message(MessagePage.of(
                "このリンクは使えません", List.of(String.valueOf(e.getMessage())), new Link("ログインのページへ", Turned.SIGN_IN)));
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}

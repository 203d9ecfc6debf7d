package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the owner of an address stops what others began with the account. */
@Controller
final class ObjectionController {
    private final SignInPages forms;
    private final Objections objections;

    ObjectionController(SignInPages forms, Objections objections) {
        this.forms = forms;
        this.objections = objections;
    }

    @GetMapping("/sign-in/stop")
    ModelAndView ask(HttpServletRequest request) {
        String name = objections.look(OpenedLinks.token(request, LinkKind.STOP)).name();
        return forms.form(FormPage.of("手続きを止める", "/sign-in/stop", "この手続きを止める")
                .lead(name + "さんのアカウントを、別のメールアドレスで使えるようにする手続きを止めます。", "あなたか、あなたが頼んだ人の手続きのときは、押さないでこのページを閉じてください。"));
    }

    @PostMapping("/sign-in/stop")
    ModelAndView stop(HttpServletRequest request) {
        boolean stopped = objections.stop(OpenedLinks.token(request, LinkKind.STOP));
        OpenedLinks.forget(request, LinkKind.STOP);
        return forms.message(
                stopped
                        ? MessagePage.of(
                                "手続きを止めました",
                                List.of("送られていたリンクは使えなくなりました。アカウントは、これまでどおり使えます。", "心当たりのない手続きだったときは、運営者に連絡してください。"),
                                new Link("ログインのページへ", Turned.SIGN_IN))
                        : MessagePage.of(
                                "止める手続きはありませんでした",
                                List.of("手続きは、すでに取り下げられたか、終わっています。", "ログインできないときは、すぐに運営者に連絡してください。"),
                                new Link("ログインのページへ", Turned.SIGN_IN)));
    }
}
